import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Added } from './add.ts'
import { type EntryRow, entriesOf, findReport } from './report-row.ts'
import { writeEntry } from './write-entry.ts'

type Input = { readonly id: Id; readonly reason: string }

/** The finding that still waits for a second signature; null when there is none. */
export const waitingFinding = (entries: readonly EntryRow[]): EntryRow | null =>
  entries.some(({ kind }) => kind === 'no-need-signed' || kind === 'sent')
    ? null
    : (entries.findLast(({ kind }) => kind === 'no-need') ?? null)

/**
 * A report that was started is never taken back. That a suspicion came from an error of entry is found with a reason and
 * under two names, and stays to be read; until the second signs, the clock runs on.
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
      const { actor, scope } = standing
      const row = await findReport(tx, scope, report)
      if (!row) return refused({ code: 'not-found' })
      if (row.sentAt !== null) return refused({ code: 'report-already-sent' })
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
        signed: true,
        ...(step === 'second' && waiting ? { signs: waiting.id } : {}),
      })
      return ok({
        answer: { id: input.id, report },
        audit: {
          action: step === 'first' ? 'protection.find-no-need' : 'protection.sign-no-need',
          subject: row.id,
          division: row.division,
          station: row.station,
        },
      })
    },
  })
