import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { ReportStep } from '../../../organisations/index.ts'
import { readFact, type Stage, type Value } from '../../../programmes/index.ts'
import { decidesAt } from '../../domain/core/acting.ts'
import { answerable } from '../../domain/core/body-acts.ts'
import { type Acting, actingOn, dayOfAct, type Moved, toActOn } from './acting.ts'
import { writeAnswers } from './answers.ts'
import { lineOf } from './application-line.ts'
import { type ApplicationRow, findApplication, updateApplication } from './application-store.ts'
import { decideApplication } from './decide.ts'
import { writeEvent } from './events.ts'
import { noteFiling } from './filing-steps.ts'
import { moveApplication } from './move.ts'

type Change = { readonly id: Id; readonly version: number }
type Correction = { readonly corrects?: Id | undefined; readonly reason?: string | undefined }

/** The step of a report that leaving a stage of the body onwards means. */
const reportStep = ({ work }: Stage): ReportStep | null =>
  work === 'check' ? 'accepted' : work === 'publish' ? 'published' : null

/**
 * Lets an application go on. From a check or a decision the engine decides on what is known, and what it says is kept: it
 * goes on only where the answer is yes (`not-eligible`, `facts-missing`).
 */
export const forwardApplication = (
  platform: Platform,
  standing: Standing,
  application: Id,
  input: Change &
    Correction & {
      readonly to?: string | undefined
      readonly on?: Day | undefined
      readonly note?: string | undefined
    },
) =>
  actingOn(standing, 'applications.forward', application, input, async (tx, { row, programme, stage }) => {
    const to = input.to ?? (stage.then.length === 1 ? stage.then[0] : undefined)
    if (to === undefined || !stage.then.includes(to))
      return refused({ code: 'stage-not-possible', data: { from: row.stage, to: input.to ?? '' } })
    const on = dayOfAct(standing, row, input.on)
    if (!on.ok) return on
    let current = row
    let decision: Id | null = null
    if (decidesAt(stage)) {
      const decided = await decideApplication(tx, platform, standing, row, {
        ...input,
        id: undefined,
        on: on.value,
      })
      if (!decided.ok) return decided
      const { eligible, reasons } = decided.value.decision
      if (eligible !== 'yes') {
        const failing = reasons.filter(({ holds }) => holds === eligible).map(({ rule }) => titleOf(rule))
        return refused({
          code: eligible === 'no' ? 'not-eligible' : 'facts-missing',
          data: { rules: failing.join('、') },
        })
      }
      current = decided.value.application
      decision = decided.value.decision.id
    }
    function titleOf(rule: string): string {
      return programme.eligible.find((one) => one.rule === rule)?.title.zh ?? rule
    }
    const moved = await moveApplication(tx, standing, current, to, {
      on: on.value,
      reason: input.note,
      decision,
    })
    if (!moved.ok) return moved
    return withReport(tx, standing, { row, programme, stage }, moved.value, reportStep(stage), on.value, null)
  })

export const returnApplication = (
  standing: Standing,
  application: Id,
  input: Change & { readonly missing: string; readonly on?: Day | undefined },
) =>
  actingOn(standing, 'applications.return', application, input, async (tx, acting) => {
    const { row, stage } = acting
    const to = stage.back[0]
    if (to === undefined) return refused({ code: 'stage-not-possible', data: { from: row.stage, to: '' } })
    const on = dayOfAct(standing, row, input.on)
    if (!on.ok) return on
    const moved = await moveApplication(tx, standing, row, to, { on: on.value, reason: input.missing })
    if (!moved.ok) return moved
    return withReport(tx, standing, acting, moved.value, 'returned', on.value, input.missing)
  })

/** Refuses, with the reason; from a check or a decision what the engine said is kept beside it. */
export const refuseApplication = (
  platform: Platform,
  standing: Standing,
  application: Id,
  input: Change & Correction & { readonly words: string },
) =>
  actingOn(standing, 'applications.refuse', application, input, async (tx, { row, stage }) => {
    if (stage.refuses === undefined)
      return refused({ code: 'stage-not-possible', data: { from: row.stage, to: '' } })
    let current = row
    let decision: Id | null = null
    if (decidesAt(stage)) {
      const { corrects, reason } = input
      const decided = await decideApplication(tx, platform, standing, row, {
        on: standing.today,
        corrects,
        reason,
      })
      if (!decided.ok) return decided
      current = decided.value.application
      decision = decided.value.decision.id
    }
    return moveApplication(tx, standing, current, stage.refuses, {
      on: standing.today,
      reason: input.words,
      decision,
    })
  })

