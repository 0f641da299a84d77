import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import type { PlacementFilters } from '../contract/practicum.ts'
import type { Degree, StudyMode } from '../domain/qualifications.ts'

export type PlacementRow = {
  readonly province: number
  readonly id: Id
  readonly student: Id
  readonly division: DivisionCode
  readonly organisation: Id
  readonly organisationName: string
  readonly studentName: string
  readonly pinyin: string
  readonly account: Id | null
  readonly supervisor: Id
  readonly supervisorName: string
  readonly member: Id | null
  readonly tasks: string | null
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly unsigned: number
  readonly signedMinutes: number
  readonly version: number
}

const placementColumns =
  sql.raw(`province, id, student, division, organisation, organisation_name, student_name, pinyin, account,
  supervisor, supervisor_name, member, tasks, from_on, to_on, unsigned, signed_minutes, version`)

const placed = { division: 'division', organisation: 'organisation' } as const

/** Placements by the student's pinyin; one more than asked when there is a next page. */
export async function listPlacements(
  tx: Handle,
  scope: Scope,
  filters: PlacementFilters,
  today: Day,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<PlacementRow[]> {
  const all: RawBuilder<unknown>[] = [sql`province = any(${provincesIn(scope)}) and ${within(scope, placed)}`]
  if (filters.search) {
    const text = filters.search.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
    const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    all.push(sql`(student_name like ${part} or pinyin like ${part} or initials like ${part})`)
  }
  if (filters.organisation) all.push(sql`organisation = ${filters.organisation}`)
  if (filters.waiting) all.push(sql`unsigned > 0`)
  if (filters.state === 'running') all.push(sql`(to_on is null or to_on >= ${today})`)
  if (filters.state === 'ended') all.push(sql`to_on < ${today}`)
  if (page.after) all.push(sql`(pinyin, id) > (${page.after[0]}, ${page.after[1]}::uuid)`)
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from practicum_placement where ${sql.join(all, sql` and `)}
    order by pinyin, id limit ${page.limit + 1}`.execute(tx)
  return rows
}

export async function findPlacement(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<PlacementRow | null> {
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from practicum_placement
    where province = any(${provincesIn(scope)}) and id = ${id} and ${within(scope, placed)}
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

/** Placements in which an account takes part itself: as the student, or as who signs. */
export async function placementsOfAccount(
  tx: Handle,
  provinces: readonly number[],
  as: 'account' | 'supervisor',
  account: Id,
  only: { readonly id?: Id; readonly lock?: boolean } = {},
): Promise<PlacementRow[]> {
  const { rows } = await sql<PlacementRow>`
    select ${placementColumns} from practicum_placement
    where province = any(${[...provinces]}::smallint[]) and ${sql.ref(as)} = ${account}
      ${only.id ? sql`and id = ${only.id}` : sql``}
    order by to_on is not null, from_on desc, id ${only.lock ? sql`for update` : sql``}`.execute(tx)
  return rows
}

export type LineRow = {
  readonly id: Id
  readonly placement: Id
  readonly workedOn: Day
  readonly minutes: number
  readonly content: string
  readonly enteredBy: Id
  readonly enteredName: string
  readonly corrects: Id | null
  readonly reason: string | null
  readonly signedName: string | null
  readonly signedOn: Day | null
  readonly replacedOn: Day | null
  readonly voidedOn: Day | null
  readonly voidReason: string | null
}

const lineColumns =
  sql.raw(`id, placement, worked_on, minutes, content, entered_by, entered_name, corrects, reason, signed_name,
  signed_on, replaced_on, voided_on, void_reason`)

/** The log of some placements, the newest day first. */
export async function linesOfPlacements(
  tx: Handle,
  province: number,
  placements: readonly Id[],
): Promise<LineRow[]> {
  if (placements.length === 0) return []
  const { rows } = await sql<LineRow>`
    select ${lineColumns} from practicum_line
    where province = ${province} and placement = any(${[...placements]}::uuid[])
    order by worked_on desc, entered_at desc, id`.execute(tx)
  return rows
}

export type StudentRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly name: string
  readonly sealed: Buffer
  readonly school: string
  readonly major: string
  readonly socialWorkMajor: boolean
  readonly degree: Degree
  readonly mode: StudyMode
  readonly enrolledFrom: Day
  readonly enrolledTo: Day | null
  readonly household: DivisionCode | null
  readonly version: number
}

/** A student's file in reach; agencies are told apart by the policy, since a file may belong to several. */
export async function findStudent(
  tx: Handle,
  scope: Scope,
  id: Id,
  lock = false,
): Promise<StudentRow | null> {
  const { rows } = await sql<StudentRow>`
    select province, id, division, name, sealed, school, major, social_work_major, degree, mode, enrolled_from, enrolled_to,
      household, version
    from practicum_student where province = any(${provincesIn(scope)}) and id = ${id}
      and (${within(scope, { division: 'division' })} or organisations && ${[...scope.organisations]}::uuid[])
    ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ?? null
}

export type CertificateOfHours = {
  readonly province: number
  readonly id: Id
  readonly number: string
  readonly placement: Id
  readonly student: Id
  readonly division: DivisionCode
  readonly fromOn: Day
  readonly toOn: Day
  readonly minutes: number
  readonly days: number
  readonly issuedOn: Day
  readonly issuedName: string
  readonly withdrawnOn: Day | null
  readonly withdrawnReason: string | null
  /** Null where a person typed the reason. */
  readonly withdrawnReasonEn: string | null
}

const certificateColumns =
  sql.raw(`province, id, number, placement, student, division, from_on, to_on, minutes, days, issued_on,
  issued_name, withdrawn_on, withdrawn_reason, withdrawn_reason_en`)

export async function certificatesOfPlacements(
  tx: Handle,
  province: number,
  placements: readonly Id[],
): Promise<CertificateOfHours[]> {
  if (placements.length === 0) return []
  const { rows } = await sql<CertificateOfHours>`
    select ${certificateColumns} from practicum_certificate
    where province = ${province} and placement = any(${[...placements]}::uuid[]) order by issued_on desc, id`.execute(
    tx,
  )
  return rows
}

export async function findCertificate(
  tx: Handle,
  provinces: readonly number[],
  id: Id,
): Promise<CertificateOfHours | null> {
  const { rows } = await sql<CertificateOfHours>`
    select ${certificateColumns} from practicum_certificate
    where province = any(${[...provinces]}::smallint[]) and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Counts again what a placement shows in lists; after every change of its lines. */
export async function settlePlacement(tx: Handle, { province, id }: Pick<PlacementRow, 'province' | 'id'>) {
  await sql`
    update practicum_placement p set unsigned = l.unsigned, signed_minutes = l.signed
    from (select count(*) filter (where signed_by is null)::integer as unsigned,
        coalesce(sum(minutes) filter (where signed_by is not null), 0)::integer as signed
      from practicum_line
      where province = ${province} and placement = ${id} and replaced_by is null and voided_on is null) l
    where p.province = ${province} and p.id = ${id}`.execute(tx)
}
