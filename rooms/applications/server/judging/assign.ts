import { createHash, randomBytes } from 'node:crypto'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, read, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { distribute } from '../../domain/judging/distribute.ts'
import { reviewStage } from '../../domain/judging/judged-stages.ts'
import { applicationsAt } from '../core/application-store.ts'
import { stillJudges } from './blindness.ts'
import { panelOf } from './panel-store.ts'
import { insertReview, reviewsOf } from './review-store.ts'
import { type Barred, conflictsIn } from './reviewer-conflicts.ts'
import { findRound, programmeOfRound, type RoundRow } from './round-store.ts'
import { figureOf } from './rounds.ts'

const notFound = refused<Refusal>({ code: 'not-found' })
const notReviewed = refused<Refusal>({ code: 'round-not-reviewed' })

/** What is to be judged in a round, by whom it may be, and how far it is. */
async function reviewing(platform: Platform, tx: Handle, call: Standing, round: RoundRow) {
  const { programme } = await programmeOfRound(tx, round)
  const stage = reviewStage(programme)
  if (!stage) return null
  const reviews = await reviewsOf(tx, round)
  const panel = await panelOf(tx, round)
  const all = (await applicationsAt(tx, call.scope, { programme: round.programme, round: round.id })).filter(
    (one) =>
      (one.stage === stage.code && one.endedOn === null) ||
      reviews.some(({ application }) => application === one.id),
  )
  const live = panel.filter(({ leftOn }) => leftOn === null)
  const barred: Barred = await conflictsIn(platform, tx, live, all, reviews, call.today)
  return {
    stage: stage.code,
    each: figureOf(programme, programme.review?.reviewers, round.openedOn) ?? 1,
    pointsTo: figureOf(programme, programme.review?.points_to, round.openedOn) ?? 0,
    reviews,
    panel: live,
    all,
    barred,
  }
}

const running = (state: string) => state === 'assigned' || state === 'handed-in'

export const showAssignments = (platform: Platform, call: Standing, id: Id) =>
  read(call, async (tx) => {
    const round = await findRound(tx, call.scope, id)
    if (!round) return notFound
    const found = await reviewing(platform, tx, call, round)
    if (!found) return notReviewed
    const hidden = await stillJudges(tx, round, call.actor.account)
    const kept = (reviewer: Id) => hidden && reviewer !== call.actor.account
    return ok({
      each: found.each,
      pointsTo: found.pointsTo,
      hidden,
      items: found.all.map((one) => {
        const own = found.reviews.filter(({ application }) => application === one.id)
        const at = own.filter(({ state }) => running(state))
        // Points are told when all of an application are in: nobody is led by the first.
        const told = !hidden && at.length >= found.each && at.every(({ state }) => state === 'handed-in')
        return {
          application: one.id,
          number: one.number ?? '',
          name: one.workTitle ?? one.name,
          score: hidden ? null : one.score,
          missing: Math.max(found.each - at.length, 0),
          reviews: own.map((review) => ({
            id: review.id,
            // Who is on the panel with whom is not for one who still judges.
            account: kept(review.reviewer) ? null : review.reviewer,
            name: kept(review.reviewer) ? null : review.reviewerName,
            state: review.state,
            points: told ? review.points : null,
            remark: told ? review.remark : null,
            reason: kept(review.reviewer) ? null : review.endedReason,
            reasonEn: kept(review.reviewer) ? null : review.endedReasonEn,
            handedInAt: review.handedInAt,
            version: review.version,
          })),
          barred: (hidden ? [] : found.panel).flatMap(({ account, name }) => {
            const reasons = found.barred.get(one.id)?.get(account)
            return reasons ? [{ account, name, reasons: [...reasons] }] : []
          }),
        }
      }),
    })
  })

type Assigned = {
  seed: string
  assigned: number
  short: { application: Id; name: string; missing: number }[]
}

/** Gives out all that waits at the review, past conflicts; whoever knows the seed comes to the same. */
export const assignAll = (platform: Platform, call: Standing, id: Id, input: { readonly id: Id }) =>
  runCommand<Assigned>(call, {
    id: input.id,
    name: 'applications.assign-reviews',
    input: { round: id, ...input },
    run: async (tx): Promise<Result<Done<Assigned>, Refusal>> => {
      const round = await findRound(tx, call.scope, id, true)
      if (!round) return notFound
      const found = await reviewing(platform, tx, call, round)
      if (!found) return notReviewed
      if (found.panel.length === 0) return refused({ code: 'panel-empty' })
      const seed = randomBytes(16).toString('hex')
      const draw = (application: Id, reviewer: Id) =>
        createHash('sha256').update(`${seed}:${application}:${reviewer}`).digest('hex')
      const waiting = found.all.filter(({ stage }) => stage === found.stage)
      const names = new Map(found.panel.map(({ account, name }) => [account, name]))
      const { assigned, short } = distribute(
        waiting.map((one) => ({
          application: one.id,
          has: found.reviews
            .filter(({ application, state }) => application === one.id && running(state))
            .map(({ reviewer }) => reviewer),
          barred: [...(found.barred.get(one.id)?.keys() ?? [])],
        })),
        [...names.keys()],
        found.each,
        draw,
      )
      for (const { application, reviewer } of assigned) {
        const dueOn = waiting.find((one) => one.id === application)?.dueOn ?? null
        await insertReview(tx, round, call.actor, {
          id: newId(),
          application,
          reviewer,
          reviewerName: names.get(reviewer) ?? '',
          seed,
          dueOn,
        })
      }
      return ok({
        answer: {
          seed,
          assigned: assigned.length,
          short: short.map((one) => {
            const row = waiting.find(({ id: own }) => own === one.application)
            return { ...one, name: row?.workTitle ?? row?.name ?? '' }
          }),
        },
        audit: {
          action: 'applications.assign-reviews',
          subject: id,
          division: round.division,
          detail: { seed, assigned: assigned.length, short: short.length },
        },
      })
    },
  })

type OneInput = { readonly id: Id; readonly review: Id; readonly application: Id; readonly account: Id }

/** Gives one application to one reviewer; a conflict refuses it, with its reason. */
export const assignOne = (platform: Platform, call: Standing, id: Id, input: OneInput) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.assign-review',
    input: { round: id, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const round = await findRound(tx, call.scope, id, true)
      if (!round) return notFound
      const found = await reviewing(platform, tx, call, round)
      if (!found) return notReviewed
      const one = found.all.find((row) => row.id === input.application && row.stage === found.stage)
      if (!one) return notFound
      const member = found.panel.find(({ account }) => account === input.account)
      if (!member) return refused({ code: 'reviewer-not-on-panel' })
      const reasons = found.barred.get(one.id)?.get(input.account)
      if (reasons) {
        const [first] = reasons
        return refused({
          code: 'reviewer-in-conflict',
          data: { name: member.name, kind: first?.kind ?? '', with: first?.with ?? '' },
        })
      }
      const written = await insertReview(tx, round, call.actor, {
        id: input.review,
        application: one.id,
        reviewer: member.account,
        reviewerName: member.name,
        seed: null,
        dueOn: one.dueOn,
      })
      if (!written) return refused({ code: 'reviewer-has-it', data: { name: member.name } })
      return ok({
        answer: { id: input.review },
        audit: {
          action: 'applications.assign-review',
          subject: one.id,
          division: round.division,
          detail: { review: input.review, reviewer: input.account },
        },
      })
    },
  })
