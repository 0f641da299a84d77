import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

export type HandoverState = 'open' | 'accepted' | 'declined' | 'overtaken'

export type HandoverRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly station: Id
  readonly secretary: Id | null
  readonly director: Id | null
  readonly directorPost: Id | null
  readonly state: HandoverState
  readonly openedOn: Day
  readonly settledOn: Day | null
  readonly settledName: string | null
  readonly reason: string | null
  readonly duty: Id | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, division, station, secretary, director, director_post, state, opened_on, settled_on,
  settled_name, reason, duty, version`)

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}::smallint[]) and ${within(scope, { division: 'division', station: 'station' })}`

export async function listHandovers(
  tx: Handle,
  scope: Scope,
  filter: { readonly state: HandoverState; readonly within?: DivisionCode | undefined },
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<HandoverRow[]> {
  const all = [inScope(scope), sql<boolean>`state = ${filter.state}`]
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (page.after) all.push(sql<boolean>`id < ${page.after[0]}::uuid`)
  const { rows } =
    await sql<HandoverRow>`select ${columns} from workforce_handover where ${sql.join(all, sql` and `)}
    order by id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

/** One handover of a scope, locked for a decision. */
export async function findHandover(tx: Handle, scope: Scope, id: Id): Promise<HandoverRow | null> {
  const { rows } =
    await sql<HandoverRow>`select ${columns} from workforce_handover where ${inScope(scope)} and id = ${id} for update`.execute(
      tx,
    )
  return rows[0] ?? null
}

/** What stands open in a village, locked. */
export async function openHandoverAt(tx: Handle, village: DivisionCode): Promise<HandoverRow | null> {
  const { rows } = await sql<HandoverRow>`select ${columns} from workforce_handover
    where province = ${provinceOf(village)} and division = ${village} and state = 'open' for update`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function insertHandover(
  tx: Handle,
  row: Pick<
    HandoverRow,
    'id' | 'division' | 'station' | 'secretary' | 'director' | 'directorPost' | 'openedOn' | 'duty'
  >,
): Promise<void> {
  await sql`insert into workforce_handover (province, id, division, station, secretary, director, director_post, opened_on, duty)
    values (${provinceOf(row.division)}, ${row.id}, ${row.division}, ${row.station}, ${row.secretary}, ${row.director},
      ${row.directorPost}, ${row.openedOn}, ${row.duty})`.execute(tx)
}

export async function settleHandover(
  tx: Handle,
  { province, id }: Pick<HandoverRow, 'province' | 'id'>,
  settled: { readonly state: HandoverState; readonly on: Day; readonly by: string; readonly reason?: string },
): Promise<void> {
  await sql`update workforce_handover set state = ${settled.state}, settled_on = ${settled.on}, settled_name = ${settled.by},
      reason = ${settled.reason ?? null}, version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}

/** Whether the same pair was looked at and declined: it is not proposed again. */
export async function wasDeclined(
  tx: Handle,
  village: DivisionCode,
  secretary: Id | null,
  director: Id | null,
): Promise<boolean> {
  const { rows } = await sql`select id from workforce_handover
    where province = ${provinceOf(village)} and division = ${village} and state = 'declined'
      and secretary is not distinct from ${secretary}::uuid and director is not distinct from ${director}::uuid limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export type Holder = {
  readonly member: Id
  readonly name: string
  readonly account: Id | null
  readonly post: Id
  readonly atStation: Id
  readonly employer: string
  readonly fromOn: Day
}

/** Who holds a post at a village on a day; the one who came last, where two are said to. */
export async function holderAt(
  tx: Handle,
  village: DivisionCode,
  kind: 'village-secretary' | 'child-director',
  on: Day,
): Promise<Holder | null> {
  const { rows } = await sql<Holder>`
    select p.member, m.name, m.account, p.id as post, p.at_station, p.employer, p.from_on from workforce_post p
    join workforce_member m on m.province = p.province and m.id = p.member
    where p.province = ${provinceOf(village)} and p.at_division = ${village} and p.kind = ${kind}
      and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on})
    order by p.from_on desc, p.id desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Whether somebody was secretary of a village before a day: who is still child director there because of that. */
export async function wasSecretary(
  tx: Handle,
  village: DivisionCode,
  member: Id,
  before: Day,
): Promise<boolean> {
  const { rows } = await sql`select id from workforce_post
    where province = ${provinceOf(village)} and member = ${member} and at_division = ${village} and kind = 'village-secretary'
      and to_on < ${before} limit 1`.execute(tx)
  return rows.length > 0
}

/** The villages of an area in which the secretary of a day and the child director are not the same person. */
export async function villagesApart(tx: Handle, area: DivisionCode, on: Day): Promise<DivisionCode[]> {
  const { low, high } = rangeOf(area)
  const held = (
    kind: string,
  ) => sql`select distinct on (p.at_division) p.at_division, p.member from workforce_post p
    where p.province = ${provinceOf(area)} and p.at_division between ${low} and ${high} and p.kind = ${kind}
      and p.from_on <= ${on} and (p.to_on is null or p.to_on >= ${on})
    order by p.at_division, p.from_on desc, p.id desc`
  const { rows } = await sql<{ village: DivisionCode }>`
    select coalesce(s.at_division, d.at_division) as village from (${held('village-secretary')}) s
    full join (${held('child-director')}) d on d.at_division = s.at_division
    where s.member is distinct from d.member order by 1`.execute(tx)
  return rows.map(({ village }) => village)
}

export type Named = { readonly id: Id; readonly name: string; readonly account: Id | null }

export async function membersNamed(tx: Handle, scope: Scope, ids: readonly Id[]): Promise<Map<Id, Named>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Named>`select id, name, account from workforce_member
    where ${inScope(scope)} and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
