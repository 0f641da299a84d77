import type { Day } from './day.ts'

/** Something that holds from a day to a day, both included; an open end holds until further notice. */
export type Validity = { readonly from: Day; readonly to: Day | null }

export const holdsOn = (validity: Validity, on: Day): boolean =>
  validity.from <= on && (validity.to === null || on <= validity.to)

export const overlaps = (a: Validity, b: Validity): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
