import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'

/** The county and year that a file number counts in (5.3): the county of residence, the year the file was opened. */
export const fileNumberSeries = (
  division: DivisionCode,
  registeredOn: Day,
): { county: number; year: number } => ({
  county: countyOf(division) / 1_000_000,
  year: Number(registeredOn.slice(0, 4)),
})

/** `CL-410621-2023-00001`; the hundred-thousandth file of a year has six digits. */
export const fileNumber = (series: { county: number; year: number }, place: number): string =>
  `CL-${series.county}-${series.year}-${String(place).padStart(5, '0')}`
