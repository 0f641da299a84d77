import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { emptyScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { fillWord, writePdf, writeWord } from '../../documents/server/index.ts'
import { stateOfLine } from '../domain/practicum.ts'
import {
  certificateValues,
  type HoursCertificate,
  printedCertificate,
  shippedCertificate,
} from '../domain/practicum-certificate.ts'
import { entry } from './practicum-log.ts'
import {
  findCertificate,
  findPlacement,
  type LineRow,
  linesOfPlacements,
  type PlacementRow,
  placementsOfAccount,
  type StudentRow,
} from './practicum-store.ts'
import { maskedOf, openSealed } from './seal.ts'
import { notValid } from './write-member.ts'

const template = join(import.meta.dirname, '../../../data/templates/practicum-certificate.docx')

/** The template as it is shipped: the same bytes each time, which a test holds. */
export const shippedCertificateTemplate = (): Buffer => writeWord(shippedCertificate())

const signedWithin = (lines: readonly LineRow[], from: Day, to: Day, on: Day): LineRow[] =>
  lines.filter((line) => from <= line.workedOn && line.workedOn <= to && stateOfLine(line, on) === 'signed')

/** Certifies the signed hours of a period; the sum stays as it was issued, and is withdrawn when a day proves wrong. */
export const issueCertificate = (
  standing: Standing,
  placement: Id,
  body: { readonly id: Id; readonly from: Day; readonly to: Day },
) =>
  runCommand<{ id: Id; number: string; minutes: number; days: number }>(standing, {
    id: body.id,
    name: 'practicum.certify',
    input: { placement, ...body },
    run: async (tx) => {
      const row = await findPlacement(tx, standing.scope, placement, true)
      if (!row) return refused({ code: 'not-found' })
      if (body.to < body.from) return notValid({ code: 'period-ends-before-it-starts', path: '/body/to' })
      const { actor, today } = standing
      const lines = await linesOfPlacements(tx, row.province, [row.id])
      const signed = signedWithin(lines, body.from, body.to, today)
      if (signed.length === 0) return refused({ code: 'practicum-nothing-signed' })
      const minutes = signed.reduce((sum, line) => sum + line.minutes, 0)
      const number = `SX${today.replaceAll('-', '')}-${body.id.slice(-6).toUpperCase()}`
      const { rows } = await sql`
        insert into practicum_certificate (province, id, number, placement, student, division, organisation, account, supervisor,
          from_on, to_on, minutes, days, issued_on, issued_by, issued_name)
        values (${row.province}, ${body.id}, ${number}, ${row.id}, ${row.student}, ${row.division}, ${row.organisation},
          ${row.account}, ${row.supervisor}, ${body.from}, ${body.to}, ${minutes}, ${signed.length}, ${today}, ${actor.account},
          ${actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      return ok({
        answer: { id: body.id, number, minutes, days: signed.length },
        audit: entry('practicum.certify', row, { certificate: body.id, minutes }),
      })
    },
  })

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** The certificate as a file, for the agency and for the student; that it left the house is written down. */
export const certificateFile = (
  cipher: FieldCipher,
  standing: Standing,
  door: 'agency' | 'student',
  id: Id,
  format: keyof typeof mediaTypes,
  language: 'zh' | 'en',
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(door === 'agency' ? standing : { ...standing, scope: emptyScope }, async (tx) => {
    const found = await findCertificate(tx, provincesIn(standing.scope), id)
    const row = found && (await placementOf(tx, standing, door, found.placement))
    if (!found || !row) return refused({ code: 'not-found' })
    const student = await studentOf(tx, row)
    // The months as they were certified: what was corrected or voided since does not change what was issued.
    const lines = signedWithin(
      await linesOfPlacements(tx, row.province, [row.id]),
      found.fromOn,
      found.toOn,
      found.issuedOn,
    )
    const one: HoursCertificate = {
      number: found.number,
      name: student.name,
      idNumber: maskedOf(openSealed(cipher, student.sealed)).idNumber ?? '',
      school: student.school,
      major: student.major,
      agency: row.organisationName,
      supervisor: row.supervisorName,
      from: found.fromOn,
      to: found.toOn,
      minutes: found.minutes,
      days: found.days,
      issuedOn: found.issuedOn,
      issuedName: found.issuedName,
      withdrawn: found.withdrawnOn !== null,
      months: byMonth(lines),
    }
    const bytes =
      format === 'pdf'
        ? writePdf(printedCertificate(one, language))
        : fillWord(readFileSync(template), certificateValues(one, language))
    return ok({
      answer: {
        stream: Readable.from([bytes]),
        fileName: `${found.number}.${format}`,
        mediaType: mediaTypes[format],
      },
      audit: [{ ...entry('practicum.print-certificate', row), purpose: format }],
    })
  })

async function placementOf(
  tx: Handle,
  { scope, actor }: Standing,
  door: 'agency' | 'student',
  id: Id,
): Promise<PlacementRow | null> {
  if (door === 'agency') return findPlacement(tx, scope, id)
  return (await placementsOfAccount(tx, provincesIn(scope), 'account', actor.account, { id }))[0] ?? null
}

async function studentOf(tx: Handle, { province, student }: PlacementRow) {
  const { rows } = await sql<Pick<StudentRow, 'name' | 'sealed' | 'school' | 'major'>>`
    select name, sealed, school, major from practicum_student where province = ${province} and id = ${student}`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('a placement has its student')
  return row
}

function byMonth(lines: readonly LineRow[]) {
  const months = new Map<string, { month: string; days: number; minutes: number }>()
  for (const { workedOn, minutes } of lines.toSorted((a, b) => a.workedOn.localeCompare(b.workedOn))) {
    const month = workedOn.slice(0, 7)
    const sum = months.get(month) ?? { month, days: 0, minutes: 0 }
    months.set(month, { month, days: sum.days + 1, minutes: sum.minutes + minutes })
  }
  return [...months.values()]
}
