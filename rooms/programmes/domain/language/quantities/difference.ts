import { type ListOf, listOf } from './list-of.ts'

export type Difference = ListOf<'difference'>

/** The first less the others, and never below nothing: nobody owes a programme for what it does not give. */
export const difference = listOf(
  'difference',
  (kind) => kind !== 'day' && kind !== 'moment',
  (values) => {
    const [first = 0, ...others] = values as readonly number[]
    return Math.max(
      0,
      others.reduce((left, value) => left - value, first),
    )
  },
)
