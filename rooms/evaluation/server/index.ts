import { ok } from '../../../kernel/result.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { evaluationContract } from '../contract.ts'
import { closeRound, type EvaluationNeighbours, giveScore, improve, openRound } from './commands.ts'
import { giveEvidence, handInDocument, openDocument, withdrawEvidence } from './evidence.ts'
import { roundWorkbook, stationWord } from './files.ts'
import { roundAnswer, roundList, stationAnswer } from './reading.ts'
import { standards } from './standards.ts'

export type { EvaluationNeighbours } from './commands.ts'

/** Every route of this room; a wrong file of `data/evaluations` ends the start here, with its reasons. */
export function evaluationRoutes(platform: Platform, neighbours: EvaluationNeighbours = {}): Implemented[] {
  const items = standards().map(({ code, title }) => ({ code, title }))
  return [
    implement(evaluationContract.standards, async () => ok({ items })),
    implement(evaluationContract.rounds, (call) => roundList(call)),
    implement(evaluationContract.open, (call) => openRound(call, call.body)),
    implement(evaluationContract.round, (call) => roundAnswer(platform, call, call.params.id)),
    implement(evaluationContract.station, (call) =>
      stationAnswer(platform, call, call.params.id, call.params.station),
    ),
    implement(evaluationContract.scoreSelf, (call) => giveScore(call, call.params.id, call.body, 'self')),
    implement(evaluationContract.score, (call) => {
      const { kind, ...score } = call.body
      return giveScore(call, call.params.id, score, kind)
    }),
    implement(evaluationContract.evidence, (call) => giveEvidence(call, call.params.id, call.body)),
    implement(evaluationContract.handIn, (call) =>
      handInDocument(call, platform.cipher, call.params.id, call.body, call.file),
    ),
    implement(evaluationContract.withdrawEvidence, (call) =>
      withdrawEvidence(call, call.params.id, call.params.evidence, call.body),
    ),
    implement(evaluationContract.document, (call) => openDocument(call, platform.cipher, call.params)),
    implement(evaluationContract.improve, (call) => improve(call, neighbours, call.params.id, call.body)),
    implement(evaluationContract.close, (call) => closeRound(platform, call, call.params.id, call.body)),
    implement(evaluationContract.xlsx, (call) => roundWorkbook(platform, call, call.params.id)),
    implement(evaluationContract.docx, (call) =>
      stationWord(platform, call, call.params.id, call.params.station),
    ),
  ]
}
