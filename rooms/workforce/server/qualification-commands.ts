import { sql } from 'kysely'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import type { AwardInput, RegistrationInput, StudyInput } from '../contract/qualifications.ts'
import { changing } from './commands.ts'
import { educationPolicy } from './policy-file.ts'
import { studiesOf } from './qualification-store.ts'
import { writeRegistration } from './registrations.ts'
import type { MemberRow } from './store.ts'
import { notValid } from './write-member.ts'

export const saveRegistration = (
  standing: Standing,
  member: Id,
  body: { readonly id: Id; readonly registration: RegistrationInput },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.save-registration', member, input: body },
    async (tx, before) => {
      const written = await writeRegistration(tx, standing, before, body.registration, '/body/registration')
      return written.ok ? ok({ registration: body.registration.id }) : written
    },
  )

export const saveStudy = (
  standing: Standing,
  member: Id,
  body: { readonly id: Id; readonly study: StudyInput },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.save-study', member, input: body },
    async (tx, before) => {
      const { study } = body
      const wrong = wrongInStudy(study, standing)
      if (wrong) return wrong
      if (study.diplomaNumber) {
        const taken = await sql`select id from workforce_study where province = ${before.province}
          and diploma_number = ${study.diplomaNumber} and id <> ${study.id}`.execute(tx)
        if (taken.rows.length > 0)
          return refused({
            code: 'diploma-already-registered',
            problems: [{ code: 'diploma-already-registered', path: '/body/study/diplomaNumber' }],
          })
      }
      const known = (await studiesOf(tx, before)).find(({ id }) => id === study.id)
      const credit = await creditOfDiploma(tx, standing, before, study, known ?? null, body.id)
      const written = await sql`
        insert into workforce_study (province, id, member, division, station, school, major, social_work, degree, mode, from_on,
          to_on, diploma_on, diploma_number, credit, recorded_by)
        values (${before.province}, ${study.id}, ${before.id}, ${before.division}, ${before.station}, ${study.school},
          ${study.major}, ${study.socialWork}, ${study.degree}, ${study.mode}, ${study.from}, ${study.to ?? null},
          ${study.diplomaOn ?? null}, ${study.diplomaNumber ?? null}, ${credit}, ${standing.actor.account})
        on conflict (province, id) do update set school = excluded.school, major = excluded.major,
          social_work = excluded.social_work, degree = excluded.degree, mode = excluded.mode, from_on = excluded.from_on,
          to_on = excluded.to_on, diploma_on = excluded.diploma_on, diploma_number = excluded.diploma_number,
          credit = excluded.credit, version = workforce_study.version + 1
        where workforce_study.member = excluded.member returning id`.execute(tx)
      return written.rows.length > 0 ? ok({ study: study.id }) : refused({ code: 'id-already-used' })
    },
  )

function wrongInStudy(study: StudyInput, { today }: Standing): Result<never, Refusal> | null {
  if (!study.diplomaOn !== !study.diplomaNumber)
    return notValid({ code: 'diploma-not-whole', path: '/body/study/diplomaNumber' })
  if (study.diplomaOn && study.diplomaOn > today)
    return notValid({ code: 'day-still-to-come', path: '/body/study/diplomaOn' })
  if (study.diplomaOn && study.diplomaOn < study.from)
    return notValid({ code: 'period-ends-before-it-starts', path: '/body/study/diplomaOn' })
  if (study.to && study.to < study.from)
    return notValid({ code: 'period-ends-before-it-starts', path: '/body/study/to' })
  return null
}

/** A diploma in social work counts at once as laid down (2.16), once; taken back when it was entered in error. */
async function creditOfDiploma(
  tx: Handle,
  { actor }: Standing,
  { province, id: member, division, station }: MemberRow,
  study: StudyInput,
  known: { readonly credit: Id | null; readonly diplomaOn: string | null } | null,
  command: Id,
): Promise<Id | null> {
  const due = study.socialWork && study.diplomaOn
  if (known?.credit && due && known.diplomaOn === study.diplomaOn) return known.credit
  if (known?.credit) {
    await takeOutRecord(
      tx,
      actor,
      { table: 'workforce_credit', kind: 'workforce-credit', record: known.credit, station, division },
      { id: command, reason: '毕业证书信息更正', replacement: null },
    )
  }
  if (!due) return null
  const credit = newId()
  await sql`insert into workforce_credit (province, id, member, division, station, kind, credited_on, tenths, title, provider,
      evidence, recorded_by)
    values (${province}, ${credit}, ${member}, ${division}, ${station}, 'degree', ${study.diplomaOn},
      ${educationPolicy().degreeHours * 10}, ${study.major}, ${study.school}, ${study.diplomaNumber ?? null},
      ${actor.account})`.execute(tx)
  return credit
}

