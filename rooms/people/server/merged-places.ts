import { sql } from 'kysely'
import type { DomainEvent } from '../../../kernel/events.ts'
import type { Id } from '../../../kernel/id.ts'
import { writeEvents } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  forgetMoved,
  type Inventory,
  type Merger,
  mergerEvents,
  mergerOf,
  noteMoved,
} from '../../regions/server/index.ts'

const onRegister = (code: number, from: string) => sql`division = ${code} and state <> 'merged'
  and (left_on is null or left_on > ${from}::date)`

/** Persons who live at a division and stand on the register then. */
export const peopleInventories: readonly Inventory[] = [
  {
    kind: 'person',
    title: { zh: '在册服务对象', en: 'People on the register' },
    needs: 'people.read',
    moves: true,
    count: async (tx, code, from) => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from person
        where ${onRegister(code, from)}`.execute(tx)
      return rows[0]?.count ?? 0
    },
  },
]

/**
 * Hears that a division was taken into another: whoever lives there lives at the other code from that day on, with the
 * same station. The register shows them at the old code until the day before.
 */
export const mergerSubscriber: Subscriber = {
  reader: 'people.mergers',
  hears: mergerEvents,
  handle: async (tx, event) => {
    const merger = mergerOf(event)
    const persons = event.name === 'division.merged' ? await move(tx, merger) : await takeBack(tx, merger)
    await writeEvents(
      tx,
      persons.map((person) => movedEvent(merger, event, person)),
    )
  },
}

type Moved = { readonly record: Id; readonly station: Id; readonly wasFrom: string }

async function move(tx: Handle, merger: Merger): Promise<readonly Moved[]> {
  const { province, code, into, from } = merger
  const { rows } = await sql<Moved>`select id as record, station, stay_from as was_from from person
    where province = ${province} and ${onRegister(code, from)} for update`.execute(tx)
  const persons = rows.map(({ record }) => record)
  await sql`insert into person_stay (province, person, from_on, left_on, division, station, household)
    select province, id, stay_from, ${from}, division, station, household from person
    where province = ${province} and id = any(${persons}::uuid[]) and stay_from < ${from}`.execute(tx)
  await sql`update person set division = ${into}, stay_from = greatest(stay_from, ${from}), version = version + 1,
      changed_at = clock_timestamp()
    where province = ${province} and id = any(${persons}::uuid[])`.execute(tx)
  await noteMoved(tx, merger, 'person', rows as never)
  await moveBelongings(tx, merger, persons, into)
  const households = await sql<{ record: Id }>`update household set division = ${into}, version = version + 1
    where province = ${province} and division = ${code} returning id as record`.execute(tx)
  await noteMoved(tx, merger, 'household', households.rows)
  return rows
}

/** Who was moved on or changed place since stays there. */
async function takeBack(tx: Handle, merger: Merger): Promise<readonly Moved[]> {
  const { province, code, into, from } = merger
  const noted = await forgetMoved(tx, merger, 'person')
  const { rows } = await sql<Moved>`
    update person p set division = ${code}, stay_from = n.was_from, version = version + 1, changed_at = clock_timestamp()
    from unnest(${noted.map(({ record }) => record)}::uuid[], ${noted.map(({ wasFrom }) => wasFrom)}::date[]) as n(id, was_from)
    where p.province = ${province} and p.id = n.id and p.division = ${into} and p.stay_from = greatest(n.was_from, ${from})
    returning p.id as record, p.station, n.was_from`.execute(tx)
  const persons = rows.map(({ record }) => record)
  await sql`delete from person_stay s
    using unnest(${persons}::uuid[], ${rows.map(({ wasFrom }) => wasFrom)}::date[]) as n(id, was_from)
    where s.province = ${province} and s.person = n.id and s.from_on = n.was_from and s.left_on = ${from}
      and s.division = ${code}`.execute(tx)
  await moveBelongings(tx, merger, persons, code)
  const households = (await forgetMoved(tx, merger, 'household')).map(({ record }) => record)
  await sql`update household set division = ${code}, version = version + 1
    where province = ${province} and id = any(${households}::uuid[]) and division = ${into}`.execute(tx)
  return rows
}

/** What is the person's own is seen by whoever sees the person; both codes lie in one county, so keys stay in it. */
async function moveBelongings(
  tx: Handle,
  { province }: Merger,
  persons: readonly Id[],
  division: number,
): Promise<void> {
  for (const table of ['person_category', 'consent', 'relative', 'person_relation']) {
    await sql`update ${sql.ref(table)} set division = ${division}
      where province = ${province} and person = any(${persons}::uuid[])`.execute(tx)
  }
  await sql`update person_key k set division = ${division}
    from person p, unnest(p.name_keys || p.number_keys) as own(key), unnest(array[p.county, p.station_county]) as filed(county)
    where p.province = ${province} and p.id = any(${persons}::uuid[]) and k.province = filed.county / 10000
      and k.county = filed.county and k.key = own.key and k.person = p.id`.execute(tx)
}

const movedEvent = (
  { province, code, into, from }: Merger,
  { name }: Pick<DomainEvent, 'name'>,
  { record, station }: Moved,
): DomainEvent => {
  const there = name === 'division.merged'
  const [old, now] = there ? [code, into] : [into, code]
  return {
    name: 'person.moved',
    subject: record,
    division: now,
    data: {
      province,
      kind: there ? 'moved' : 'correction',
      on: from,
      from: { division: old, station },
      to: { division: now, station },
    },
  }
}
