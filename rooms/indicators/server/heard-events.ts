import { sql } from 'kysely'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'

const reader = 'indicators'

/**
 * What changes facts that were counted already: who is distinct, or what the register says of earlier times and
 * other places. The partial index `outbox_of_figures` names the same events.
 */
const names = [
  'person.merged',
  'person.unmerged',
  'person.moved',
  'person.state-changed',
  'person.categories-changed',
  'person.changed',
  'people.imported',
  'people.import-undone',
] as const

/** How many of them are waiting, up to a hundred; the index makes this quick however long the outbox is. */
export async function unheardEvents(db: Handle): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from (
      select from outbox o where o.name in (${sql.join(names.map((name) => sql.lit(name)))})
        and not exists (select from outbox_done d where d.reader = ${reader} and d.event = o.id)
      limit 100) found`.execute(db)
  return rows[0]?.waiting ?? 0
}

/**
 * Marks the leaves that an event touches. The room `people` marks where a person stands now and up to today; what it
 * cannot know are visits, earlier stays at other stations, and the places a merged file used to be counted in.
 */
export const personSubscriber: Subscriber = {
  reader,
  hears: names,
  handle: async (tx, event) => {
    if (event.name.startsWith('people.')) return markRegisterOf(tx, event)
    const persons = personsOf(event)
    if (isMerge(event)) await markVisits(tx, persons)
    await markRegister(tx, Number(event.data.province), persons, placesOf(event))
  },
}

const isMerge = ({ name }: Pick<DomainEvent, 'name'>): boolean =>
  name === 'person.merged' || name === 'person.unmerged'

/**
 * Both files of a merge, with those that had been merged into the one before and go with it; else the person. `from`
 * means another thing in every event.
 */
const personsOf = ({ subject, data, ...event }: DomainEvent): string[] =>
  isMerge(event)
    ? [String(data.from), String(data.into), ...(Array.isArray(data.earlier) ? data.earlier.map(String) : [])]
    : [subject]

type Place = { readonly station: string; readonly division: number }

/** Where a person moved from and to. */
const placesOf = ({ name, data }: DomainEvent): Place[] =>
  (name === 'person.moved' ? [data.from, data.to] : []).filter(
    (value): value is Place => typeof value === 'object' && value !== null,
  )

async function markVisits(tx: Handle, persons: readonly string[]): Promise<void> {
  await sql`insert into figure_dirty (station, month, division)
    select distinct station, month, division from figures_visit where person = any(${persons}::uuid[])`.execute(
    tx,
  )
}

/** Every stored leaf of the places where the persons stood or stand, and every leaf in which they now are. */
async function markRegister(
  tx: Handle,
  province: number,
  persons: readonly string[],
  places: readonly Place[],
): Promise<void> {
  await sql`insert into figure_dirty (station, month, division)
    select l.station, l.month, l.division from (
      select r.station, r.division from figures_register r where r.province = ${province} and r.id = any(${persons}::uuid[])
      union
      select * from unnest(${places.map((place) => place.station)}::uuid[], ${places.map((place) => place.division)}::bigint[])
    ) place join figure_leaf l on l.station = place.station and l.division = place.division
    union
    select f.station, f.month, f.division from figures_register_flow f
    where f.province = ${province} and f.id = any(${persons}::uuid[])`.execute(tx)
}

/**
 * An import that changes files may change what they say of earlier stays at other stations: every stored leaf of
 * every place in which somebody of the station's register ever stood.
 */
async function markRegisterOf(tx: Handle, { data }: DomainEvent): Promise<void> {
  const province = Number(data.province)
  await sql`insert into figure_dirty (station, month, division)
    select distinct l.station, l.month, l.division from figures_register r
    join figures_register earlier on earlier.province = r.province and earlier.id = r.id and earlier.station <> r.station
    join figure_leaf l on l.station = earlier.station and l.division = earlier.division
    where r.province = ${province} and r.station = ${String(data.station)}`.execute(tx)
}
