import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type ReviewRow, reviewToHandle, writeAct } from './review-store.ts'

type Input = { readonly id: Id; readonly version: number; readonly reason: string }

/** An act of the body on one review that somebody is named in. */
const onReview = (
  call: Standing,
  review: Id,
  name: 'applications.open-review' | 'applications.take-back-review',
  input: Input,
  write: (tx: Handle, row: ReviewRow) => Promise<Refusal | null>,
) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name,
    input: { review, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await reviewToHandle(tx, call.scope, review)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      const refusal = await write(tx, row)
      if (refusal) return refused(refusal)
      return ok({
        answer: { id: review },
        audit: { action: name, subject: row.application, division: row.division, detail: { review } },
      })
    },
  })

/** What was handed in is final; it is opened again by somebody else only, with a reason, and before the order is frozen. */
export const openReviewAgain = (call: Standing, review: Id, input: Input) =>
  onReview(call, review, 'applications.open-review', input, async (tx, row) => {
    if (row.reviewer === call.actor.account) return { code: 'own-review' }
    if (row.state !== 'handed-in') return { code: 'review-not-handed-in' }
    const { rows: frozen } = await sql`select id from application_ranking
      where province = ${row.province} and round = ${row.round} and withdrawn_at is null`.execute(tx)
    if (frozen.length > 0) return { code: 'round-is-ranked' }
    await sql`update application_review set state = 'assigned', handed_in_at = null, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    // The score of all is no score any more while one of them is open.
    await sql`update application set score = null, version = version + 1
      where province = ${row.province} and id = ${row.application}`.execute(tx)
    await writeAct(tx, row, call.actor, {
      kind: 'opened-again',
      points: row.points,
      remark: row.remark,
      reason: input.reason,
    })
    return null
  })

export const takeReviewBack = (call: Standing, review: Id, input: Input) =>
  onReview(call, review, 'applications.take-back-review', input, async (tx, row) => {
    if (row.state !== 'assigned') return { code: 'review-handed-in' }
    await sql`update application_review set state = 'taken-back', ended_reason = ${input.reason}, version = version + 1
      where province = ${row.province} and id = ${row.id}`.execute(tx)
    await writeAct(tx, row, call.actor, { kind: 'taken-back', reason: input.reason })
    return null
  })
