import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { ageCheck } from '../domain/age-check.ts'
import type { OrderKind, OrderResult } from '../domain/codes.ts'
import type { Identity } from '../domain/hand-over.ts'
import { type Door, openJson, trail } from './door.ts'
import { type FileRow, findFile, findReferral } from './file-row.ts'
import type { CaseFacts } from './refer.ts'
import { juvenileRules } from './rules.ts'

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

type Outcome = {
  readonly file: Id
  readonly kind: OrderKind
  readonly result: OrderResult
  readonly content: Buffer
  readonly reportedOn: Day
}

type Delivered = {
  readonly file: Id
  readonly number: number
  readonly issuedAt: string
  readonly sha256: string
}

/** Referrals as whoever referred sees them: how far they are and what was delivered, never the work. */
export async function referralsShown(tx: Handle, door: Door, files: readonly FileRow[]) {
  const { rows } = await sql<Delivered>`
    select distinct on (file) file, number, to_json(issued_at) #>> '{}' as issued_at, encode(sha256, 'hex') as sha256
    from juvenile_report where province = any(${provincesIn(wholeScope)}) and file = any(${files.map(({ id }) => id)}::uuid[])
    order by file, number desc`.execute(tx)
  const { rows: outcomes } = await sql<Outcome>`
    select file, kind, result, content, reported_on from juvenile_outcome
    where province = any(${provincesIn(wholeScope)}) and file = any(${files.map(({ id }) => id)}::uuid[])
    order by reported_on, id`.execute(tx)
  return files.map((file) => {
    const { caseNumber, actOn } = openJson<CaseFacts>(door, file.facts)
    const { birth } = openJson<Identity>(door, file.identity)
    const report = rows.find((one) => one.file === file.id)
    return {
      id: file.id,
      number: file.number,
      caseNumber,
      role: file.role,
      stage: file.stage,
      referredOn: file.referredOn,
      age: ageCheck({ birth, actOn, role: file.role }, juvenileRules().ages),
      version: file.version,
      outcomes: outcomes
        .filter((outcome) => outcome.file === file.id)
        .map(({ kind, result, content, reportedOn }) => ({
          kind,
          result,
          text: openJson<string>(door, content),
          reportedOn,
        })),
      report: report ? { number: report.number, issuedAt: report.issuedAt, sha256: report.sha256 } : null,
    }
  })
}

/** A report as a file: of the newest issue unless told, for whoever referred or for the two and the keeper. */
export const reportFile = (
  door: Door,
  standing: Standing,
  target: Id,
  as: 'docx' | 'pdf',
  by: 'referrer' | 'house',
  number?: number,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const file =
      by === 'referrer' ? await findReferral(tx, standing, target) : await findFile(tx, standing, target)
    if (!file) return refused({ code: 'not-found' })
    const { rows } = await sql<{ id: Id; number: number; bytes: Buffer }>`
      select id, number, ${as === 'docx' ? sql`docx` : sql`pdf`} as bytes from juvenile_report
      where province = ${file.province} and file = ${file.id} and (${number ?? null}::integer is null or number = ${number ?? null})
      order by number desc limit 1`.execute(tx)
    const report = rows[0]
    if (!report) return refused({ code: 'not-found' })
    if (by === 'referrer') {
      await sql`
        update juvenile_report set received_at = ${new Date(door.platform.clock.now()).toISOString()}::timestamptz
        where province = ${file.province} and id = ${report.id} and received_at is null`.execute(tx)
    }
    return ok({
      answer: {
        stream: Readable.from([door.ciphers.field.openBytes(report.bytes)]),
        fileName: `${file.number}-${report.number}.${as}`,
        mediaType: mediaTypes[as],
      },
      audit: [trail(door, by === 'referrer' ? 'receive-report' : 'read-report', file)],
    })
  })
