import { type RawBuilder, sql } from 'kysely'
import type { Words } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/day.ts'
import type { Id } from '../../kernel/id.ts'
import type { Standing } from './command.ts'
import type { Handle } from './database/connect.ts'

/** One thing that happened to a person, as a room tells it: what it was and where it is written, never what was said. */
export type TimelineLine = {
  /** The record behind it and, where one record tells more than one thing, which; the order of the lines of a day. */
  readonly key: string
  readonly day: Day
  readonly what: Words
  /** A name or number that the record has of its own: a group, a case, a kind of goods. */
  readonly about: string | null
  readonly by: string | null
  readonly station: Id | null
  /** Where it can be opened. */
  readonly page: string | null
}

export type TimelineQuestion = {
  /** The person's file and those merged into it. */
  readonly persons: readonly Id[]
  readonly from: Day | null
  readonly to: Day | null
  /** Only what comes after this in the order of the page, newest first. */
  readonly before: { readonly day: Day; readonly key: string } | null
  readonly limit: number
}

/** What one room tells of a person. It is asked under the scope of its own permission, and not at all without it. */
export type TimelineSource = {
  readonly kind: string
  readonly title: Words
  readonly permission: string
  /** Its lines disclose L3 or L4 by being there: that they were shown is written to the audit trail. */
  readonly sensitive?: true
  lines(tx: Handle, standing: Standing, asked: TimelineQuestion): Promise<readonly TimelineLine[]>
}

/**
 * The condition that a row is about one of the files of a person. Almost everybody has one file, and only of one does the
 * database read an index on (person, day) from the newest on, and not all there is in order to sort it.
 */
export const ofPersons = (column: string, persons: readonly Id[]): RawBuilder<boolean> =>
  persons.length === 1
    ? sql<boolean>`${sql.ref(column)} = ${persons[0]}::uuid`
    : sql<boolean>`${sql.ref(column)} = any(${[...persons]}::uuid[])`

/**
 * The window of a page over two columns of a query: the period, what comes after the cursor, the order and the limit. Ends
 * the query. An index on (person, day desc) is walked from where the page begins, so that the last page costs what the first does.
 */
export function timelineWindow(
  { from, to, before, limit }: TimelineQuestion,
  columns: { readonly day: string; readonly key: RawBuilder<string> },
): RawBuilder<unknown> {
  const day = sql.ref(columns.day)
  const key = sql`(${columns.key}) collate "C"`
  const all: RawBuilder<unknown>[] = []
  if (from) all.push(sql`${day} >= ${from}`)
  if (to) all.push(sql`${day} <= ${to}`)
  if (before) all.push(sql`${day} <= ${before.day} and (${day} < ${before.day} or ${key} < ${before.key})`)
  const where = all.length > 0 ? sql` and ${sql.join(all, sql` and `)}` : sql``
  return sql`${where} order by ${day} desc, ${key} desc limit ${limit}`
}
