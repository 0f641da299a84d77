import { type ListOf, listOf } from './list-of.ts'

export type Sum = ListOf<'sum'>

/** All parts together; of percentages, points: 40 % and 10 % more are 50 %. */
export const sum = listOf(
  'sum',
  (kind) => kind !== 'day' && kind !== 'moment',
  (values) => (values as readonly number[]).reduce((total, value) => total + value, 0),
)
