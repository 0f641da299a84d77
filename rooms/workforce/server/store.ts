import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { CertificateLevel, CreditKind, EmployerKind, PostKind } from '../domain/codes.ts'

export type MemberRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly station: Id
  readonly name: string
  readonly sex: number
  readonly birth: Day | null
  readonly sealed: Buffer | null
  readonly account: Id | null
  readonly education: string | null
  readonly tags: readonly string[]
  readonly talentFrom: Day | null
  readonly talentTo: Day | null
  readonly createdBy: Id
  readonly version: number
}

export type PostRow = {
  readonly id: Id
  readonly atDivision: DivisionCode
  readonly atStation: Id
  readonly employerKind: EmployerKind
  readonly employer: string
  readonly organisation: Id | null
  readonly kind: PostKind
  readonly alsoPost: string | null
  readonly fullTime: boolean
  readonly main: boolean
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly version: number
}

export type CertificateRow = {
  readonly id: Id
  readonly member: Id
  readonly level: CertificateLevel
  readonly number: string
  readonly examYear: number | null
  readonly issuedIn: number | null
  readonly examPlace: DivisionCode | null
  readonly issuer: string | null
  readonly obtainedOn: Day
  readonly endedOn: Day | null
  readonly endedReason: string | null
  readonly registration: string | null
  readonly registeredFrom: Day | null
  readonly registeredTo: Day | null
  readonly duty: Id | null
  readonly version: number
}

export type CreditRow = {
  readonly id: Id
  readonly member: Id
  readonly kind: CreditKind
  readonly creditedOn: Day
  readonly tenths: number
  readonly title: string
  readonly provider: string | null
  readonly evidence: string | null
  readonly training: Id | null
  readonly withdrawn: boolean
}

const placed = { division: 'division', station: 'station' } as const

export async function findMember(tx: Handle, scope: Scope, id: Id, lock = false): Promise<MemberRow | null> {
  const { rows } = await sql<MemberRow>`
    select province, id, division, station, name, sex, birth, sealed, account, education, tags, talent_from, talent_to,
      created_by, version
    from workforce_member where province = any(${provincesIn(scope)}) and id = ${id} and ${within(scope, placed)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export async function postsOf(tx: Handle, { province, id }: MemberRow): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select id, at_division, at_station, employer_kind, employer, organisation, kind, also_post, full_time, main, from_on, to_on,
      version
    from workforce_post where province = ${province} and member = ${id} order by from_on desc, id`.execute(tx)
  return rows
}

export async function certificatesOf(
  tx: Handle,
  province: number,
  members: readonly Id[],
): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select id, member, level, number, exam_year, issued_in, exam_place, issuer, obtained_on, ended_on, ended_reason,
      registration, registered_from, registered_to, duty, version
    from workforce_certificate where province = ${province} and member = any(${[...members]}::uuid[])
    order by obtained_on desc, id`.execute(tx)
  return rows
}

export async function creditsOf(tx: Handle, province: number, members: readonly Id[]): Promise<CreditRow[]> {
  const { rows } = await sql<CreditRow>`
    select id, member, kind, credited_on, tenths, title, provider, evidence, training, reversed_by is not null as withdrawn
    from workforce_credit where province = ${province} and member = any(${[...members]}::uuid[])
    order by credited_on desc, id`.execute(tx)
  return rows
}

/** Tables whose rows lie where the member's file lies. */
const filed = [
  'workforce_post',
  'workforce_certificate',
  'workforce_credit',
  'workforce_registration',
  'workforce_study',
  'workforce_invoice',
  'workforce_award',
]

/**
 * Puts the file of a member to the place of the main post of a day, or of the last one, with all that belongs to it, and
 * keeps the figures' rows: to be called after every change of posts, certificates or talent.
 */
export async function settleMember(tx: Handle, province: number, id: Id, today: Day): Promise<void> {
  const { rows } = await sql<{ division: DivisionCode; station: Id }>`
    select at_division as division, at_station as station from workforce_post
    where province = ${province} and member = ${id}
    order by (from_on <= ${today} and (to_on is null or to_on >= ${today})) desc, main desc, full_time desc,
      coalesce(to_on, 'infinity') desc, from_on, id limit 1`.execute(tx)
  const place = rows[0]
  if (place) {
    for (const table of ['workforce_member', ...filed]) {
      const key = table === 'workforce_member' ? sql.ref('id') : sql.ref('member')
      await sql`update ${sql.ref(table)} set division = ${place.division}, station = ${place.station}
        where province = ${province} and ${key} = ${id} and (division, station) is distinct from (${place.division}, ${place.station}::uuid)`.execute(
        tx,
      )
    }
  }
  await keepFlow(tx, province, id)
}

/** The figures' rows alone: whoever is registered lies where the first post is, with nothing to be moved. */
export async function keepFlow(tx: Handle, province: number, id: Id): Promise<void> {
  await sql`select keep_workforce_flow(${province}::smallint, ${id})`.execute(tx)
}
