import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { reviewScore } from '../../../programmes/index.ts'
import { rankingStage, reviewStage } from '../../domain/judging/judged-stages.ts'
import { findApplication, updateApplication } from '../core/application-store.ts'
import { moveApplication } from '../core/move.ts'
import { blindly } from './blindness.ts'
import { nextReview } from './my-reviews.ts'
import { ownReview, type ReviewRow, writeAct } from './review-store.ts'
import { programmeOfRound, type RoundRow, roundAnywhere } from './round-store.ts'
import { figureOf } from './rounds.ts'

type Answer = { id: Id; next: Id | null }
type HandInInput = {
  readonly id: Id
  readonly version: number
  readonly points: number
  readonly remark: string | null
}

const atPoints = (code: string, data?: Record<string, number>): Refusal => ({
  code: 'request-not-valid',
  problems: [{ code, path: '/body/points', ...(data ? { data } : {}) }],
})

/** Hands the own points in. They are final; with the last of an application its score is made and it goes on. */
export const handIn = (call: Standing, id: Id, input: HandInInput) =>
  onOwn(call, id, 'applications.hand-in', input, async (tx, row, round) => {
    const { programme } = await programmeOfRound(tx, round)
    const most = figureOf(programme, programme.review?.points_to, round.openedOn) ?? 0
    if (input.points > most) return atPoints('points-over-full-score', { most })
    const hundredths = Math.round(input.points * 100)
    if (Math.abs(input.points * 100 - hundredths) > 1e-6) return atPoints('points-too-fine')
    await sql`update application_review set state = 'handed-in', points = ${hundredths}, remark = ${input.remark},
        handed_in_at = clock_timestamp(), version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    await writeAct(tx, row, call.actor, { kind: 'handed-in', points: hundredths, remark: input.remark })
    return makeScore(tx, call, row, round)
  })

/** A reviewer who steps back gives the application back; it is given to another past the same conflict. */
export const recuse = (
  call: Standing,
  id: Id,
  input: { readonly id: Id; readonly version: number; readonly reason: string },
) =>
  onOwn(call, id, 'applications.recuse', input, async (tx, row) => {
    await sql`update application_review set state = 'recused', ended_reason = ${input.reason}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    await writeAct(tx, row, call.actor, { kind: 'recused', reason: input.reason })
    return null
  })

const onOwn = <Input extends { readonly id: Id; readonly version: number }>(
  call: Standing,
  id: Id,
  name: string,
  input: Input,
  write: (tx: Handle, row: ReviewRow, round: RoundRow) => Promise<Refusal | null>,
) =>
  runCommand<Answer>(call, {
    id: input.id,
    name,
    input: { review: id, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      await blindly(tx)
      const row = await ownReview(tx, call.scope, call.actor.account, id, true)
      const round = row && (await roundAnywhere(tx, [row.province], row.round))
      if (!row || !round) return refused({ code: 'not-found' })
      if (row.state !== 'assigned') return refused({ code: 'review-not-open' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      const next = await nextReview(tx, call, row)
      const refusal = await write(tx, row, round)
      if (refusal) return refused(refusal)
      return ok({
        answer: { id, next },
        // The trail says that it was done; the points stand where only the body reads them.
        audit: { action: name, subject: row.application, division: row.division, detail: { review: id } },
      })
    },
  })

/**
 * When the last points are in: the score, and the way on where the reviewers' stage leads there by itself. The event does
 * not say who handed in last: an applicant reads it.
 */
async function makeScore(
  tx: Handle,
  call: Standing,
  { province, application }: ReviewRow,
  round: RoundRow,
): Promise<Refusal | null> {
  // Two who hand in at once wait for each other here: without it each would miss the other's points, and nobody makes the score.
  const row = await findApplication(tx, call.scope, application, true)
  if (!row) return { code: 'not-found' }
  const { rows } = await sql<{ points: number[] | null }>`
    select review_points(${province}::smallint, ${application}) as points`.execute(tx)
  const points = rows[0]?.points
  if (!points) return null
  const { programme } = await programmeOfRound(tx, round)
  const score = reviewScore(
    programme,
    points.map((one) => one / 100),
    { on: round.openedOn },
  )
  if (score.state !== 'complete') return null
  const scored = await updateApplication(tx, row, sql`score = ${score.hundredths}`)
  if (!scored) return { code: 'changed-meanwhile' }
  const stage = reviewStage(programme)
  const next = stage?.then[0]
  if (!stage || !next || row.stage !== stage.code || rankingStage(programme)?.code === stage.code) return null
  const moved = await moveApplication(tx, { actor: panelActor }, scored, next, {
    on: call.today as Day,
    role: 'reviewers',
  })
  return moved.ok ? null : moved.error
}

/** In whose name an application leaves the review: not of one reviewer. */
const panelActor = {
  account: '00000000-0000-7000-8000-000000000000',
  name: '评审',
  kind: 'system' as const,
  grants: [],
}
