/** Yes, no, or not known: a missing fact is never zero and never "no" (design principle 5). */
export type Truth = 'yes' | 'no' | 'unknown'

export const truthOf = (value: boolean | null | undefined): Truth =>
  value === true ? 'yes' : value === false ? 'no' : 'unknown'
