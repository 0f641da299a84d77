import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { LinkKind } from '../domain/kinds.ts'

/** What a station did with an organisation; instants as ISO text. */
export type LinkRow = {
  readonly province: number
  readonly id: Id
  readonly organisation: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly kind: LinkKind
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly note: string | null
  readonly reversedBy: Id | null
  readonly recordedBy: Id
  readonly recordedName: string
  readonly recordedAt: string
}

const columns =
  sql.raw(`province, id, organisation, station, division, kind, from_on, until_on, note, reversed_by, recorded_by,
  recorded_name, to_json(recorded_at) #>> '{}' as recorded_at`)

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division', station: 'station' })}`

export type LinkFilter = {
  readonly station?: Id | undefined
  readonly within?: DivisionCode | undefined
  readonly kind?: LinkKind | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly all?: boolean | undefined
}

/** Links, the latest first. */
export async function listLinks(
  tx: Handle,
  scope: Scope,
  filter: LinkFilter,
  after: SortKey | null,
  limit: number,
): Promise<LinkRow[]> {
  const all = [inScope(scope)]
  if (!filter.all) all.push(sql<boolean>`reversed_by is null`)
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.from) all.push(sql<boolean>`from_on >= ${filter.from}`)
  if (filter.to) all.push(sql<boolean>`from_on <= ${filter.to}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (after) all.push(sql<boolean>`(from_on, id) < (${after[0]}::date, ${after[1]}::uuid)`)
  const { rows } = await sql<LinkRow>`
    select ${columns} from organisation_link where ${sql.join(all, sql` and `)}
    order by from_on desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** All links of an organisation that the scope sees, the latest first, withdrawn ones too. */
export async function linksOf(
  tx: Handle,
  scope: Scope,
  province: number,
  organisation: Id,
): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select ${columns} from organisation_link
    where province = ${province} and organisation = ${organisation} and ${inScope(scope)}
    order by from_on desc, id desc limit 500`.execute(tx)
  return rows
}

export async function findLink(tx: Handle, scope: Scope, id: Id): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select ${columns} from organisation_link where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0]
}

export type NewLink = Pick<
  LinkRow,
  'id' | 'organisation' | 'station' | 'division' | 'kind' | 'fromOn' | 'note'
>

/** Writes links; one that its station recorded already is left out. Answers the ids that were written. */
export async function insertLinks(
  tx: Handle,
  links: readonly NewLink[],
  by: { readonly account: Id; readonly name: string },
): Promise<Id[]> {
  const rows = links.map((link) => ({
    ...link,
    province: provinceOf(link.division),
    month: monthOf(link.fromOn),
  }))
  const written = await sql<{ id: Id }>`
    insert into organisation_link (province, id, organisation, station, division, kind, from_on, month, note, recorded_by, recorded_name)
    select province, id, organisation, station, division, kind, "fromOn", month, note, ${by.account}, ${by.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(province smallint, id uuid, organisation uuid, station uuid,
      division bigint, kind text, "fromOn" date, month integer, note text)
    on conflict do nothing returning id`.execute(tx)
  return written.rows.map(({ id }) => id)
}

export async function endLink(tx: Handle, { province, id }: LinkRow, until: Day): Promise<void> {
  await sql`update organisation_link set until_on = ${until} where province = ${province} and id = ${id}`.execute(
    tx,
  )
}
