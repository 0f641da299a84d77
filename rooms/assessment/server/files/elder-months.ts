import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf, type Period } from '../../../../kernel/period.ts'
import { type DirtyLeaf, markDirty } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { rosterSince } from '../../../people/server/index.ts'
import {
  firstDayOf,
  lastDayOf,
  monthBefore,
  specialElderCategories,
} from '../../domain/files/elder-roster.ts'
import { type ElderOfMonth, eldersOf, metIn } from './elders.ts'

type Standing = {
  readonly province: number
  readonly id: Id
  readonly person: Id
  readonly station: Id
  readonly division: number
  readonly categories: readonly string[]
  readonly visited: boolean
}

/** In one round at most so many months of the past, so that a start does not wait for years of them. */
const monthsAtOnce = 24

/**
 * Works the months out anew that may still change, the running one and the one before, and those of the past that were
 * never worked out. Later entries for older months come by event. Answers how many rows changed. Runs beside requests.
 */
export async function refreshElderMonths({ worker, clock }: Platform): Promise<number> {
  const today = clock.today()
  const running = monthOf(today)
  const months = [running, monthBefore(running), ...(await monthsUndone(worker.handle, running))]
  let changed = 0
  for (const month of [...new Set(months)])
    changed += await worker.handle.transaction().execute((tx) => workOut(tx as Handle, month, today))
  return changed
}

/** Months since the first elder came onto the roster that were never worked out, the latest first. */
async function monthsUndone(db: Handle, running: Period): Promise<readonly Period[]> {
  const first = await rosterSince(db, specialElderCategories)
  if (!first) return []
  const { rows: done } = await sql<{ month: Period }>`select month from elder_month_done`.execute(db)
  const known = new Set(done.map(({ month }) => month))
  const undone: Period[] = []
  for (
    let month = running;
    month >= monthOf(first) && undone.length < monthsAtOnce;
    month = monthBefore(month)
  )
    if (!known.has(month)) undone.push(month)
  return undone
}

/** One month of all places: what is no longer so is closed, what is new is written, their leaves are marked. */
async function workOut(tx: Handle, month: Period, today: Day): Promise<number> {
  // One process at a time: two would both find the same rows missing.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elder-month:${month}`}, 0))`.execute(tx)
  const elders = await eldersOf(tx, wholeScope, month, today)
  const { rows } = await sql<Standing>`
    select province, id, person, station, division, categories, visited from elder_month
    where month = ${month} and counted_until is null`.execute(tx)
  const before = new Map(rows.map((row) => [row.person, row]))
  const now = new Map(elders.map((elder) => [elder.person, elder]))
  const gone = rows.filter((row) => !same(row, now.get(row.person)))
  const fresh = elders.filter((elder) => !same(before.get(elder.person), elder))
  await close(tx, gone)
  await write(tx, fresh, month)
  await sql`insert into elder_month_done (month) values (${month})
    on conflict (month) do update set done_at = clock_timestamp()`.execute(tx)
  await markDirty(tx, leavesOf([...gone, ...fresh], month))
  return gone.length + fresh.length
}

const same = (
  one: Omit<Standing, 'id'> | undefined,
  other: Pick<ElderOfMonth, 'station' | 'division' | 'visited' | 'categories'> | undefined,
): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.station === other.station &&
  one.division === other.division &&
  one.visited === other.visited &&
  one.categories.join() === other.categories.join()

async function close(tx: Handle, rows: readonly Standing[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const provinces = [...new Set(rows.map(({ province }) => province))]
  await sql`update elder_month set counted_until = clock_timestamp()
    where province = any(${provinces}::smallint[]) and id = any(${ids}::uuid[])`.execute(tx)
}

type Fresh = Pick<
  ElderOfMonth,
  'province' | 'person' | 'ordinal' | 'station' | 'division' | 'visited' | 'categories'
>

async function write(tx: Handle, elders: readonly Fresh[], month: Period): Promise<void> {
  const rows = elders.map(({ ordinal, ...elder }) => ({ ...elder, id: newId(), person_ordinal: ordinal }))
  await sql`
    insert into elder_month (province, id, person, person_ordinal, station, division, month, last_on, categories, visited)
    select province, id, person, person_ordinal, station, division, ${month}, ${lastDayOf(month)}::date,
      array(select jsonb_array_elements_text(categories)), visited
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(province smallint, id uuid, person uuid, person_ordinal integer,
      station uuid, division bigint, categories jsonb, visited boolean)
    on conflict do nothing`.execute(tx)
}

const leavesOf = (rows: readonly Pick<Standing, 'station' | 'division'>[], month: Period): DirtyLeaf[] => {
  const leaves = rows.map(({ station, division }) => ({ station, division, month }))
  return [...new Map(leaves.map((leaf) => [`${leaf.station} ${leaf.division}`, leaf])).values()]
}

/**
 * A visit that is recorded, corrected or taken out changes whether its persons were met, whatever month it belongs to. What
 * is true is asked anew, so that order and repetition do no harm.
 */
export const elderMonthSubscriber = (): Subscriber => ({
  reader: 'assessment.elder-months',
  hears: ['visit.recorded', 'visit.taken-out'],
  handle: async (tx, event) => {
    const { province, persons } = event.data as { province: number; persons: readonly Id[] }
    const { rows } = await sql<Standing & { month: Period; ordinal: number }>`
      select province, id, person, person_ordinal as ordinal, station, division, categories, visited, month from elder_month
      where province = ${province} and person = any(${[...persons]}::uuid[]) and counted_until is null for update`.execute(
      tx,
    )
    for (const row of rows) {
      const met = (await metIn(tx, [row], firstDayOf(row.month), lastDayOf(row.month))).has(row.person)
      if (met === row.visited) continue
      await close(tx, [row])
      await write(tx, [{ ...row, visited: met }], row.month)
      await markDirty(tx, leavesOf([row], row.month))
    }
  },
})
