import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode, provinceOf, rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { VolunteerFilters } from '../contract.ts'
import type { Intention, Sex, Time } from '../domain/codes.ts'

/** A volunteer as it stands in the table. */
export type VolunteerRow = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly name: string
  readonly pinyin: string
  readonly search: string
  readonly sex: Sex
  readonly birth: Day | null
  readonly identityIndex: Buffer | null
  readonly sealed: Buffer | null
  readonly station: Id
  readonly division: DivisionCode
  readonly occupation: string | null
  readonly skills: string | null
  readonly intentions: readonly Intention[]
  readonly times: readonly Time[]
  readonly guardianConsentOn: Day | null
  readonly pledgeOn: Day | null
  readonly linkedOn: Day
  readonly leftOn: Day | null
  readonly leaveReason: string | null
  readonly registrationNumber: string | null
  readonly registeredOn: Day | null
  readonly registrationEndedOn: Day | null
  readonly note: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, number, name, pinyin, search, sex, birth, identity_index, sealed, station, division, occupation, skills,
  intentions, times, guardian_consent_on, pledge_on, linked_on, left_on, leave_reason, registration_number, registered_on,
  registration_ended_on, note, version`)

const inScope = (scope: Scope) =>
  sql<boolean>`province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division', station: 'station' })}`

const registeredOn = (today: Day) =>
  sql<boolean>`(registered_on <= ${today} and (registration_ended_on is null or registration_ended_on > ${today}))`