async function withReport(
  tx: Handle,
  standing: Standing,
  { programme }: Pick<Acting, 'row' | 'programme' | 'stage'>,
  moved: ApplicationRow,
  step: ReportStep | null,
  on: Day,
  note: string | null,
): Promise<Result<ApplicationRow, Refusal>> {
  if (step === null) return ok(moved)
  const noted = await noteFiling(tx, standing, programme, moved, step, on, note)
  return noted.ok ? ok(moved) : noted
}

/** What the body establishes: facts that no record answers, and open questions of the text, for this case. */
export const answerForBody = (
  standing: Standing,
  application: Id,
  input: Change & { readonly facts: Readonly<Record<string, unknown>>; readonly reason: string },
) =>
  runCommand<Moved>(standing, {
    id: input.id,
    name: 'applications.establish',
    input: { application, ...input },
    run: async (tx) => {
      const found = await toActOn(tx, standing, application, input.version)
      if (!found.ok) return found
      const { row, programme } = found.value
      const open = answerable(row, programme)
      if (row.endedOn !== null && !Object.keys(input.facts).every((name) => open.includes(name)))
        return refused({ code: 'application-ended' })
      const answers: Record<string, Value | null> = {}
      const problems: { code: string; path: string }[] = []
      for (const [name, written] of Object.entries(input.facts)) {
        const value = readFor(programme, name, written)
        if (value === undefined) problems.push({ code: 'value-not-valid', path: `/body/facts/${name}` })
        else answers[name] = value
      }
      if (problems.length > 0) return refused({ code: 'facts-not-valid', problems })
      const { account, name } = standing.actor
      await writeAnswers(tx, row, { account, name, origin: 'body' }, answers)
      const changed = await updateApplication(tx, row, sql`stage_since = stage_since`)
      if (!changed) return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      await writeEvent(tx, row, { ...byBody(standing), kind: 'noted', reason: input.reason })
      return ok({
        answer: { line: lineOf(changed, programme, standing.today), version: changed.version },
        audit: {
          action: 'applications.establish',
          subject: row.id,
          division: row.division,
          detail: { facts: Object.keys(answers) },
        },
      })
    },
  })

/** An answer of the body; undefined where it is none. */
function readFor(programme: Acting['programme'], name: string, written: unknown): Value | null | undefined {
  if (written === null) return null
  const fact = programme.facts[name]
  if (fact) return readFact(fact, written) ?? undefined
  const open = programme.switches[name]
  return typeof written === 'string' && open && Object.hasOwn(open.options, written) ? written : undefined
}

const byBody = ({ actor, today }: Standing) => ({
  fromStage: null,
  toStage: null,
  onDay: today,
  byAccount: actor.account,
  byName: actor.name,
  byRole: 'body' as const,
  decision: null,
})

export const noteOnApplication = (
  standing: Standing,
  application: Id,
  input: { readonly id: Id; readonly words: string },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'applications.note',
    input: { application, ...input },
    run: async (tx) => {
      const row = await findApplication(tx, standing.scope, application)
      if (!row) return refused({ code: 'not-found' })
      await writeEvent(tx, row, { ...byBody(standing), id: input.id, kind: 'noted', reason: input.words })
      return ok({
        answer: { id: input.id },
        audit: { action: 'applications.note', subject: row.id, division: row.division },
      })
    },
  })

/** Puts a decision right: for the day it was made for, unless another is named. */
export const correctDecision = (
  platform: Platform,
  standing: Standing,
  application: Id,
  input: Change & { readonly on?: Day | undefined; readonly corrects: Id; readonly reason: string },
) =>
  runCommand<{ decision: Id; version: number }>(standing, {
    id: input.id,
    name: 'applications.correct-decision',
    input: { application, ...input },
    run: async (tx) => {
      const found = await toActOn(tx, standing, application, input.version)
      if (!found.ok) return found
      const { row } = found.value
      if (row.account === standing.actor.account && row.nominatedBy === 'self')
        return refused({ code: 'own-application' })
      const { corrects, reason, on = standing.today } = input
      const decided = await decideApplication(tx, platform, standing, row, {
        id: input.id,
        on,
        corrects,
        reason,
      })
      if (!decided.ok) return decided
      return ok({
        answer: { decision: decided.value.decision.id, version: decided.value.application.version },
        audit: [],
      })
    },
  })
