import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { caseFileContract } from '../../contract.ts'
import { findCase } from '../case-row.ts'
import { caseloads } from '../caseload.ts'
import { caseResults } from './assessment-results.ts'
import { beginCase, enterPhase } from './enter-phase.ts'
import { fileDetail } from './file-detail.ts'
import { fileRecord } from './file-record.ts'
import { keepDraft, readDraft, readNotes, writeNote } from './notes-and-drafts.ts'
import { signRecord } from './sign-record.ts'

export const caseFileRoutes = ({ cipher, clock }: Platform): Implemented[] => [
  // The words of the records are L3: that they were shown is written down, also for who works there.
  implement(caseFileContract.file, (call) =>
    disclose(call, async (tx) => {
      const one = await findCase(tx, call.scope, call.params.id)
      if (!one) return refused({ code: 'not-found' })
      const answer = await fileDetail(tx, cipher, { ...call, now: clock.now() }, one)
      const shown = answer.records.filter(({ body }) => body !== null).length
      const { person, division, station } = one
      const detail = { case: one.id, records: shown }
      const entry = { action: 'casework.read-file', subject: person, division, station, detail }
      return ok({ answer, audit: shown > 0 ? [entry] : [] })
    }),
  ),
  implement(caseFileContract.begin, (call) =>
    beginCase(call, cipher, clock.now(), call.params.id, call.body),
  ),
  implement(caseFileContract.fileRecord, (call) => fileRecord(call, cipher, call.params.id, call.body)),
  implement(caseFileContract.sign, (call) =>
    signRecord(call, cipher, call.params.id, call.params.record, call.body),
  ),
  implement(caseFileContract.enter, (call) => enterPhase(call, cipher, call.params.id, call.body)),
  implement(caseFileContract.results, (call) => caseResults(call, call.params.id)),
  implement(caseFileContract.notes, (call) => readNotes(call, cipher, call.params.id)),
  implement(caseFileContract.writeNote, (call) => writeNote(call, cipher, call.params.id, call.body)),
  implement(caseFileContract.draft, (call) => readDraft(call, cipher, call.params.id, call.params.kind)),
  implement(caseFileContract.keepDraft, (call) =>
    keepDraft(call, cipher, call.params.id, call.params.kind, call.body),
  ),
  implement(caseFileContract.caseload, (call) =>
    read(call, async (tx) => ok(await caseloads(tx, call.scope, call.query, call.today))),
  ),
]
