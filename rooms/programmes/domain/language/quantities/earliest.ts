import { type ListOf, listOf } from './list-of.ts'

export type Earliest = ListOf<'earliest'>

/** The first of several days. */
export const earliest = listOf(
  'earliest',
  (kind) => kind === 'day',
  (values) => (values as readonly string[]).reduce((first, day) => (day < first ? day : first)),
)
