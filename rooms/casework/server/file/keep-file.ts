import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { ActRefusal } from '../../domain/case-acts.ts'
import { clocksOf } from '../../domain/case-clocks.ts'
import { type CaseFacts, missingIn, needsSignature } from '../../domain/case-file.ts'
import { rulesAt } from '../../domain/phase-rules.ts'
import type { Phase, Requirement } from '../../domain/phases.ts'
import type { CaseRow } from '../case-row.ts'
import { updateCase } from '../case-row.ts'
import { clockFactsOf, currentRecords, factsOf } from './facts.ts'
import { keepClocks } from './keep-clocks.ts'
import { phaseRules } from './phase-rules.ts'
import { openRecord, type RecordRow, recordsOf } from './record-row.ts'
import { settleSignature } from './signature-duty.ts'

/** What the screen and the phase table know of where a case stands, for an answer. */
export type Stood = {
  readonly id: Id
  readonly phase: Phase
  readonly version: number
  readonly missing: Requirement[]
}

export const rulesOf = (one: CaseRow) => rulesAt(phaseRules(), one.division)

/** A refusal of the phase table as a refusal of the route: every missing record is a problem of its own. */
export function refusalOf(error: ActRefusal): Refusal {
  if (error.code !== 'case-phase-incomplete') return { code: error.code }
  return {
    code: error.code,
    problems: error.missing.map((missing) => ({
      code: `case-misses-${missing}`,
      path: `/phases/${error.phase}/${missing}`,
    })),
    data: { phase: error.phase, missing: error.missing },
  }
}

/** The records of a case that is run in phases, and what they settle. */
export async function openFile(
  tx: Handle,
  cipher: FieldCipher,
  one: CaseRow,
): Promise<Result<{ readonly records: readonly RecordRow[]; readonly facts: CaseFacts }, Refusal>> {
  if (one.phase === null) return refused({ code: 'case-not-in-phases' })
  const records = await recordsOf(tx, one)
  return ok({ records, facts: factsOf(cipher, one, records) })
}

/**
 * After any act: reads the records again, so that what is kept in columns for lists (contacts, next contact, what waits
 * for a signature, what is due) and the clocks say what the file says. The version stays: nothing that was typed
 * against it is wrong now.
 */
export async function keepFile(
  tx: Handle,
  cipher: FieldCipher,
  standing: Standing,
  one: CaseRow,
): Promise<{ readonly row: CaseRow; readonly stood: Stood }> {
  if (one.phase === null) throw new Error('a case without phases has no file')
  const rules = rulesOf(one)
  const records = await recordsOf(tx, one)
  const facts = factsOf(cipher, one, records)
  const current = currentRecords(one, records)
  const last = current
    .filter(({ kind }) => kind === 'process')
    .toSorted((a, b) => a.nth - b.nth)
    .at(-1)
  const lastBody = last ? openRecord(cipher, last) : null
  const next = lastBody?.kind === 'process' ? (lastBody.nextOn ?? null) : null
  const clocks = clocksOf(clockFactsOf(one, facts, next), rules, workingCalendar())
  await keepClocks(tx, standing, one, clocks)
  const first = clocks.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  const awaits =
    facts.status !== 'withdrawn' &&
    current.some(({ kind, signature }) => signature === null && needsSignature(facts, kind, rules))
  if (!awaits) await settleSignature(tx, standing, one)
  const { rows } = await sql<{ contacts: number }>`
    update service_case set contacts = ${facts.contacts}, next_contact_on = ${next}, due_on = ${first?.dueOn ?? null},
      due_kind = ${first?.kind ?? null}, awaits_signature = ${awaits}
    where province = ${one.province} and id = ${one.id} returning contacts`.execute(tx)
  if (rows.length === 0) throw new Error('the case is out of reach of who changes it')
  return {
    row: one,
    stood: {
      id: one.id,
      phase: one.phase,
      version: one.version,
      missing: missingIn(facts, one.phase, rules),
    },
  }
}

/** Puts a case into its first phase, from when help was asked for. */
export async function beginPhases(
  tx: Handle,
  one: CaseRow,
  about: { readonly requestedAt: number; readonly urgency: number; readonly byName: string },
): Promise<CaseRow> {
  const begun = await updateCase(
    tx,
    one,
    sql`phase = 'intake', phase_since = ${one.openedOn}, urgency = ${about.urgency},
      requested_at = to_timestamp(${about.requestedAt}::double precision / 1000)`,
  )
  await addStep(tx, begun, { reason: null, byName: about.byName })
  return begun
}

/** Writes down that the case is in its phase from now on. */
export async function addStep(
  tx: Handle,
  one: CaseRow,
  about: { readonly reason: Buffer | null; readonly byName: string },
): Promise<void> {
  await sql`
    insert into case_step (province, case_id, step, phase, round, early, entered_on, reason_sealed, entered_by_name, station, division,
      person)
    select ${one.province}::smallint, ${one.id}::uuid, count(*) + 1, ${one.phase}, ${one.round}::smallint, ${one.early}::boolean,
      ${one.phaseSince}::date, ${about.reason}::bytea, ${about.byName}, ${one.station}::uuid, ${one.division}::bigint,
      ${one.person}::uuid
    from case_step where province = ${one.province} and case_id = ${one.id}`.execute(tx)
}
