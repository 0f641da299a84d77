import { type RawBuilder, sql } from 'kysely'
import { type Scope, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { OrganisationFilters } from '../contract/organisations.ts'
import type { OrganisationField, OrganisationKind } from '../domain/kinds.ts'

/** An organisation as it stands in the table. */
export type OrganisationRow = {
  readonly province: number
  readonly id: Id
  readonly name: string
  readonly pinyin: string
  readonly creditCode: string | null
  readonly kind: OrganisationKind
  readonly division: DivisionCode
  readonly station: Id | null
  readonly hub: boolean
  readonly league: boolean
  readonly authority: string | null
  readonly filingNumber: string | null
  readonly fields: readonly OrganisationField[]
  readonly establishedOn: Day
  readonly dissolvedOn: Day | null
  readonly contactName: string | null
  readonly sealed: Buffer | null
  readonly address: string | null
  readonly note: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, name, pinyin, credit_code, kind, division, station, hub, league, authority,
  filing_number, fields, established_on, dissolved_on, contact_name, sealed, address, note, version`)

/** A register holds some thousands of entries a city, so a part of a name is looked for row by row. */
export function matching(search: string): RawBuilder<boolean> {
  const text = search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql<boolean>`(name like ${part} or pinyin like ${part} or initials like ${part})`
}

const matchingCode = (search: string): RawBuilder<boolean> => {
  const code = search
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return code.length < 4
    ? sql<boolean>`false`
    : sql<boolean>`coalesce(credit_code like ${`%${code}%`}, false)`
}

export async function listOrganisations(
  tx: Handle,
  reach: Scope,
  filter: OrganisationFilters,
  after: SortKey | null,
  limit: number,
  today: Day,
): Promise<OrganisationRow[]> {
  const all = [
    sql<boolean>`province = any(${provincesIn(reach)}) and ${within(reach, { division: 'division', station: 'station' })}`,
  ]
  if (filter.search) all.push(sql<boolean>`(${matching(filter.search)} or ${matchingCode(filter.search)})`)
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.hub !== undefined) all.push(sql<boolean>`hub = ${filter.hub}`)
  if (filter.league !== undefined) all.push(sql<boolean>`league = ${filter.league}`)
  if (filter.state === 'active') all.push(sql<boolean>`(dissolved_on is null or dissolved_on > ${today})`)
  if (filter.state === 'dissolved') all.push(sql<boolean>`dissolved_on <= ${today}`)
  if (after) all.push(sql<boolean>`(pinyin, id) > (${after[0]}, ${after[1]}::uuid)`)
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from organisation where ${sql.join(all, sql` and `)} order by pinyin, id limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** One entry; the register is open, so that the scope only tells in which provinces to look. */
export async function findOrganisation(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from organisation where province = any(${provincesIn(scope)}) and id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** The same, locked for a change. */
export async function organisationToChange(
  tx: Handle,
  scope: Scope,
  id: Id,
): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from organisation where province = any(${provincesIn(scope)}) and id = ${id}
      and ${within(scope, { division: 'division', station: 'station' })} for update`.execute(tx)
  return rows[0]
}

/** The name of an organisation that there is on a day, whoever asks; null for one that is dissolved or was never there. */
export async function nameOfStanding(tx: Handle, id: Id, on: Day): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from organisation where province = any(${provincesIn(wholeScope)}) and id = ${id}
      and established_on <= ${on} and (dissolved_on is null or dissolved_on > ${on})`.execute(tx)
  return rows[0]?.name ?? null
}

/** A body that there is on a day, whoever asks, with its kind and where it is registered. */
export async function standingOrganisation(
  tx: Handle,
  id: Id,
  on: Day,
): Promise<Pick<OrganisationRow, 'id' | 'name' | 'kind' | 'division' | 'establishedOn'> | null> {
  const { rows } = await sql<Pick<OrganisationRow, 'id' | 'name' | 'kind' | 'division' | 'establishedOn'>>`
    select id, name, kind, division, established_on from organisation
    where province = any(${provincesIn(wholeScope)}) and id = ${id}
      and established_on <= ${on} and (dissolved_on is null or dissolved_on > ${on})`.execute(tx)
  return rows[0] ?? null
}

/** Names and credit codes of some entries, for other rooms. */
export async function organisationNames(
  tx: Handle,
  ids: readonly Id[],
): Promise<Map<Id, { readonly name: string; readonly creditCode: string | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; name: string; creditCode: string | null }>`
    select id, name, credit_code from organisation
    where province = any(${provincesIn(wholeScope)}) and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where a body that still exists is registered, whoever asks: the register is open to all who work here. */
export async function placeOfOrganisation(
  { worker, clock }: Platform,
  id: Id,
): Promise<{ readonly division: DivisionCode } | null> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from organisation
    where province = any(${provincesIn(wholeScope)}) and id = ${id}
      and (dissolved_on is null or dissolved_on > ${clock.today()})`.execute(worker.handle)
  return rows[0] ?? null
}

/** Entries of a province with one of the names or codes. */
export async function sameNameOrCode(
  tx: Handle,
  provinces: readonly number[],
  names: readonly string[],
  codes: readonly string[],
): Promise<OrganisationRow[]> {
  const { rows } = await sql<OrganisationRow>`
    select ${columns} from organisation
    where province = any(${[...provinces]}::smallint[])
      and (name = any(${[...names]}::text[]) or credit_code = any(${[...codes]}::text[]))
    order by pinyin, id limit 5000`.execute(tx)
  return rows
}

/** What is written of an organisation; the phone already sealed. */
export type WrittenOrganisation = Omit<OrganisationRow, 'province' | 'version' | 'sealed'> & {
  readonly initials: string
  readonly sealed: Buffer | null
}

/** Inserts entries; those whose id is taken already are left out. Answers the ids that were written. */
export async function insertOrganisations(
  tx: Handle,
  rows: readonly WrittenOrganisation[],
  by: Id,
): Promise<Id[]> {
  const written = rows.map((row) => ({
    ...row,
    province: provinceOf(row.division),
    sealed: row.sealed?.toString('base64') ?? null,
  }))
  const inserted = await sql<{ id: Id }>`
    insert into organisation (province, id, name, pinyin, initials, credit_code, kind, division, station, hub, league, authority,
      filing_number, fields, established_on, dissolved_on, contact_name, sealed, address, note, created_by)
    select province, id, name, pinyin, initials, "creditCode", kind, division, station, hub, league, authority, "filingNumber",
      fields, "establishedOn", "dissolvedOn", "contactName", decode(sealed, 'base64'), address, note, ${by}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(province smallint, id uuid, name text, pinyin text, initials text,
      "creditCode" text, kind text, division bigint, station uuid, hub boolean, league boolean, authority text, "filingNumber" text,
      fields text[], "establishedOn" date, "dissolvedOn" date, "contactName" text, sealed text, address text, note text)
    on conflict (province, id) do nothing returning id`.execute(tx)
  return inserted.rows.map(({ id }) => id)
}

export async function updateOrganisation(
  tx: Handle,
  { province, id, version }: Pick<OrganisationRow, 'province' | 'id' | 'version'>,
  row: WrittenOrganisation,
): Promise<number> {
  await sql`
    update organisation set name = ${row.name}, pinyin = ${row.pinyin}, initials = ${row.initials}, credit_code = ${row.creditCode},
      kind = ${row.kind}, division = ${row.division}, station = ${row.station}, hub = ${row.hub}, league = ${row.league},
      authority = ${row.authority}, filing_number = ${row.filingNumber}, fields = ${[...row.fields]}::text[],
      established_on = ${row.establishedOn}, dissolved_on = ${row.dissolvedOn}, contact_name = ${row.contactName},
      sealed = ${row.sealed}, address = ${row.address}, note = ${row.note}, version = ${version + 1}
    where province = ${province} and id = ${id}`.execute(tx)
  return version + 1
}
