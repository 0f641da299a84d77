import { type RawBuilder, sql } from 'kysely'
import { isEmpty, scopeOf } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { settleDuty } from '../../duties/server/index.ts'
import { type TaskTools, tasksOf, withdrawTask } from '../../intake/server/index.ts'
import { organisationNames } from '../../organisations/server/index.ts'
import { offerById } from '../../resources/server/index.ts'
import type { OutcomeWord } from '../domain/needs.ts'
import {
  type Closing,
  closingFits,
  closings,
  type NeedState,
  type Step,
  stepsOpen,
  type Tier,
  tierAbove,
} from '../domain/pipeline.ts'
import { stepReasons, takenBackFor } from '../domain/step-reasons.ts'
import { findNeed, type NeedRow, noteStep, updateNeed } from './need-store.ts'
import { wrong } from './screen.ts'

export type Changed = {
  readonly id: Id
  readonly state: NeedState
  readonly tier: Tier
  readonly version: number
}
type Change = { readonly id: Id; readonly version: number }
type Next = {
  readonly state: NeedState
  readonly tier?: Tier
  readonly set: RawBuilder<unknown>
  readonly on?: Day
  readonly reason?: string
  readonly detail?: object
  /** What another room left behind in the same transaction. */
  readonly also?: Pick<Done<unknown>, 'audit' | 'events' | 'dirty'>
}

const past: { readonly [step in Step]: string } = {
  match: 'matched',
  unmatch: 'unmatched',
  task: 'tasked',
  escalate: 'escalated',
  deliver: 'delivered',
  feedback: 'feedback',
  close: 'closed',
}

const leafOf = ({ station, division }: NeedRow, on: Day) => ({ station, division, month: monthOf(on) })

