import { type ListOf, listOf } from './list-of.ts'

export type Latest = ListOf<'latest'>

/** The last of several days: a practicum begun before the programme counts from the programme's day on. */
export const latest = listOf(
  'latest',
  (kind) => kind === 'day',
  (values) => (values as readonly string[]).reduce((last, day) => (day > last ? day : last)),
)
