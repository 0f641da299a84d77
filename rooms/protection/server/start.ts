import { sql } from 'kysely'
import { dayAt } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type DirtyLeaf, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { ReportBody, ReportMethod, ReportSource, Situation } from '../domain/report-codes.ts'
import { reportNumber, reportSeries } from '../domain/report-number.ts'
import { placeNamed, placeOfChild, type ReportPlace } from './place.ts'
import { sealJson } from './secret-texts.ts'
import { writeEntry } from './write-entry.ts'

export type Sending = {
  readonly reportedAt?: string | undefined
  readonly bodies: readonly ReportBody[]
  readonly method: ReportMethod
  readonly receiptNumber?: string | undefined
  readonly contact?: string | undefined
}

export type StartInput = {
  readonly id: Id
  readonly person?: Id | undefined
  readonly child?: string | undefined
  readonly division?: DivisionCode | undefined
  readonly situations: readonly Situation[]
  readonly danger?: boolean | undefined
  readonly noticedAt?: string | undefined
  readonly content: string
  readonly source?: { readonly kind: ReportSource; readonly id: Id } | undefined
  readonly sent?: Sending | undefined
}

export type Started = { readonly id: Id; readonly number: string }

const notValid = (...problems: Problem[]): Result<never, Refusal> =>
  refused({ code: 'request-not-valid', problems })

/** The month and station of a figure that a sending changes. */
export const leafOf = (
  report: { readonly station: Id; readonly division: DivisionCode },
  at: number,
): DirtyLeaf => ({ station: report.station, division: report.division, month: monthOf(dayAt(at)) })

/** What is wrong with the times of a report; `base` is where they stand in the request. */
export function timeProblems(
  noticedAt: number,
  reportedAt: number | null,
  now: number,
  base: string,
): Problem[] {
  const problems: Problem[] = []
  if (noticedAt > now) problems.push({ code: 'report-in-the-future', path: '/body/noticedAt' })
  if (reportedAt === null) return problems
  if (reportedAt > now) problems.push({ code: 'report-in-the-future', path: `${base}/reportedAt` })
  if (reportedAt < noticedAt) problems.push({ code: 'report-before-notice', path: `${base}/reportedAt` })
  return problems
}

/**
 * Starts a report (未成年人保护法 art. 11): its clock runs from the notice. It can be said at once that it was reported, as
 * somebody does who called the police first. The trail keeps that a report was made and not by whom.
 */
export function startReport(
  platform: Pick<Platform, 'cipher' | 'clock'>,
  standing: Standing,
  input: StartInput,
): Promise<Result<Started, Refusal>> {
  const now = platform.clock.now()
  const noticedAt = input.noticedAt ? Date.parse(input.noticedAt) : now
  const reportedAt = input.sent ? (input.sent.reportedAt ? Date.parse(input.sent.reportedAt) : now) : null
  const problems = timeProblems(noticedAt, reportedAt, now, '/body/sent')
  if (!input.person && !input.child) problems.push({ code: 'report-names-nobody', path: '/body/child' })
  if (problems.length > 0) return Promise.resolve(notValid(...problems))
  return runCommand<Started>(standing, {
    id: input.id,
    name: 'protection.start',
    input,
    run: async (tx) => {
      const { scope, today, actor } = standing
      const place = input.person
        ? await placeOfChild(tx, provincesIn(scope), input.person, today)
        : await placeNamed(tx, scope, input.division, today)
      if (place === 'missing') return notValid({ code: 'report-place-missing', path: '/body/division' })
      if (!place)
        return refused({
          code: 'not-found',
          problems: [{ code: 'not-found', path: input.person ? '/body/person' : '/body/division' }],
        })
      const number = await insertReport(tx, platform, place, {
        id: input.id,
        situations: input.situations,
        danger: input.danger ?? null,
        source: input.source?.kind ?? 'direct',
        sourceId: input.source?.id ?? null,
        noticedAt,
        content: input.content,
        child: input.child ?? null,
        reporter: actor.account,
        reporterName: actor.name,
      })
      if (number === null) return refused({ code: 'id-already-used' })
      if (input.sent && reportedAt !== null) {
        const { bodies, method, receiptNumber, contact } = input.sent
        await writeEntry(
          tx,
          { actor, cipher: platform.cipher, now },
          { ...place, id: input.id },
          {
            id: newId(),
            kind: 'sent',
            at: reportedAt,
            bodies,
            method,
            secret: { receiptNumber, contact },
          },
        )
      }
      return ok({
        answer: { id: input.id, number },
        audit: { action: 'protection.start', division: place.division, unnamed: true },
        events: [
          { name: 'protection.report-started', subject: input.id, division: place.division, data: {} },
        ],
        dirty: reportedAt === null ? [] : [leafOf(place, reportedAt)],
      })
    },
  })
}

export type NewReport = {
  readonly id: Id
  readonly situations: readonly Situation[]
  readonly danger: boolean | null
  readonly source: ReportSource
  readonly sourceId: Id | null
  readonly noticedAt: number
  readonly content: string
  readonly child: string | null
  readonly reporter: Id | null
  readonly reporterName: string | null
}

/** Writes a report under the next number of its county and year; null when the same was there already. */
export async function insertReport(
  tx: Handle,
  { cipher, clock }: Pick<Platform, 'cipher' | 'clock'>,
  place: ReportPlace,
  report: NewReport,
): Promise<string | null> {
  const series = reportSeries(place.division, dayAt(report.noticedAt))
  const { rows } = await sql<{ place: number }>`
    select take_protection_number(${series.county}, ${series.year}) as place`.execute(tx)
  const number = reportNumber(series, rows[0]?.place ?? 0)
  const inserted = await sql`
    insert into protection_report (province, id, number, division, station, person, situations, danger, source, source_id, noticed_at,
      started_at, sealed, reporter, reporter_sealed)
    values (${place.province}, ${report.id}, ${number}, ${place.division}, ${place.station}, ${place.person},
      ${[...report.situations]}::text[], ${report.danger}, ${report.source}, ${report.sourceId},
      ${new Date(report.noticedAt).toISOString()}::timestamptz, ${new Date(clock.now()).toISOString()}::timestamptz,
      ${sealJson(cipher, { content: report.content, child: report.child })}, ${report.reporter},
      ${report.reporterName ? cipher.seal(report.reporterName) : null}::bytea)
    on conflict do nothing`.execute(tx)
  return Number(inserted.numAffectedRows ?? 0) > 0 ? number : null
}