/** What every step has in common: the need is found under lock and unchanged, the step is open, and it is written down. */
export function stepping(
  standing: Standing,
  step: Step,
  need: Id,
  input: Change,
  work: (tx: Handle, before: NeedRow) => Promise<Result<Next, Refusal>>,
) {
  return runCommand<Changed>(standing, {
    id: input.id,
    name: `consortium.${step}`,
    input: { need, ...input },
    run: async (tx) => {
      const before = await findNeed(tx, standing.scope, need, true)
      if (!before) return refused({ code: 'not-found' })
      if (before.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      if (!stepsOpen(before).includes(step)) return refused({ code: 'step-not-possible' })
      const next = await work(tx, before)
      if (!next.ok) return next
      const { state, tier = before.tier, set, on = standing.today, reason, detail, also } = next.value
      const version = await updateNeed(tx, before, sql`state = ${state}, tier = ${tier}, ${set}`)
      await noteStep(
        tx,
        before,
        { step: past[step], tier, on, ...(reason ? { reason } : {}) },
        standing.actor,
      )
      return ok({
        answer: { id: need, state, tier, version },
        audit: [
          {
            action: `consortium.${step}`,
            subject: need,
            division: before.division,
            station: before.station,
            detail: { state, tier, ...detail },
          },
          ...(also ? [also.audit].flat() : []),
        ],
        events: also?.events ?? [],
        dirty: [
          ...(also?.dirty ?? []),
          // What is counted of a need is that it was found and that it was closed.
          ...(state === 'closed' ? [leafOf(before, standing.today)] : []),
        ],
      })
    },
  })
}

type Offered = {
  readonly resource: Id | null
  readonly organisation: Id | null
  readonly offer: string | null
}

export const match = (standing: Standing, need: Id, input: Change & Offered) =>
  stepping(standing, 'match', need, input, async (tx) => {
    const named = await nameOfOffer(tx, standing, input)
    if (!named.ok) return named
    return ok({
      state: 'matched',
      set: sql`matched_on = ${standing.today}, resource = ${input.resource}, organisation = ${input.organisation},
        offer = ${input.offer ?? named.value}`,
      reason: input.offer ?? named.value ?? '',
      detail: { with: input.resource ? 'resource' : input.organisation ? 'organisation' : 'words' },
    })
  })

/** The name of what is offered, where it is in reach and something of it is left. */
async function nameOfOffer(
  tx: Handle,
  { actor, today }: Standing,
  { resource, organisation, offer }: Offered,
): Promise<Result<string | null, Refusal>> {
  if (resource && organisation) return wrong('offer-missing', '/body/organisation')
  if (resource) {
    const found = await offerById(tx, scopeOf(actor, 'resources.read', today), resource)
    if (!found) return wrong('offer-not-found', '/body/resource')
    if (found.left !== null && found.left <= 0) return wrong('offer-used-up', '/body/resource')
    return ok(found.name)
  }
  if (organisation) {
    const found = (await organisationNames(tx, [organisation])).get(organisation)
    return found ? ok(found.name) : wrong('offer-not-found', '/body/organisation')
  }
  return offer ? ok(null) : wrong('offer-missing', '/body/offer')
}

const noMatch = sql`matched_on = null, resource = null, organisation = null, offer = null`
const noTask = sql`performer = null, performer_account = null, performer_volunteer = null, duty = null, due_on = null`

export const unmatch = (standing: Standing, need: Id, input: Change & { readonly reason: string }) =>
  stepping(standing, 'unmatch', need, input, async () =>
    ok({ state: 'open', set: noMatch, reason: input.reason }),
  )

/** Ends the duty that was opened for the task, as done or because it is no more. */
async function endDuty(tx: Handle, { actor, today }: Standing, need: NeedRow, outcome: Words): Promise<void> {
  if (need.duty === null) return
  await settleDuty(tx, need.province, need.duty, { on: today, by: actor.account, outcome })
}

type Left = Pick<Done<unknown>, 'audit' | 'events' | 'dirty'>

/**
 * Takes the open task of a body back, because the need goes on without it: the body is told that and why. Answers what the
 * step must leave behind for it; nothing where no body has it.
 */
async function withdrawFromBody(
  tx: Handle,
  standing: Standing,
  tools: TaskTools,
  need: NeedRow,
  reason: string,
): Promise<Result<Left | undefined, Refusal>> {
  if (need.performer !== 'organisation') return ok(undefined)
  const giving = scopeOf(standing.actor, 'tasks.give', standing.today)
  const source = { room: 'consortium', id: need.id }
  const open = isEmpty(giving)
    ? []
    : (await tasksOf(tx, giving, source)).filter(({ settledOn }) => settledOn === null)
  const [task] = open
  if (!task) return need.state === 'tasked' ? refused({ code: 'body-task-open' }) : ok(undefined)
  const withdrawn = await withdrawTask(tx, tools, standing, task, reason)
  if (!withdrawn.ok) return withdrawn
  const { audit, events = [], dirty = [] } = withdrawn.value
  return ok({ audit, events, dirty })
}

/** Hands a need up: it is unmet there until it is matched anew, and whoever had the task is released. */
export const escalate = (
  standing: Standing,
  tools: TaskTools,
  need: Id,
  input: Change & { readonly reason: string },
) =>
  stepping(standing, 'escalate', need, input, async (tx, before) => {
    const tier = tierAbove(before.tier)
    if (tier === null) return refused({ code: 'no-tier-above' })
    const body = await withdrawFromBody(tx, standing, tools, before, input.reason)
    if (!body.ok) return body
    await endDuty(tx, standing, before, { zh: '已上报上一级', en: 'Sent up to the next tier' })
    return ok({
      state: 'open',
      tier,
      set: sql`${noMatch}, ${noTask}, delivered_on = null, delivery_note = null, feedback_on = null, satisfaction = null,
        outcomes = '{}', feedback = null`,
      reason: input.reason,
      detail: { from: before.tier },
      ...(body.value ? { also: body.value } : {}),
    })
  })

/** Records the delivery. Where a body had the task and the station delivered itself, the task is taken back. */
export const deliver = (
  standing: Standing,
  tools: TaskTools,
  need: Id,
  input: Change & {
    readonly deliveredOn: Day
    readonly note: string | null
    readonly withdrawReason?: string | null | undefined
  },
) =>
  stepping(standing, 'deliver', need, input, async (tx, before) => {
    if (input.deliveredOn > standing.today) return wrong('day-in-the-future', '/body/deliveredOn')
    if (before.matchedOn && input.deliveredOn < before.matchedOn)
      return wrong('delivery-before-match', '/body/deliveredOn')
    const reason = input.withdrawReason ?? stepReasons.provided.zh
    const body = await withdrawFromBody(tx, standing, tools, before, reason)
    if (!body.ok) return body
    await endDuty(tx, standing, before, { zh: '已提供', en: 'Provided' })
    return ok({
      state: 'delivered',
      set: sql`delivered_on = ${input.deliveredOn}, delivery_note = ${input.note}`,
      on: input.deliveredOn,
      ...(body.value ? { reason: takenBackFor(reason), also: body.value } : {}),
    })
  })

export const takeFeedback = (
  standing: Standing,
  need: Id,
  input: Change & {
    readonly feedbackOn: Day
    readonly satisfaction: number
    readonly outcomes: readonly OutcomeWord[]
    readonly text: string | null
  },
) =>
  stepping(standing, 'feedback', need, input, async (_tx, before) => {
    if (input.feedbackOn > standing.today) return wrong('day-in-the-future', '/body/feedbackOn')
    if (before.deliveredOn && input.feedbackOn < before.deliveredOn)
      return wrong('feedback-before-delivery', '/body/feedbackOn')
    return ok({
      state: 'delivered',
      set: sql`feedback_on = ${input.feedbackOn}, satisfaction = ${input.satisfaction},
        outcomes = ${[...new Set(input.outcomes)]}::text[], feedback = ${input.text}`,
      on: input.feedbackOn,
    })
  })

export const close = (
  standing: Standing,
  tools: TaskTools,
  need: Id,
  input: Change & { readonly reason: Closing },
) =>
  stepping(standing, 'close', need, input, async (tx, before) => {
    if (!closingFits(input.reason, before.state)) return wrong('closing-does-not-fit', '/body/reason')
    const body = await withdrawFromBody(tx, standing, tools, before, closings[input.reason].zh)
    if (!body.ok) return body
    await endDuty(tx, standing, before, { zh: '需求已办结', en: 'The need was closed' })
    return ok({
      state: 'closed',
      set: sql`closed_on = ${standing.today}, close_reason = ${input.reason}`,
      detail: { reason: input.reason },
      ...(body.value ? { also: body.value } : {}),
    })
  })
