import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'

export type CaseSeries = { readonly county: number; readonly year: number }

/** The county and year that a case number counts in: where its station stands, the year it was opened. */
export const caseSeries = (division: DivisionCode, openedOn: Day): CaseSeries => ({
  county: countyOf(division) / 1_000_000,
  year: Number(openedOn.slice(0, 4)),
})

/** `GA-410621-2023-00001`; the hundred-thousandth case of a year has six digits. */
export const caseNumber = ({ county, year }: CaseSeries, place: number): string =>
  `GA-${county}-${year}-${String(place).padStart(5, '0')}`
