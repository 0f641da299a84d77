import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { PenaltyKind } from '../../../organisations/index.ts'
import { noteConsequence } from '../../../organisations/server/index.ts'
import { type ApplicationRow, findApplication } from './application-store.ts'
import { type ConsequenceRow, findConsequence } from './consequence-store.ts'

type Change = { readonly id: Id; readonly version: number }

export type DecideConsequence = Change & {
  readonly decidedOn: Day
  readonly document: string
  readonly legalBasis: string
  readonly penalty?: PenaltyKind | undefined
  readonly amountFen?: number | undefined
}

/** An act on one consequence that is still proposed; the others are not touched. */
function deciding<Input extends Change>(
  standing: Standing,
  name: string,
  consequence: Id,
  input: Input,
  act: (
    tx: Handle,
    row: ConsequenceRow,
    application: ApplicationRow,
  ) => Promise<Result<{ readonly state: string; readonly entered: Id | null }, Refusal>>,
) {
  return runCommand<{ id: Id }>(standing, {
    id: input.id,
    name,
    input: { consequence, ...input },
    run: async (tx) => {
      const row = await findConsequence(tx, standing.scope, consequence)
      const application = row && (await findApplication(tx, standing.scope, row.application))
      if (!row || !application) return refused({ code: 'not-found' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      if (row.state !== 'proposed') return refused({ code: 'consequence-settled' })
      const done = await act(tx, row, application)
      if (!done.ok) return done
      const { state, entered } = done.value
      const detail = { consequence, code: row.code, state, entered }
      return ok({
        answer: { id: consequence },
        audit: { action: name, subject: application.id, division: application.division, detail },
      })
    },
  })
}

/** Decides one consequence and enters it in the registry, where it is dated and removed. */
export const decideConsequence = (standing: Standing, consequence: Id, input: DecideConsequence) =>
  deciding(standing, 'applications.decide-consequence', consequence, input, async (tx, row, application) => {
    if (input.decidedOn > standing.today || input.decidedOn < row.proposedOn)
      return refused({
        code: 'request-not-valid',
        problems: [{ code: 'day-outside-stage', path: '/body/decidedOn' }],
      })
    const entered = await enter(tx, standing, row, application, input)
    if (!entered.ok) return entered
    await settle(tx, standing, row, {
      state: 'decided',
      on: input.decidedOn,
      document: input.document,
      reason: input.legalBasis,
      entered: entered.value,
    })
    return ok({ state: 'decided', entered: entered.value })
  })

async function enter(
  tx: Handle,
  standing: Standing,
  row: ConsequenceRow,
  { subjectId, season }: ApplicationRow,
  input: DecideConsequence,
): Promise<Result<Id | null, Refusal>> {
  if (subjectId === null || row.record === 'published-as-late' || row.record === 'reminder') return ok(null)
  const fault = { fault: 'report-not-filed' as const, faultYear: Number(season) }
  const { decidedOn, document, legalBasis, id } = input
  const common = { id, ...fault, decidedOn, document, legalBasis }
  if (row.record === 'penalty' && input.penalty === undefined)
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'value-missing', path: '/body/penalty' }],
    })
  const noted = await noteConsequence(
    tx,
    standing,
    subjectId,
    row.record === 'penalty'
      ? {
          kind: 'penalty',
          input: { ...common, kind: input.penalty ?? 'warning', amountFen: input.amountFen ?? null },
        }
      : {
          kind: 'listing',
          input: { ...common, list: row.record === 'abnormal-list' ? 'abnormal' : 'spot-check' },
        },
  )
  return noted.ok ? ok(noted.value.id) : noted
}

/** Drops one consequence, with the reason: it does not follow here. */
export const dropConsequence = (
  standing: Standing,
  consequence: Id,
  input: Change & { readonly reason: string },
) =>
  deciding(standing, 'applications.drop-consequence', consequence, input, async (tx, row) => {
    const { today } = standing
    await settle(tx, standing, row, {
      state: 'dropped',
      on: today,
      document: null,
      reason: input.reason,
      entered: null,
    })
    return ok({ state: 'dropped', entered: null })
  })

async function settle(
  tx: Handle,
  { actor }: Standing,
  { province, id }: ConsequenceRow,
  done: {
    readonly state: 'decided' | 'dropped'
    readonly on: Day
    readonly document: string | null
    readonly reason: string
    readonly entered: Id | null
  },
): Promise<void> {
  await sql`update application_consequence set state = ${done.state}, decided_on = ${done.on}, decided_by = ${actor.account},
      decided_name = ${actor.name}, document = ${done.document}, reason = ${done.reason}, entered = ${done.entered},
      version = version + 1
    where province = ${province} and id = ${id}`.execute(tx)
}
