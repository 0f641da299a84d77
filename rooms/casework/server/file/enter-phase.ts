import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import { actOn } from '../../domain/case-acts.ts'
import { backward, type Phase } from '../../domain/phases.ts'
import { urgencyTerms } from '../../domain/record-codes.ts'
import { lockCase, updateCase } from '../case-row.ts'
import { addStep, beginPhases, keepFile, refusalOf, rulesOf, type Stood } from './keep-file.ts'
import { onFile } from './on-file.ts'

/** Goes on to the next phase, back to assessment, or to an early ending. What is missing is named, record by record. */
export const enterPhase = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly to: Phase
    readonly on?: Day | undefined
    readonly early: boolean
    readonly reason?: string | undefined
  },
) =>
  onFile(
    standing,
    cipher,
    { id: input.id, name: 'casework.enter-phase', target, input, version: input.version },
    async (tx, { one, facts }) => {
      const on = input.on ?? standing.today
      const at = (code: string, path: string) =>
        refused<Refusal>({ code: 'request-not-valid', problems: [{ code, path }] })
      if (on > standing.today) return at('case-in-the-future', '/body/on')
      if (one.phaseSince && on < one.phaseSince) return at('case-day-before-phase', '/body/on')
      const returns = backward[facts.phase] === input.to
      if ((returns || input.early) && !input.reason) return at('case-reason-missing', '/body/reason')
      const acted = actOn(facts, { do: 'enter', to: input.to, early: input.early }, rulesOf(one))
      if (!acted.ok) return refused(refusalOf(acted.error))
      const { phase, round, early } = acted.value
      const entered = await updateCase(
        tx,
        one,
        sql`phase = ${phase}, phase_since = ${on}, round = ${round}, early = ${early}`,
      )
      const reason = input.reason ? cipher.seal(input.reason) : null
      await addStep(tx, entered, { reason, byName: standing.actor.name })
      return ok({ one: entered, detail: { from: facts.phase, to: phase, round, early } })
    },
  )

/** Runs a case in phases that was only registered; its clock of intake begins with today. */
export const beginCase = (
  standing: Standing,
  cipher: FieldCipher,
  now: number,
  target: Id,
  input: { readonly id: Id; readonly version: number; readonly urgency: keyof typeof urgencyTerms },
): Promise<Result<Stood, Refusal>> =>
  runCommand<Stood>(standing, {
    id: input.id,
    name: 'casework.begin-phases',
    input: { case: target, ...input },
    run: async (tx) => {
      const one = await lockCase(tx, standing.scope, target)
      if (!one) return refused({ code: 'not-found' })
      if (one.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: one.version } })
      if (one.state === 'withdrawn') return refused({ code: 'case-withdrawn' })
      if (one.state === 'closed') return refused({ code: 'case-already-closed' })
      if (one.phase !== null) return refused({ code: 'case-in-phases' })
      const urgency = Object.keys(urgencyTerms).indexOf(input.urgency)
      const begun = await beginPhases(tx, one, {
        requestedAt: now,
        urgency,
        byName: standing.actor.name,
      })
      const { stood } = await keepFile(tx, cipher, standing, begun)
      return ok({
        answer: stood,
        audit: {
          action: 'casework.begin-phases',
          subject: one.person,
          division: one.division,
          station: one.station,
          detail: { case: one.id },
        },
      })
    },
  })
