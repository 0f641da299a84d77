import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import { nextInLine } from '../../domain/judging/round-order.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { enterStage, moveApplication } from '../core/move.ts'
import { programmeOf } from '../core/programme-of.ts'
import { stillJudges } from './blindness.ts'
import { movedUpIn, type Stander, standersOf } from './move-up-store.ts'
import { frozenCandidates, type RankingRow, rankingToChange } from './ranking-store.ts'
import { findRound, type RoundRow } from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

export type Places = {
  /** Chosen and dropped out, also those whose place was taken since. */
  readonly gone: ReadonlySet<Id>
  /** Chosen and dropped out since, whose place nobody took. */
  readonly dropped: readonly Stander[]
  /** Who may take a place, the next first. */
  readonly next: readonly (Stander & { readonly tied: boolean })[]
}

/** Places of an order that became free after it was carried out, and who comes next (递补). */
export async function freePlaces(tx: Handle, ranking: RankingRow, round: RoundRow): Promise<Places> {
  if (ranking.carriedOutAt === null) return { gone: new Set(), dropped: [], next: [] }
  const programme = await keptProgramme(tx, ranking.programmeHash)
  if (!programme) throw new Error(`the definition ${ranking.programmeHash} of a ranking is not kept`)
  const standers = await standersOf(tx, ranking)
  const replaced = new Set((await movedUpIn(tx, ranking)).map(({ replaces }) => replaces))
  const gone = standers.filter(({ chosen, outcome }) => chosen && isOut(outcome))
  const dropped = gone.filter(({ application }) => !replaced.has(application))
  const ids = new Set(gone.map(({ application }) => application))
  if (dropped.length === 0) return { gone: ids, dropped, next: [] }
  const stands = new Set(
    standers.filter(({ chosen, outcome }) => chosen && !isOut(outcome)).map(({ application }) => application),
  )
  const withdrawn = standers.filter(({ outcome }) => outcome === 'withdrawn' || outcome === 'revoked')
  const out = new Set([...gone, ...withdrawn].map(({ application }) => application))
  const byId = new Map(standers.map((one) => [one.application, one]))
  const next = nextInLine(programme, await frozenCandidates(tx, ranking), round.openedOn, { out, stands })
  return {
    gone: ids,
    dropped,
    next: next.flatMap(({ id, tied }) => {
      const stander = byId.get(id)
      return stander ? [{ ...stander, tied }] : []
    }),
  }
}

/** Dropped out of what was awarded: an end that is none of those that an award comes to. */
const isOut = (outcome: Stander['outcome']): boolean =>
  outcome === 'refused' || outcome === 'withdrawn' || outcome === 'revoked'

export type MoveUpInput = {
  readonly id: Id
  /** Of this act. */
  readonly moveUp: Id
  readonly application: Id
  readonly reason: string
}

/**
 * Lets the next of an order move up into a place that became free, by name and with the reason: nobody moves up by itself.
 * The application goes on to where the chosen went, and to a notice of its own. Refused: `ranking-not-carried-out`,
 * `no-free-place`, `not-next-in-line`, `applied-already`.
 */
export const moveUp = (call: Standing, ranking: Id, input: MoveUpInput) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.move-up',
    input: { ranking, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await rankingToChange(tx, call.scope, ranking)
      const round = row && (await findRound(tx, call.scope, row.round))
      if (!row || !round) return notFound
      if (await stillJudges(tx, round, call.actor.account)) return refused({ code: 'scores-hidden' })
      if (row.carriedOutAt === null) return refused({ code: 'ranking-not-carried-out' })
      const { dropped, next } = await freePlaces(tx, row, round)
      const [replaced] = dropped
      if (!replaced) return refused({ code: 'no-free-place' })
      const chosen = next.find(({ application }) => application === input.application)
      if (!chosen) return refused({ code: 'not-next-in-line' })
      const { rows } = await sql`
        insert into application_move_up (province, id, ranking, round, division, application, replaces, reason, recorded_by,
          recorded_name)
        values (${row.province}, ${input.moveUp}, ${ranking}, ${row.round}, ${row.division}, ${input.application},
          ${replaced.application}, ${input.reason}, ${call.actor.account}, ${call.actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      const application = await findApplication(tx, call.scope, input.application, true)
      if (!application) return notFound
      const moved = await goOn(tx, call, application, {
        zh: `递补（接替${replaced.name}）：${input.reason}`,
        en: `Moved up in place of ${replaced.name}: ${input.reason}`,
      })
      if (!moved.ok) return moved
      return ok({
        answer: { id: input.moveUp },
        audit: {
          action: 'applications.move-up',
          subject: input.application,
          division: row.division,
          detail: { ranking, moveUp: input.moveUp, replaces: replaced.application },
        },
      })
    },
  })

/** From where the order left it, or from the refusal that the order brought: the one way back from an end. */
async function goOn(
  tx: Handle,
  call: Standing,
  row: ApplicationRow,
  reason: Words,
): Promise<Result<ApplicationRow, Refusal>> {
  const programme = await programmeOf(tx, row)
  const [stage, to] = waysOn(programme)
  if (!stage || to === undefined) return refused({ code: 'round-not-ranked-here' })
  const move = { on: call.today, role: 'panel' as const, reason }
  if (row.endedOn === null && row.stage === stage.code) return moveApplication(tx, call, row, to, move)
  if (row.outcome !== 'refused') return refused({ code: 'not-next-in-line' })
  const { rows } = await sql<{ stands: boolean }>`
    select application_stands(${row.province}::smallint, ${row.programme}, ${row.season}, ${row.subjectHash}, ${row.id}) as stands`.execute(
    tx,
  )
  if (rows[0]?.stands) return refused({ code: 'applied-already' })
  return enterStage(tx, call, row, programme, to, { ...move, from: row.stage, kind: 'moved' })
}

function waysOn(programme: Programme) {
  const code = rankingStage(programme)?.code
  const stage = code === undefined ? undefined : stageOf(programme, code)
  return [stage, stage?.then[0]] as const
}
