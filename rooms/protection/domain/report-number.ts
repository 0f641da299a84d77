import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../kernel/division.ts'

export type ReportSeries = { readonly county: number; readonly year: number }

/** The county and year that a number counts in: where the child is, the year in which it was noticed. */
export const reportSeries = (division: DivisionCode, noticedOn: Day): ReportSeries => ({
  county: countyOf(division) / 1_000_000,
  year: Number(noticedOn.slice(0, 4)),
})

/** `QB-410621-2023-00001`. */
export const reportNumber = ({ county, year }: ReportSeries, place: number): string =>
  `QB-${county}-${year}-${String(place).padStart(5, '0')}`
