import { type ListOf, listOf } from './list-of.ts'

export type Sum = ListOf<'sum'>

/** All parts together. */
export const sum = listOf(
  'sum',
  (kind) => kind !== 'day' && kind !== 'moment' && kind !== 'percent',
  (values) => (values as readonly number[]).reduce((total, value) => total + value, 0),
)
