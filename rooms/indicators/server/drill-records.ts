import { type RawBuilder, sql } from 'kysely'
import { parseDay } from '../../../kernel/day.ts'
import { isId } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Measure } from '../domain/measure.ts'
import type { RecordKind } from '../domain/record-kind.ts'
import { shown } from '../domain/unit.ts'
import type { Thing, View } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { historyOf } from './drill-query.ts'
import { thingKey } from './thing-key.ts'

/** One line behind a figure: a record, or the thing (person, household, group) where those are what is counted. */
export type DrilledRecord = {
  readonly kind: RecordKind
  readonly id: string | null
  readonly person: string | null
  /** Names what is about no single person; null where a person’s name does. */
  readonly label: string | null
  readonly day: string | null
  readonly station: string
  readonly division: number
  readonly amount: number
}

/** Where a page ends: the sort key of its last line, as the database wrote it. */
export type Mark = readonly (string | number)[]

export type DrilledPage = { readonly items: readonly DrilledRecord[]; readonly next: Mark | null }

type Line = Omit<DrilledRecord, 'kind' | 'amount'> & {
  /** Of a view that holds several kinds; otherwise null. */
  readonly kind: RecordKind | null
  readonly amount: number
  readonly mark: (string | number)[]
}

/**
 * A page of what is counted, in a fixed order; all pages together are as many as the figure says. `then` reads what was
 * counted at an earlier moment, which the condition names.
 */
export async function recordsBehind(
  tx: Handle,
  measure: Measure,
  where: RawBuilder<boolean>,
  after: Mark | null,
  limit: number,
  then = false,
): Promise<DrilledPage> {
  const view = then ? historyOf(viewOf(measure.view)) : viewOf(measure.view)
  const { count } = measure
  const select =
    count !== 'records' && ('distinct' in count || 'stock' in count)
      ? things(view, count, where, after)
      : records(view, count, where, after)
  const { rows } = await sql<Line>`${select} limit ${limit + 1}`.execute(tx)
  const page = rows.slice(0, limit)
  return {
    items: page.map(({ mark: _, kind, ...line }) => ({
      ...line,
      kind: kind ?? kindOf(measure, view),
      amount: shown(line.amount, measure.unit),
    })),
    next: rows.length > limit ? (page.at(-1)?.mark ?? null) : null,
  }
}

/** Whether a mark is one that a page of this measure ends with: division, day and id, or the key of a thing. */
export function isMarkOf({ view: name, count }: Measure, mark: unknown): mark is Mark {
  if (!Array.isArray(mark)) return false
  const [first, day, id] = mark
  if (count !== 'records' && ('distinct' in count || 'stock' in count)) {
    const { numbered } = countedThing(viewOf(name), count)
    return mark.length === 1 && (numbered ? Number.isSafeInteger(first) : typeof first === 'string')
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(String(day)) && parseDay(String(day)).ok
  return mark.length === 3 && Number.isSafeInteger(first) && isDay && isId(String(id))
}

/** A stock is one of the persons of its view, or of the one thing that a view about nobody knows (stations). */
const countedThing = (view: View, count: { readonly distinct: string } | { readonly stock: string }): Thing =>
  view.things[
    'distinct' in count ? count.distinct : (view.stockOf ?? Object.keys(view.things)[0] ?? 'person')
  ] as Thing

function kindOf({ count }: Measure, view: View): RecordKind {
  if (count === 'records' || !('distinct' in count || 'stock' in count)) return view.record
  return countedThing(view, count).record ?? 'person'
}

/** A person is named by the person's name, other things by their own label or the record's. */
function labelOfThing(view: View, thing: Thing) {
  if (thing.label) return sql.ref(`r.${thing.label}`)
  return thing.record ? labelOf(view) : sql`null::text`
}

const labelOf = (view: View) => (view.labelled ? sql`r.label` : sql`null::text`)

/** Records by place, then the newest first: the order of the index that finds them. */
function records(view: View, count: Measure['count'], where: RawBuilder<boolean>, after: Mark | null) {
  const day = sql.ref(`r.${view.day}`)
  const amount = count !== 'records' && 'sum' in count ? sql.ref(`r.${count.sum}`) : sql`1`
  const following = after
    ? sql`and (r.division > ${after[0]} or (r.division = ${after[0]} and (${day}, r.id) < (${after[1]}::date, ${after[2]}::uuid)))`
    : sql``
  const kind = view.recordKind ? sql.ref(`r.${view.recordKind}`) : sql`null::text`
  return sql`select r.id, r.person, ${kind} as kind, ${labelOf(view)} as label, ${day} as day, r.station, r.division, ${amount} as amount,
      jsonb_build_array(r.division, ${day}, r.id) as mark
    from ${sql.ref(view.name)} r where ${where} and ${amount} <> 0 ${following}
    order by r.division, ${day} desc, r.id desc`
}

/** Each person or household once, with the newest record; of a stock those who are there at its end. */
function things(
  view: View,
  count: { readonly distinct: string } | { readonly stock: string },
  where: RawBuilder<boolean>,
  after: Mark | null,
) {
  const thing = countedThing(view, count)
  const key = thing.numbered ? sql`${sql.ref(`r.${thing.key}`)}` : thingKey(thing, 'r')
  const day = sql.ref(`r.${view.day}`)
  const following = after ? sql`and ${key} > ${after[0]}` : sql``
  const newest = (column: RawBuilder<unknown>) =>
    sql`(array_agg(${column} order by ${day} desc, r.id desc))[1]`
  const there = 'stock' in count ? sql`having sum(${sql.ref(`r.${count.stock}`)}) > 0` : sql``
  const id = newest(sql.ref(`r.${thing.record ? thing.key : 'person'}`))
  return sql`select ${id} as id, ${newest(sql`r.person`)} as person, null::text as kind, ${newest(labelOfThing(view, thing))} as label, max(${day}) as day, ${newest(sql`r.station`)} as station,
      ${newest(sql`r.division`)} as division, 1 as amount, jsonb_build_array(${key}) as mark
    from ${sql.ref(view.name)} r where ${where} and ${key} is not null ${following}
    group by ${key} ${there} order by ${key}`
}
