import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { OrganisationKind } from '../../organisations/index.ts'
import { standingOrganisation } from '../../organisations/server/index.ts'
import { checkIdentityNumber } from '../../people/index.ts'
import { spell } from '../../regions/server/index.ts'
import type { PlaceInput, PlacementChange, StudentInput } from '../contract/practicum.ts'
import type { WorkforceNeighbours } from './neighbours.ts'
import { entry } from './practicum-log.ts'
import { findPlacement, findStudent, type PlacementRow } from './practicum-store.ts'
import { openSealed, sealOf } from './seal.ts'
import { notValid } from './write-member.ts'

/** Kinds of bodies in which a practicum counts: agencies and associations of social work (S13.1). */
export const hostKinds: readonly OrganisationKind[] = ['agency', 'association', 'service-institution']

type Host = { readonly id: Id; readonly name: string; readonly division: number }

export const studentIndex = (cipher: FieldCipher, number: string): Buffer =>
  cipher.blind('practicum-identity', number)

/** Registers a student and the placement at once; a number that is known already keeps its file. */
export const placeStudent = (
  cipher: FieldCipher,
  neighbours: WorkforceNeighbours,
  standing: Standing,
  body: PlaceInput,
) =>
  runCommand<{ id: Id; student: Id }>(standing, {
    id: body.id,
    name: 'practicum.place',
    input: body,
    run: async (tx) => {
      const host = await standingOrganisation(tx, body.organisation, standing.today)
      if (!host || !covers(standing.scope, { division: host.division, organisation: host.id }))
        return refused({ code: 'not-found' })
      if (!hostKinds.includes(host.kind))
        return notValid({ code: 'practicum-place-not-fit', path: '/body/organisation' })
      const named = await accountsFor(neighbours, standing, host, body)
      if (!named.ok) return named
      if (body.to && body.to < body.from)
        return notValid({ code: 'period-ends-before-it-starts', path: '/body/to' })
      const student = await fileOfStudent(tx, cipher, standing, host, body)
      if (!student.ok) return student
      const { pinyin, initials } = spell(body.name, host.division)
      const { rows } = await sql`
        insert into practicum_placement (province, id, student, division, organisation, organisation_name, student_name, pinyin,
          initials, account, supervisor, supervisor_name, member, tasks, from_on, to_on, created_by)
        values (${provinceOf(host.division)}, ${body.placement}, ${student.value}, ${host.division}, ${host.id}, ${host.name},
          ${body.name}, ${pinyin}, ${initials}, ${body.studentAccount ?? null}, ${body.supervisor}, ${named.value},
          ${body.member ?? null}, ${body.tasks ?? null}, ${body.from}, ${body.to ?? null}, ${standing.actor.account})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      await knowAccounts(tx, provinceOf(host.division), student.value, body)
      return ok({
        answer: { id: body.placement, student: student.value },
        audit: entry('practicum.place', { id: body.placement, division: host.division }),
      })
    },
  })

/** Changes a placement; the lines that are there follow its accounts, so that a new supervisor can sign what waits. */
export const changePlacement = (
  neighbours: WorkforceNeighbours,
  standing: Standing,
  id: Id,
  body: PlacementChange,
) =>
  runCommand<{ id: Id }>(standing, {
    id: body.id,
    name: 'practicum.change-placement',
    input: { placement: id, ...body },
    run: async (tx) => {
      const before = await findPlacement(tx, standing.scope, id, true)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== body.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      if (body.to && body.to < body.from)
        return notValid({ code: 'period-ends-before-it-starts', path: '/body/to' })
      const host = { id: before.organisation, name: before.organisationName, division: before.division }
      const named = await accountsFor(neighbours, standing, host, body, before)
      if (!named.ok) return named
      const account = body.studentAccount ?? null
      await sql`
        update practicum_placement set account = ${account}, supervisor = ${body.supervisor}, supervisor_name = ${named.value},
          member = ${body.member ?? null}, tasks = ${body.tasks ?? null}, from_on = ${body.from}, to_on = ${body.to ?? null},
          version = version + 1
        where province = ${before.province} and id = ${id}`.execute(tx)
      for (const table of ['practicum_line', 'practicum_certificate'])
        await sql`update ${sql.ref(table)} set account = ${account}, supervisor = ${body.supervisor}
          where province = ${before.province} and placement = ${id}
            and (account, supervisor) is distinct from (${account}::uuid, ${body.supervisor}::uuid)`.execute(
          tx,
        )
      await knowAccounts(tx, before.province, before.student, body)
      return ok({ answer: { id }, audit: entry('practicum.change-placement', before) })
    },
  })

/** The supervisor's name, once both accounts were found to be the agency's and two. */
async function accountsFor(
  neighbours: WorkforceNeighbours,
  { today }: Standing,
  host: Host,
  {
    supervisor,
    studentAccount,
  }: { readonly supervisor: Id; readonly studentAccount?: Id | null | undefined },
  before?: PlacementRow,
): Promise<Result<string, Refusal>> {
  if (studentAccount && studentAccount === supervisor)
    return notValid({ code: 'practicum-supervisor-is-student', path: '/body/supervisor' })
  const signers = await neighbours.accountsOfBody(host.id, 'practicum.sign', today)
  const signer = signers.find(({ account }) => account === supervisor)
  // Who signed so far stays, though the account may have left meanwhile.
  const name = signer?.name ?? (before?.supervisor === supervisor ? before.supervisorName : undefined)
  if (name === undefined) return notValid({ code: 'practicum-account-unknown', path: '/body/supervisor' })
  if (studentAccount && studentAccount !== before?.account) {
    const students = await neighbours.accountsOfBody(host.id, 'practicum.log', today)
    if (!students.some(({ account }) => account === studentAccount))
      return notValid({ code: 'practicum-account-unknown', path: '/body/studentAccount' })
  }
  return ok(name)
}

async function knowAccounts(
  tx: Handle,
  province: number,
  student: Id,
  {
    supervisor,
    studentAccount,
  }: { readonly supervisor: Id; readonly studentAccount?: Id | null | undefined },
): Promise<void> {
  await sql`
    update practicum_student set account = coalesce(${studentAccount ?? null}::uuid, account),
      supervisors = case when ${supervisor}::uuid = any (supervisors) then supervisors else array_append(supervisors, ${supervisor}::uuid) end
    where province = ${province} and id = ${student}`.execute(tx)
}

async function fileOfStudent(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  host: Host,
  body: PlaceInput,
): Promise<Result<Id, Refusal>> {
  const checked = checkIdentityNumber(body.idNumber, today)
  if (!checked.ok) return notValid({ code: checked.error, path: '/body/idNumber' })
  if (body.enrolledTo && body.enrolledTo < body.enrolledFrom)
    return notValid({ code: 'period-ends-before-it-starts', path: '/body/enrolledTo' })
  const { number } = checked.value
  const index = studentIndex(cipher, number)
  const known = await sql<{ id: Id | null }>`
    select practicum_join_student(${host.division}::bigint, ${index}, ${host.id}) as id`.execute(tx)
  const joined = known.rows[0]?.id
  if (joined) return ok(joined)
  const { pinyin, initials } = spell(body.name, host.division)
  const sealed = sealOf(cipher, { idNumber: number, ...(body.phone ? { phone: body.phone } : {}) })
  const { rows } = await sql`
    insert into practicum_student (province, id, division, organisations, account, name, pinyin, initials, identity_index, sealed,
      school, major, social_work_major, degree, mode, enrolled_from, enrolled_to, household, created_by)
    values (${provinceOf(host.division)}, ${body.student}, ${host.division}, ${[host.id]}::uuid[], ${body.studentAccount ?? null},
      ${body.name}, ${pinyin}, ${initials}, ${index}, ${sealed}, ${body.school}, ${body.major}, ${body.socialWorkMajor},
      ${body.degree}, ${body.mode}, ${body.enrolledFrom}, ${body.enrolledTo ?? null}, ${body.household ?? null}, ${actor.account})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0 ? ok(body.student) : refused({ code: 'id-already-used' })
}

export const changeStudent = (cipher: FieldCipher, standing: Standing, id: Id, body: StudentInput) =>
  runCommand<{ id: Id }>(standing, {
    id: body.id,
    name: 'practicum.change-student',
    input: { student: id, ...body },
    run: async (tx) => {
      const before = await findStudent(tx, standing.scope, id, true)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== body.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      if (body.enrolledTo && body.enrolledTo < body.enrolledFrom)
        return notValid({ code: 'period-ends-before-it-starts', path: '/body/enrolledTo' })
      const { phone: oldPhone, ...kept } = openSealed(cipher, before.sealed)
      const phone = body.phone === undefined ? oldPhone : (body.phone ?? undefined)
      const { pinyin, initials } = spell(body.name, before.division)
      await sql`
        update practicum_student set name = ${body.name}, pinyin = ${pinyin}, initials = ${initials},
          sealed = ${sealOf(cipher, { ...kept, ...(phone ? { phone } : {}) })}, school = ${body.school}, major = ${body.major},
          social_work_major = ${body.socialWorkMajor}, degree = ${body.degree}, mode = ${body.mode},
          enrolled_from = ${body.enrolledFrom}, enrolled_to = ${body.enrolledTo ?? null}, household = ${body.household ?? null},
          version = version + 1
        where province = ${before.province} and id = ${id}`.execute(tx)
      await sql`update practicum_placement set student_name = ${body.name}, pinyin = ${pinyin}, initials = ${initials}
        where province = ${before.province} and student = ${id}`.execute(tx)
      return ok({ answer: { id }, audit: entry('practicum.change-student', before) })
    },
  })
