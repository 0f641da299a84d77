import { enclosing, type Period } from '../../../../kernel/period.ts'

/** A month with the quarter and the year it belongs to. */
export const monthsAndMore = (month: number): number[] => [month, ...enclosing(month as Period)]