function conditions(scope: Scope, filter: VolunteerFilters, today: Day): RawBuilder<boolean> {
  const all = [inScope(scope)]
  if (filter.search) {
    const part = filter.search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
    all.push(sql<boolean>`search like ${`%${part.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`)
  }
  if (filter.station) all.push(sql<boolean>`station = ${filter.station}`)
  if (filter.within !== undefined) {
    const { low, high } = rangeOf(filter.within)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  if (filter.registration === 'registered') all.push(registeredOn(today))
  if (filter.registration === 'unregistered') all.push(sql<boolean>`(${registeredOn(today)}) is not true`)
  if (filter.intention) all.push(sql<boolean>`${filter.intention} = any(intentions)`)
  if (filter.state === 'active') all.push(sql<boolean>`(left_on is null or left_on > ${today})`)
  if (filter.state === 'left') all.push(sql<boolean>`left_on <= ${today}`)
  return sql.join(all, sql` and `)
}

export async function listVolunteers(
  tx: Handle,
  scope: Scope,
  filter: VolunteerFilters,
  page: { readonly after: SortKey | null; readonly limit: number },
  today: Day,
): Promise<VolunteerRow[]> {
  const { after, limit } = page
  const later = after ? sql`and (pinyin, id) > (${after[0]}, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<VolunteerRow>`
    select ${columns} from volunteer where ${conditions(scope, filter, today)} ${later} order by pinyin, id limit ${limit}`.execute(
    tx,
  )
  return rows
}

export async function totalsOf(tx: Handle, scope: Scope, filter: VolunteerFilters, today: Day) {
  const { rows } = await sql<{ volunteers: number; registered: number }>`
    select count(*) as volunteers, count(*) filter (where ${registeredOn(today)}) as registered
    from volunteer where ${conditions(scope, filter, today)}`.execute(tx)
  return rows[0] as { volunteers: number; registered: number }
}

export async function findVolunteer(tx: Handle, scope: Scope, id: Id): Promise<VolunteerRow | undefined> {
  const { rows } = await sql<VolunteerRow>`
    select ${columns} from volunteer where ${inScope(scope)} and id = ${id}`.execute(tx)
  return rows[0]
}

/** The same, locked for a change. */
export async function volunteerToChange(tx: Handle, scope: Scope, id: Id): Promise<VolunteerRow | undefined> {
  const { rows } = await sql<VolunteerRow>`
    select ${columns} from volunteer where ${inScope(scope)} and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Takes so many numbers of a county at once; answers the first. */
export async function takeNumbers(tx: Handle, division: DivisionCode, howMany: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into volunteer_counter as c (province, county, last)
    values (${provinceOf(division)}, ${countyOf(division) / 1_000_000}, ${howMany})
    on conflict (province, county) do update set last = c.last + ${howMany} returning last`.execute(tx)
  return (rows[0]?.last ?? howMany) - howMany + 1
}

export type Taken = {
  readonly number: string
  readonly name: string
  readonly birth: Day | null
  readonly registrationNumber: string | null
  readonly identity: string | null
}

type Asked = {
  readonly identities: readonly Buffer[]
  readonly registrations: readonly string[]
  readonly names: readonly string[]
}

/** Volunteers in sight who have one of the numbers or names and have not left; `identity` is the blind index in hex. */
export async function alike(
  tx: Handle,
  scope: Scope,
  { identities, registrations, names }: Asked,
): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    select number, name, birth, registration_number, encode(identity_index, 'hex') as identity from volunteer
    where province = any(${provincesIn(scope)}) and left_on is null
      and (identity_index = any(${[...identities]}::bytea[]) or registration_number = any(${[...registrations]}::text[])
        or (name = any(${[...names]}::text[]) and ${within(scope, { division: 'division', station: 'station' })}))
    limit 50000`.execute(tx)
  return rows
}

export type NewVolunteer = Omit<VolunteerRow, 'province' | 'version' | 'leftOn' | 'leaveReason'>

/** Inserts volunteers; one whose id or number is taken is left out. Answers the ids that were written. */
export async function insertVolunteers(tx: Handle, rows: readonly NewVolunteer[], by: Id): Promise<Id[]> {
  const written = rows.map((row) => ({
    ...row,
    province: provinceOf(row.division),
    sealed: row.sealed?.toString('base64') ?? null,
    identityIndex: row.identityIndex?.toString('base64') ?? null,
  }))
  const inserted = await sql<{ id: Id }>`
    insert into volunteer (province, id, number, name, pinyin, search, sex, birth, identity_index, sealed, station, division, occupation,
      skills, intentions, times, guardian_consent_on, pledge_on, linked_on, registration_number, registered_on, registration_ended_on,
      note, created_by)
    select province, id, number, name, pinyin, search, sex, birth, decode("identityIndex", 'base64'), decode(sealed, 'base64'), station,
      division, occupation, skills, intentions, times, "guardianConsentOn", "pledgeOn", "linkedOn", "registrationNumber", "registeredOn",
      "registrationEndedOn", note, ${by}
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as r(province smallint, id uuid, number text, name text, pinyin text,
      search text, sex smallint, birth date, "identityIndex" text, sealed text, station uuid, division bigint, occupation text,
      skills text, intentions text[], times text[], "guardianConsentOn" date, "pledgeOn" date, "linkedOn" date,
      "registrationNumber" text, "registeredOn" date, "registrationEndedOn" date, note text)
    on conflict do nothing returning id`.execute(tx)
  return inserted.rows.map(({ id }) => id)
}

/** Writes a volunteer anew; answers the version that it has now. */
export async function updateVolunteer(tx: Handle, row: VolunteerRow): Promise<number> {
  await sql`
    update volunteer set name = ${row.name}, pinyin = ${row.pinyin}, search = ${row.search}, sex = ${row.sex}, birth = ${row.birth},
      identity_index = ${row.identityIndex}, sealed = ${row.sealed}, division = ${row.division}, occupation = ${row.occupation},
      skills = ${row.skills}, intentions = ${[...row.intentions]}::text[], times = ${[...row.times]}::text[],
      guardian_consent_on = ${row.guardianConsentOn}, pledge_on = ${row.pledgeOn}, linked_on = ${row.linkedOn}, left_on = ${row.leftOn},
      leave_reason = ${row.leaveReason}, registration_number = ${row.registrationNumber}, registered_on = ${row.registeredOn},
      registration_ended_on = ${row.registrationEndedOn}, note = ${row.note}, version = ${row.version + 1}
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  return row.version + 1
}
