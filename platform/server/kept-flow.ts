import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../kernel/division.ts'
import type { Id } from '../../kernel/id.ts'
import { monthOf } from '../../kernel/period.ts'
import type { DirtyLeaf } from './command.ts'
import type { Handle } from './database/connect.ts'
import { newId } from './ids.ts'

/** One change of a stock: what is added (+1) or taken away (-1) on a day, with what it is told apart by. */
export type FlowRow = {
  readonly station: Id
  readonly division: DivisionCode
  readonly day: Day
  readonly event: string
  readonly change: 1 | -1
} & Readonly<Record<string, string | number | boolean | null>>

/** A table of changes, and its column that says whose they are. */
export type FlowTable = { readonly table: string; readonly subject: string }

type KeptRow = FlowRow & { readonly id: Id; readonly province: number; readonly subject: Id }

/**
 * Brings the changes kept of some things to what they ought to be: rows that no longer hold are ended, never edited, so
 * that a figure of then can be walked back. Answers the leaves that were touched. The table has the columns of `FlowRow`
 * and `province`, `id`, `month`, `counted_from`, `counted_until`.
 */
export async function keepFlow(
  tx: Handle,
  { table, subject }: FlowTable,
  wanted: ReadonlyMap<Id, readonly FlowRow[]>,
): Promise<DirtyLeaf[]> {
  const subjects = [...wanted.keys()]
  if (subjects.length === 0) return []
  const provinces = [...new Set([...wanted.values()].flat().map(({ division }) => provinceOf(division)))]
  const { rows: kept } = await sql<KeptRow>`
    select *, ${sql.ref(subject)} as subject from ${sql.ref(table)}
    where province = any(${provinces}::smallint[]) and ${sql.ref(subject)} = any(${subjects}::uuid[]) and counted_until is null`.execute(
    tx,
  )
  const gone: KeptRow[] = []
  const missing = new Map([...wanted].map(([id, rows]) => [id, [...rows]]))
  for (const row of kept) {
    const open = missing.get(row.subject) ?? []
    const at = open.findIndex((one) => Object.entries(one).every(([name, value]) => row[name] === value))
    if (at < 0) gone.push(row)
    else open.splice(at, 1)
  }
  if (gone.length > 0) {
    await sql`update ${sql.ref(table)} set counted_until = clock_timestamp()
      where (province, id) in (select * from unnest(${gone.map((row) => row.province)}::smallint[], ${gone.map((row) => row.id)}::uuid[]))`.execute(
      tx,
    )
  }
  const added = [...missing].flatMap(([id, rows]) => rows.map((row) => ({ ...row, [subject]: id })))
  if (added.length > 0) await insert(tx, table, added)
  return [...gone, ...added].map(({ station, division, day }) => ({ station, division, month: monthOf(day) }))
}

async function insert(tx: Handle, table: string, rows: readonly FlowRow[]): Promise<void> {
  const written = rows.map((row) => ({
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])),
    province: provinceOf(row.division),
    id: newId(),
    month: monthOf(row.day),
  }))
  await sql`
    insert into ${sql.ref(table)}
    select r.* from jsonb_array_elements(${JSON.stringify(written)}::jsonb) as one,
      jsonb_populate_record(null::${sql.ref(table)}, one || jsonb_build_object('counted_from', clock_timestamp())) as r`.execute(
    tx,
  )
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
