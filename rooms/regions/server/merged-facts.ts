import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'

/** A merger as the rooms hear of it: from `from` on, what stood at `code` stands at `into`. */
export type Merger = {
  readonly province: number
  readonly merger: Id
  readonly code: DivisionCode
  readonly into: DivisionCode
  readonly from: Day
}

/** What a room has at a division, for the preview: told to who may see records of that kind. */
export type Inventory = {
  readonly kind: string
  readonly title: Words
  readonly needs: string
  /** Whether a merger moves these, or only tells of them. */
  readonly moves: boolean
  count(tx: Handle, code: DivisionCode, from: Day): Promise<number>
}

/** A table of dated facts with `province`, `id`, `division`; with `leaf` also `station`, `month`, counted in figures. */
export type FactTable = {
  readonly kind: string
  readonly title: Words
  readonly needs: string
  readonly table: string
  readonly day: string
  readonly leaf: boolean
}

export const mergerEvents = ['division.merged', 'division.merger-undone'] as const

export const mergerOf = ({ data }: Pick<DomainEvent, 'data'>): Merger => data as unknown as Merger

/** Moves the facts of a room when it hears of a merger, and takes them back when it is undone. */
export const factMover = (room: string, tables: readonly FactTable[]): Subscriber => ({
  reader: `${room}.mergers`,
  hears: mergerEvents,
  handle: async (tx, event) => {
    const carry = event.name === 'division.merged' ? moveFacts : takeBackFacts
    for (const table of tables) await carry(tx, table, mergerOf(event))
  },
})

export const inventoryOf = ({ kind, title, needs, table, day }: FactTable): Inventory => ({
  kind,
  title,
  needs,
  moves: true,
  count: async (tx, code, from) => {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.ref(table)}
      where division = ${code} and ${sql.ref(day)} >= ${from}`.execute(tx)
    return rows[0]?.count ?? 0
  },
})

/** The leaves that are counted again are named by the new code, which the reader of either asks for. */
async function moveFacts(tx: Handle, { kind, table, day, leaf }: FactTable, merger: Merger): Promise<void> {
  const { province, code, into, from } = merger
  await sql`
    with moved as (
      update ${sql.ref(table)} set division = ${into}
      where province = ${province} and division = ${code} and ${sql.ref(day)} >= ${from}
      returning id ${leaf ? sql`, station, month` : sql``}
    )
    ${leaf ? marked([code, into]) : sql``}
    insert into division_merger_fact (province, merger, kind, record, code)
    select ${province}, ${merger.merger}, ${kind}, id, ${code} from moved`.execute(tx)
}

/** What was moved on meanwhile by another merger stays where that one put it. */
async function takeBackFacts(tx: Handle, { kind, table, leaf }: FactTable, merger: Merger): Promise<void> {
  const { province, code, into } = merger
  await sql`
    with moved as (
      update ${sql.ref(table)} t set division = ${code}
      from division_merger_fact f
      where f.province = ${province} and f.merger = ${merger.merger} and f.kind = ${kind}
        and t.province = f.province and t.id = f.record and t.division = ${into}
      returning t.id ${leaf ? sql`, t.station, t.month` : sql``}
    )
    ${leaf ? marked([code, into]) : sql``}
    delete from division_merger_fact
    where province = ${province} and merger = ${merger.merger} and kind = ${kind}`.execute(tx)
}

const marked = (codes: readonly DivisionCode[]) => sql`, marked as (
      insert into figure_dirty (station, month, division)
      select distinct station, month, c from moved, unnest(${[...codes]}::bigint[]) c)`

/** Notes what a room moved in its own way. */
export async function noteMoved(
  tx: Handle,
  { province, merger, code }: Merger,
  kind: string,
  moved: readonly { readonly record: Id; readonly wasFrom?: Day | null }[],
): Promise<void> {
  if (moved.length === 0) return
  await sql`insert into division_merger_fact (province, merger, kind, record, code, was_from)
    select ${province}, ${merger}, ${kind}, record, ${code}, was_from
    from unnest(${moved.map(({ record }) => record)}::uuid[], ${moved.map(({ wasFrom }) => wasFrom ?? null)}::date[])
      as m(record, was_from)`.execute(tx)
}

/** Takes back the notes of one kind. */
export async function forgetMoved(
  tx: Handle,
  { province, merger }: Merger,
  kind: string,
): Promise<readonly { readonly record: Id; readonly wasFrom: Day | null }[]> {
  const { rows } = await sql<{ record: Id; wasFrom: Day | null }>`
    delete from division_merger_fact where province = ${province} and merger = ${merger} and kind = ${kind}
    returning record, was_from`.execute(tx)
  return rows
}
