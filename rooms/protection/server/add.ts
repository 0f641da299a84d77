import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Upload } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { receivePhoto } from '../../documents/server/index.ts'
import type { Measure } from '../domain/report-codes.ts'
import { coversReport } from './detail.ts'
import { findReport, isReporter, type ReportRow } from './report-row.ts'
import { leafOf, type Sending, timeProblems } from './start.ts'
import { type NewEntry, writeEntry } from './write-entry.ts'

type Door = Pick<Platform, 'cipher' | 'clock'>
export type Added = { readonly id: Id; readonly report: Id }

/** A report to which the caller may add: one's own, or one that may be read. Others do not exist. */
export async function reportToAddTo(tx: Handle, standing: Standing, id: Id): Promise<ReportRow | null> {
  const row = await findReport(tx, standing.scope, id)
  if (!row) return null
  const reads = coversReport(standingFor(standing, 'protection.read').scope, row)
  return reads || (await isReporter(tx, row)) ? row : null
}

type Adding = {
  readonly id: Id
  readonly name: string
  readonly input: unknown
  readonly entry: (row: ReportRow) => Result<NewEntry, Refusal>
}

const adding = (
  door: Door,
  standing: Standing,
  report: Id,
  { id, name, input, entry }: Adding,
): Promise<Result<Added, Refusal>> =>
  runCommand<Added>(standing, {
    id,
    name,
    input: { report, input },
    run: async (tx) => {
      const row = await reportToAddTo(tx, standing, report)
      if (!row) return refused({ code: 'not-found' })
      const made = entry(row)
      if (!made.ok) return made
      const now = door.clock.now()
      const written = await writeEntry(
        tx,
        { actor: standing.actor, cipher: door.cipher, now },
        row,
        made.value,
      )
      if (!written) return refused({ code: 'not-found' })
      const own = await isReporter(tx, row)
      return ok({
        answer: { id, report },
        audit: {
          action: name,
          division: row.division,
          ...(own ? { unnamed: true as const } : { subject: row.id, station: row.station }),
        },
        dirty: made.value.kind === 'sent' ? [leafOf(row, made.value.at)] : [],
      })
    },
  })

/** Records that the report went to a body; the first time is when it counts. */
export const sendReport = (
  door: Door,
  standing: Standing,
  report: Id,
  input: Sending & { readonly id: Id },
): Promise<Result<Added, Refusal>> =>
  adding(door, standing, report, {
    id: input.id,
    name: 'protection.send',
    input,
    entry: (row) => {
      const now = door.clock.now()
      const at = input.reportedAt ? Date.parse(input.reportedAt) : now
      const problems = timeProblems(Date.parse(row.noticedAt), at, now, '/body')
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const { id, bodies, method, receiptNumber, contact } = input
      return ok({ id, kind: 'sent', at, bodies, method, secret: { receiptNumber, contact } })
    },
  })

export type Addition = {
  readonly id: Id
  readonly kind: 'receipt' | 'measure' | 'follow-up' | 'correction'
  readonly at?: string | undefined
  readonly text?: string | undefined
  readonly receiptNumber?: string | undefined
  readonly measures?: readonly Measure[] | undefined
}

export const addToReport = (
  door: Door,
  standing: Standing,
  report: Id,
  input: Addition,
): Promise<Result<Added, Refusal>> =>
  adding(door, standing, report, {
    id: input.id,
    name: 'protection.add',
    input,
    entry: () => {
      const now = door.clock.now()
      const at = input.at ? Date.parse(input.at) : now
      if (at > now)
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'report-in-the-future', path: '/body/at' }],
        })
      const { id, kind, measures, text, receiptNumber } = input
      return ok({
        id,
        kind,
        at,
        measures: kind === 'measure' ? measures : [],
        secret: { text, receiptNumber },
      })
    },
  })

/** Keeps the picture of a receipt, cleaned of metadata and sealed, as an entry of its own. */
export async function addReceiptPicture(
  door: Door,
  standing: Standing,
  report: Id,
  id: Id,
  file: Upload,
): Promise<Result<Added, Refusal>> {
  const photo = await receivePhoto(file.path)
  if (!photo.ok) return photo
  const { mediaType, bytes, sha256 } = photo.value
  return adding(door, standing, report, {
    id,
    name: 'protection.add-receipt',
    input: { id, sha256: sha256.toString('hex') },
    entry: () => ok({ id, kind: 'receipt', at: door.clock.now(), file: { bytes, mediaType } }),
  })
}
