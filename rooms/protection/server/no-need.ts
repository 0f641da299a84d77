import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing, standingFor } from '../../../platform/server/command.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { type Added, reportToAddTo } from './add.ts'
import { coversReport } from './detail.ts'
import { type EntryRow, entriesOf, isReporter } from './report-row.ts'
import { writeEntry } from './write-entry.ts'

type Input = { readonly id: Id; readonly reason: string }

/** The finding that still waits for a second signature; null when there is none. */
export const waitingFinding = (entries: readonly EntryRow[]): EntryRow | null =>
  entries.some(({ kind }) => kind === 'no-need-signed' || kind === 'sent')
    ? null
    : (entries.findLast(({ kind }) => kind === 'no-need') ?? null)

/**
 * A report that was started is never taken back, and nobody has a veto (2.10). That it came from an error of entry is found
 * by whoever made it, with a reason; another one signs, and until then the clock runs on. Both stay to be read. The name of
 * who made it is not told by this either: the first signature stands there without one.
 */
export const findNoNeed = (
  door: Pick<Platform, 'cipher' | 'clock'>,
  standing: Standing,
  report: Id,
  input: Input,
  step: 'first' | 'second',
): Promise<Result<Added, Refusal>> =>
  runCommand<Added>(standing, {
    id: input.id,
    name: step === 'first' ? 'protection.find-no-need' : 'protection.sign-no-need',
    input: { report, ...input },
    run: async (tx) => {
      const { actor } = standing
      const row = await reportToAddTo(tx, standing, report)
      if (!row) return refused({ code: 'not-found' })
      const reads = coversReport(standingFor(standing, 'protection.read').scope, row)
      if (step === 'second' && !reads) return refused({ code: 'not-found' })
      if (row.sentAt !== null) return refused({ code: 'report-already-sent' })
      const own = await isReporter(tx, row)
      if (step === 'first' && row.reporterSealed !== null && !own)
        return refused({ code: 'report-made-by-another' })
      const waiting = waitingFinding(await entriesOf(tx, row))
      if (step === 'second' && !waiting) return refused({ code: 'report-nothing-to-sign' })
      if (step === 'second' && waiting?.signedBy === actor.account)
        return refused({ code: 'report-signature-of-the-same' })
      const now = door.clock.now()
      await writeEntry(tx, { actor, cipher: door.cipher, now }, row, {
        id: input.id,
        kind: step === 'first' ? 'no-need' : 'no-need-signed',
        at: now,
        secret: { text: input.reason },
        signed: own ? 'unnamed' : 'named',
        ...(step === 'second' && waiting ? { signs: waiting.id } : {}),
      })
      return ok({
        answer: { id: input.id, report },
        audit: {
          action: step === 'first' ? 'protection.find-no-need' : 'protection.sign-no-need',
          division: row.division,
          ...(own ? { unnamed: true as const } : { subject: row.id, station: row.station }),
        },
      })
    },
  })
