import { ok } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { reportsContract } from '../contract.ts'
import { finishJournal, journalIssue, journalWord, writeJournal } from './journal.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { paragraphOf, paragraphs, paragraphWord, storeStart } from './paragraphs.ts'

/** Paragraphs and the journal. */
export const proseRoutesOf = (platform: Platform, neighbours: ReportNeighbours): Implemented[] => [
  implement(reportsContract.paragraphs, async () =>
    ok({ items: paragraphs().map(({ code, title, period }) => ({ code, title, period })) }),
  ),
  implement(reportsContract.paragraph, (call) => paragraphOf(platform, call, call.params.code, call.query)),
  implement(reportsContract.paragraphWord, (call) =>
    paragraphWord(platform, call, call.params.code, call.query),
  ),
  implement(reportsContract.storeStart, (call) => storeStart(call, call.params.code, call.body)),
  implement(reportsContract.journal, (call) => journalIssue(platform, call, neighbours, call.query)),
  implement(reportsContract.writeJournal, (call) => writeJournal(neighbours, call, call.body)),
  implement(reportsContract.finishJournal, (call) => finishJournal(platform, call, neighbours, call.body)),
  implement(reportsContract.journalWord, (call) => journalWord(platform, call, neighbours, call.query)),
]
