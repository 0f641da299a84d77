import { sql } from 'kysely'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import {
  horizonOf,
  lockReader,
  noteHeard,
  type Subscriber,
  unheardBy,
} from '../../../platform/server/outbox.ts'
import { views } from '../domain/views.ts'

const reader = 'indicators'

/** Views that count persons; the register's own rows are made anew by `refresh`. */
const personViews = Object.values(views).filter((view) => view.things.person && !view.recountedFrom)

/** Whatever changes what a file says of the register, or who is distinct; `outbox_of_figures` names the same events. */
const names = [
  'person.registered',
  'person.changed',
  'person.moved',
  'person.state-changed',
  'person.categories-changed',
  'person.merged',
  'person.unmerged',
  'people.imported',
  'people.import-undone',
] as const

/** So many are heard at once before a read; more come from an import and are heard in the background. */
export const mostBeforeReading = 100

/** How many of them are waiting, up to a hundred; the index makes this quick however long the outbox is. */
export async function unheardEvents(db: Handle): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from (
      select from outbox o where o.name in (${sql.join(names.map((name) => sql.lit(name)))})
        and ${unheardBy(reader)}
      limit ${mostBeforeReading}) found`.execute(db)
  return rows[0]?.waiting ?? 0
}

/**
 * Keeps the register's flows with what the room `people` made true, and marks the leaves that an event touches. A
 * merge makes one person of two: every record of either is counted again.
 */
export const personSubscriber: Subscriber = {
  reader,
  hears: names,
  handle: async (tx, event) => {
    const province = Number(event.data.province)
    if (event.name === 'people.imported' || event.name === 'people.import-undone') {
      return refresh(tx, province, await personsOfStation(tx, province, String(event.data.station)))
    }
    const persons = personsOf(event)
    if (isMerge(event)) await markRecords(tx, persons)
    await refresh(tx, province, persons)
  },
}

const isMerge = ({ name }: Pick<DomainEvent, 'name'>): boolean =>
  name === 'person.merged' || name === 'person.unmerged'

/**
 * Both files of a merge, with those that had been merged into the one before and go with it; else the person. `from`
 * means another thing in every event.
 */
const personsOf = ({ subject, data, name }: DomainEvent): string[] =>
  isMerge({ name })
    ? [String(data.from), String(data.into), ...(Array.isArray(data.earlier) ? data.earlier.map(String) : [])]
    : [subject]

async function refresh(tx: Handle, province: number, persons: readonly string[]): Promise<void> {
  await sql`select refresh_register_flow(${province}::smallint, ${persons}::uuid[])`.execute(tx)
}

/** Whoever stands on a station's register, ever stood there, or was counted there and is no more. */
async function personsOfStation(tx: Handle, province: number, station: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from figures_register r where r.province = ${province} and r.station = ${station}
    union
    select f.person from figure_register_flow f where f.province = ${province} and f.station = ${station}`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/** Everything that counts either of two files as a person is counted again. */
async function markRecords(tx: Handle, persons: readonly string[]): Promise<void> {
  for (const view of personViews) {
    await sql`insert into figure_dirty (station, month, division)
      select distinct station, month, division from ${sql.ref(view.name)} where person = any(${persons}::uuid[])`.execute(
      tx,
    )
  }
}

/**
 * All flows made anew, for a rebuild. What was committed before is in them and in everything that is built after, so
 * that its events count as heard; one that is still on its way is heard later, as ever.
 */
export async function refillRegister(tx: Handle): Promise<void> {
  // What is heard meanwhile would be written twice, once by either.
  await lockReader(tx, reader)
  const horizon = await horizonOf(tx)
  await sql`insert into outbox_done (reader, event)
    select ${reader}, o.id from outbox o where o.name in (${sql.join(names.map((name) => sql.lit(name)))})
      and o.changed_in < ${horizon}::xid8 and ${unheardBy(reader)}`.execute(tx)
  await noteHeard(tx, reader, horizon)
  await sql`delete from figure_register_flow`.execute(tx)
  await sql`insert into figure_register_flow
    select f.province, f.person, row_number() over (partition by f.province, f.person order by f.day, f.change, f.event, f.station),
      f.station, f.division, f.month, f.day, f.person_ordinal, f.household, f.sex, f.categories, f.change, f.event
    from register_flow f`.execute(tx)
}
