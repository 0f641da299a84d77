import type { Day } from '../../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'

export type RequestSeries = { readonly county: number; readonly year: number }

/** The county and year that a request's number counts in. */
export const requestSeries = (division: DivisionCode, receivedOn: Day): RequestSeries => ({
  county: Math.floor(countyOf(division) / 1_000_000),
  year: Number(receivedOn.slice(0, 4)),
})

/** `QZ-410621-2023-00001` (求助): the hundred-thousandth of a year has six digits. */
export const requestNumber = ({ county, year }: RequestSeries, place: number): string =>
  `QZ-${county}-${year}-${String(place).padStart(5, '0')}`