export const addInvoice = (
  standing: Standing,
  member: Id,
  study: Id,
  body: {
    readonly id: Id
    readonly number: string
    readonly issuer: string
    readonly issuedOn: string
    readonly amountFen: number
  },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.add-invoice', member, input: { study, ...body } },
    async (tx, before) => {
      if (body.issuedOn > standing.today)
        return notValid({ code: 'day-still-to-come', path: '/body/issuedOn' })
      if (!(await studiesOf(tx, before)).some(({ id }) => id === study)) return refused({ code: 'not-found' })
      // The index on the number is the lock: of two who show one invoice at once the second is told.
      const written = await sql`
        insert into workforce_invoice (province, id, study, member, division, station, number, issuer, issued_on, amount_fen,
          recorded_by)
        values (${before.province}, ${body.id}, ${study}, ${before.id}, ${before.division}, ${before.station}, ${body.number},
          ${body.issuer}, ${body.issuedOn}, ${body.amountFen}, ${standing.actor.account})
        on conflict do nothing returning id`.execute(tx)
      if (written.rows.length === 0)
        return refused({
          code: 'invoice-already-registered',
          problems: [{ code: 'invoice-already-registered', path: '/body/number' }],
        })
      return ok({ invoice: body.id })
    },
  )

export const withdrawInvoice = (
  standing: Standing,
  member: Id,
  invoice: Id,
  body: { readonly id: Id; readonly reason: string },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.withdraw-invoice', member, input: { invoice, ...body } },
    async (tx, { province, id, division, station }) => {
      const known = await sql`select id from workforce_invoice
        where province = ${province} and id = ${invoice} and member = ${id}`.execute(tx)
      if (known.rows.length === 0) return refused({ code: 'not-found' })
      const out = await takeOutRecord(
        tx,
        standing.actor,
        { table: 'workforce_invoice', kind: 'workforce-invoice', record: invoice, station, division },
        { id: body.id, reason: body.reason, replacement: null },
      )
      return out ? ok({ invoice }) : refused({ code: 'invoice-already-withdrawn' })
    },
  )

export const saveAward = (
  standing: Standing,
  member: Id,
  body: { readonly id: Id; readonly award: AwardInput },
) =>
  changing(
    standing,
    { id: body.id, name: 'workforce.save-award', member, input: body },
    async (tx, before) => {
      const { award } = body
      if (award.givenOn > standing.today)
        return notValid({ code: 'day-still-to-come', path: '/body/award/givenOn' })
      if (!award.withdrawnOn !== !award.withdrawnReason)
        return notValid({ code: 'withdrawal-not-whole', path: '/body/award/withdrawnReason' })
      if (award.withdrawnOn && award.withdrawnOn < award.givenOn)
        return notValid({ code: 'period-ends-before-it-starts', path: '/body/award/withdrawnOn' })
      return writeAward(tx, standing.actor.account, before, { ...award, programme: null })
    },
  )

/** Writes an award; a programme's own is changed by that programme alone, so that its code stays. */
export async function writeAward(
  tx: Handle,
  by: Id,
  member: Pick<MemberRow, 'province' | 'id' | 'division' | 'station'>,
  award: AwardInput & { readonly programme: string | null },
): Promise<Result<{ award: Id }, Refusal>> {
  const written = await sql`
    insert into workforce_award (province, id, member, division, station, title, giver, level, given_on, document, programme,
      withdrawn_on, withdrawn_reason, recorded_by)
    values (${member.province}, ${award.id}, ${member.id}, ${member.division}, ${member.station}, ${award.title}, ${award.giver},
      ${award.level}, ${award.givenOn}, ${award.document ?? null}, ${award.programme}, ${award.withdrawnOn ?? null},
      ${award.withdrawnReason ?? null}, ${by})
    on conflict (province, id) do update set title = excluded.title, giver = excluded.giver, level = excluded.level,
      given_on = excluded.given_on, document = excluded.document, withdrawn_on = excluded.withdrawn_on,
      withdrawn_reason = excluded.withdrawn_reason, version = workforce_award.version + 1
    where workforce_award.member = excluded.member returning id`.execute(tx)
  return written.rows.length > 0 ? ok({ award: award.id }) : refused({ code: 'id-already-used' })
}
