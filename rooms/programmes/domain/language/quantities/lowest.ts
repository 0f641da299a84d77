import { type ListOf, listOf } from './list-of.ts'

export type Lowest = ListOf<'lowest'>

/** The smallest of its parts: a cap. */
export const lowest = listOf(
  'lowest',
  (kind) => kind !== 'day' && kind !== 'moment',
  (values) => Math.min(...(values as readonly number[])),
)
