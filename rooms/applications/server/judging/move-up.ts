import { sql } from 'kysely'
import type { Words } from '../../../../kernel/contract.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, stageOf } from '../../../programmes/index.ts'
import { rankingStage } from '../../domain/judging/judged-stages.ts'
import { type ApplicationRow, findApplication } from '../core/application-store.ts'
import { enterStage, moveApplication } from '../core/move.ts'
import { programmeOf } from '../core/programme-of.ts'
import { stillJudges } from './blindness.ts'
import { freePlaces } from './free-places.ts'
import { findMoveUp, type MoveUpRow } from './move-up-store.ts'
import { rankingToChange } from './ranking-store.ts'
import { findRound } from './round-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

/** The duty of a free place follows it: whoever proposes, then whoever decides. Heard by the room itself. */
const placeChanged = (
  { actor }: Standing,
  { division, replaces }: Pick<MoveUpRow, 'division' | 'replaces'>,
  step: 'proposed' | 'carried-out' | 'declined',
) => ({
  name: 'application.place-changed',
  subject: replaces,
  division,
  data: { application: replaces, step, by: actor.account },
})

export type MoveUpInput = {
  readonly id: Id
  /** Of this proposal. */
  readonly moveUp: Id
  /** Null: the place stays empty. */
  readonly application: Id | null
  /** Whose place; null: the first free one that fits. */
  readonly replaces: Id | null
  readonly reason: string
}

/**
 * Proposes who of an order moves up into a place that became free, or that it stays empty, with the reason: nobody moves up by
 * itself, and another person decides (`decideMoveUp`). Refused: `ranking-not-carried-out`, `no-free-place`, `not-next-in-line`.
 */
export const proposeMoveUp = (call: Standing, ranking: Id, input: MoveUpInput) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.propose-move-up',
    input: { ranking, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await rankingToChange(tx, call.scope, ranking)
      const round = row && (await findRound(tx, call.scope, row.round))
      if (!row || !round) return notFound
      if (await stillJudges(tx, round, call.actor.account)) return refused({ code: 'scores-hidden' })
      if (row.carriedOutAt === null) return refused({ code: 'ranking-not-carried-out' })
      const { dropped, next } = await freePlaces(tx, row, round)
      const free = dropped.filter(({ proposal }) => proposal === null)
      const chosen = next.find(({ application }) => application === input.application)
      const replaced =
        input.replaces === null
          ? // Within an option or place its own next takes it.
            (free.find(({ group }) => group === chosen?.group) ?? free[0])
          : free.find(({ application }) => application === input.replaces)
      if (!replaced) return refused({ code: 'no-free-place' })
      if (input.application !== null && !chosen) return refused({ code: 'not-next-in-line' })
      const { rows } = await sql`
        insert into application_move_up (province, id, ranking, round, division, application, replaces, reason, recorded_by,
          recorded_name)
        values (${row.province}, ${input.moveUp}, ${ranking}, ${row.round}, ${row.division}, ${input.application},
          ${replaced.application}, ${input.reason}, ${call.actor.account}, ${call.actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      const { division } = row
      const replaces = replaced.application
      return ok({
        answer: { id: input.moveUp },
        audit: {
          action: 'applications.propose-move-up',
          subject: input.application ?? replaces,
          division,
          detail: { ranking, moveUp: input.moveUp, replaces },
        },
        events: [placeChanged(call, { division, replaces }, 'proposed')],
      })
    },
  })

/**
 * Decides a proposal, by another person than who made it (the database compares them again). Carried out, the application goes
 * on to where the chosen went, and to a notice of its own. Refused: `move-up-decided`, `needs-second-person`,
 * `not-next-in-line` (it was taken back meanwhile), `applied-already`.
 */
export const decideMoveUp = (
  call: Standing,
  moveUp: Id,
  input: { readonly id: Id; readonly outcome: 'carried-out' | 'declined'; readonly reason: string },
) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.move-up',
    input: { moveUp, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await findMoveUp(tx, call.scope, moveUp)
      const ranking = row && (await rankingToChange(tx, call.scope, row.ranking))
      const round = ranking && (await findRound(tx, call.scope, ranking.round))
      if (!row || !round) return notFound
      if (await stillJudges(tx, round, call.actor.account)) return refused({ code: 'scores-hidden' })
      if (row.state !== 'proposed') return refused({ code: 'move-up-decided' })
      if (row.recordedBy === call.actor.account) return refused({ code: 'needs-second-person' })
      const { outcome, reason } = input
      // Written first: from here on whoever is named may go on (`rankingGuard`).
      await sql`
        update application_move_up set state = ${outcome}, decision = ${reason}, decided_by = ${call.actor.account},
          decided_name = ${call.actor.name}, decided_at = clock_timestamp()
        where province = ${row.province} and id = ${moveUp} and state = 'proposed'`.execute(tx)
      if (outcome === 'carried-out' && row.application !== null) {
        const moved = await letOn(tx, call, row, row.application)
        if (!moved.ok) return moved
      }
      return ok({
        answer: { id: moveUp },
        audit: {
          action: outcome === 'declined' ? 'applications.decline-move-up' : 'applications.move-up',
          subject: row.application ?? row.replaces,
          division: row.division,
          detail: { ranking: row.ranking, moveUp, replaces: row.replaces },
        },
        events: [placeChanged(call, row, outcome)],
      })
    },
  })

async function letOn(
  tx: Handle,
  call: Standing,
  { replaces, reason }: MoveUpRow,
  next: Id,
): Promise<Result<ApplicationRow, Refusal>> {
  const application = await findApplication(tx, call.scope, next, true)
  const left = await findApplication(tx, call.scope, replaces)
  if (!application || !left) return notFound
  const whom = left.workTitle ?? left.name
  return goOn(tx, call, application, {
    zh: `递补（接替${whom}）：${reason}`,
    en: `Moved up in place of ${whom}: ${reason}`,
  })
}

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
