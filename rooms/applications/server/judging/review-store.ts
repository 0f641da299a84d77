import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { RoundRow } from './round-store.ts'

export type ReviewState = 'assigned' | 'handed-in' | 'recused' | 'taken-back'

export type ReviewRow = {
  readonly province: number
  readonly id: Id
  readonly application: Id
  readonly round: Id
  readonly programme: string
  readonly division: DivisionCode
  readonly reviewer: Id
  readonly reviewerName: string
  readonly position: number
  readonly state: ReviewState
  /** Hundredths of a point. */
  readonly points: number | null
  readonly remark: string | null
  readonly dueOn: Day | null
  readonly handedInAt: string | null
  readonly endedReason: string | null
  /** Null where a person typed the reason. */
  readonly endedReasonEn: string | null
  readonly version: number
}

const columns =
  sql.raw(`province, id, application, round, programme, division, reviewer, reviewer_name, position, state, points,
  remark, due_on, to_json(handed_in_at) #>> '{}' as handed_in_at, ended_reason, ended_reason_en, version`)

/** Every review of a round, also those given back. */
export async function reviewsOf(tx: Handle, { province, id }: RoundRow): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`select ${columns} from application_review
    where province = ${province} and round = ${id} order by application, assigned_at, id`.execute(tx)
  return rows
}

/** A review as the body handles it. */
export async function reviewToHandle(tx: Handle, scope: Scope, id: Id): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${columns} from application_review
    where id = ${id} and province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division' })}
    for update`.execute(tx)
  return rows[0]
}

/** The own review of an account; another's reads as none. */
export async function ownReview(
  tx: Handle,
  scope: Scope,
  account: Id,
  id: Id,
  lock = false,
): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`select ${columns} from application_review
    where province = any(${provincesIn(scope)}) and id = ${id} and reviewer = ${account}
      and state in ('assigned', 'handed-in') ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** All that an account has to judge or has judged, by round and number. */
export async function ownReviews(tx: Handle, scope: Scope, account: Id): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`select ${columns} from application_review
    where province = any(${provincesIn(scope)}) and reviewer = ${account} and state in ('assigned', 'handed-in')
    order by state = 'handed-in', round desc, position, id limit 500`.execute(tx)
  return rows
}

export type NewReview = {
  readonly id: Id
  readonly application: Id
  readonly reviewer: Id
  readonly reviewerName: string
  readonly seed: string | null
  readonly dueOn: Day | null
}

type By = { readonly account: Id; readonly name: string }

/** Gives applications to reviewers; each reviewer numbers his own from 1 on. False where one has the application already. */
export async function insertReview(tx: Handle, round: RoundRow, by: By, one: NewReview): Promise<boolean> {
  const { rows } = await sql`
    insert into application_review (province, id, application, round, programme, division, reviewer, reviewer_name, position, seed,
      assigned_by, assigned_name, due_on)
    select ${round.province}, ${one.id}, ${one.application}, ${round.id}, ${round.programme}, ${round.division}, ${one.reviewer},
      ${one.reviewerName}, coalesce(max(position), 0) + 1, ${one.seed}, ${by.account}, ${by.name}, ${one.dueOn}::date
    from application_review where province = ${round.province} and round = ${round.id} and reviewer = ${one.reviewer}
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return false
  await writeAct(tx, { ...one, province: round.province, division: round.division }, by, { kind: 'assigned' })
  return true
}

type Act = {
  readonly kind: 'assigned' | 'handed-in' | 'opened-again' | 'recused' | 'taken-back'
  readonly points?: number | null
  readonly remark?: string | null
  readonly reason?: string | null
}

/** What happened to a review, beside the review itself: what was handed in once stays readable. */
export async function writeAct(
  tx: Handle,
  review: Pick<ReviewRow, 'province' | 'id' | 'application' | 'division' | 'reviewer'>,
  by: By,
  { kind, points = null, remark = null, reason = null }: Act,
): Promise<void> {
  await sql`insert into application_review_act (province, id, review, application, division, reviewer, kind, points, remark, reason,
      by_account, by_name)
    values (${review.province}, ${newId()}, ${review.id}, ${review.application}, ${review.division}, ${review.reviewer}, ${kind},
      ${points}, ${remark}, ${reason}, ${by.account}, ${by.name})`.execute(tx)
}

/** Why a review was opened again, the last time. */
export async function openedAgainFor(tx: Handle, { province, id }: ReviewRow): Promise<string | null> {
  const { rows } = await sql<{ reason: string }>`select reason from application_review_act
    where province = ${province} and review = ${id} and kind = 'opened-again' order by at desc limit 1`.execute(
    tx,
  )
  return rows[0]?.reason ?? null
}
