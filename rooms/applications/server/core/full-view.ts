import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { ok } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stageOf } from '../../../programmes/index.ts'
import { answerable, bodyWays, isPlainWork } from '../../domain/core/body-acts.ts'
import { actsAt, heldBack } from './acting.ts'
import { lineOf, stageShown } from './application-line.ts'
import type { ApplicationRow } from './application-store.ts'
import { consequenceShown, consequencesOf } from './consequence-store.ts'
import { type DecisionRow, decisionsOf, weigh } from './decide.ts'
import { eventsOf, unnamedApplicant } from './events.ts'
import { evidenceOf } from './evidence.ts'
import { eventShown, factsShown, personShown } from './own-view.ts'
import { openApplicant } from './seal.ts'

export const decisionShown = ({ onDay, byName, facts, origins, reasons, ...row }: DecisionRow) => ({
  id: row.id,
  on: onDay,
  at: row.at,
  by: byName,
  eligible: row.eligible,
  amountFen: row.amountFen,
  hash: row.hash,
  release: row.release,
  reasons: [...reasons],
  facts: factsShown({ facts, origins }),
  corrects: row.corrects,
  reason: row.reason,
})

/** An application as the body sees it: facts with where they come from, what was decided and why, who acts next. */
export async function fullView(tx: Handle, platform: Platform, standing: Standing, row: ApplicationRow) {
  const { actor, today } = standing
  const { programme, facts, origins, decision } = await weigh(tx, platform, row, today)
  const stage = stageOf(programme, row.stage)
  if (!stage) throw new Error(`${programme.code} has no stage ${row.stage}`)
  const open = answerable(row, programme)
  const events = await eventsOf(tx, row)
  const evidence = await evidenceOf(tx, row)
  const mine =
    row.endedOn === null &&
    isPlainWork(stage) &&
    actsAt(standing, row, stage) &&
    heldBack(standing, { row, programme, stage, events }) === null
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), { division: row.division })
  return ok({
    line: lineOf(row, programme, today),
    person: await personShown(tx, row, openApplicant(platform.cipher, row.sealed), today),
    account: row.public ? null : row.accountName,
    definition: programme,
    decision: { ...decision, ask: [...decision.ask], reasons: [...decision.reasons] },
    facts: factsShown({ facts, origins }),
    evidence: evidence.map(({ document: _, addedName, ...one }) => ({ ...one, addedBy: addedName })),
    decisions: (await decisionsOf(tx, row)).map(decisionShown),
    consequences: (await consequencesOf(tx, row)).map((one) => consequenceShown(programme, one)),
    history: events.map((event) => ({
      ...eventShown(programme, event),
      by: event.byRole === 'clock' || event.byName === unnamedApplicant ? null : event.byName,
    })),
    next: bodyWays(programme, row.stage).map(({ stage: to, way }) => ({ ...stageShown(to), way })),
    answerable: [...open],
    abilities: {
      answer: open.length > 0 && holds('applications.check'),
      forward: mine && stage.then.length > 0,
      return: mine && stage.back.length > 0,
      refuse: mine && stage.refuses !== undefined,
      note: holds('applications.check'),
      correct: holds('applications.decide') && !(row.account === actor.account && row.nominatedBy === 'self'),
      contact: holds('applications.check'),
      consequences: holds('organisations.registry'),
    },
    version: row.version,
  })
}
