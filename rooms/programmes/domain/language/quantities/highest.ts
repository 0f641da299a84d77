import { type ListOf, listOf } from './list-of.ts'

export type Highest = ListOf<'highest'>

/** The largest of its parts: a floor. */
export const highest = listOf(
  'highest',
  (kind) => kind !== 'day' && kind !== 'moment',
  (values) => Math.max(...(values as readonly number[])),
)
