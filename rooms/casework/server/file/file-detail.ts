import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { isLateRecord } from '../../domain/case-clocks.ts'
import { missingIn, needsSignature, pathOf } from '../../domain/case-file.ts'
import type { Phase } from '../../domain/phases.ts'
import { urgencyTerms } from '../../domain/record-codes.ts'
import type { CaseRow } from '../case-row.ts'
import { currentRecords, factsOf } from './facts.ts'
import { clockRowsOf } from './keep-clocks.ts'
import { rulesOf } from './keep-file.ts'
import { countNotes } from './notes-and-drafts.ts'
import { openRecord, type RecordRow, recordsOf } from './record-row.ts'
import { shownTransfers, transfersOf } from './transfers.ts'

export type FileReader = Pick<Standing, 'actor' | 'scope' | 'today'> & {
  /** In milliseconds. */
  readonly now: number
}

type Step = {
  readonly phase: Phase
  readonly round: number
  readonly early: boolean
  readonly enteredOn: Day
  readonly byName: string
  readonly reasonSealed: Buffer | null
}

const urgencies = Object.keys(urgencyTerms) as (keyof typeof urgencyTerms)[]

/** The file of a case: where it stands, what is missing, by when, and every record with its words where they may be read. */
export async function fileDetail(tx: Handle, cipher: FieldCipher, reader: FileReader, one: CaseRow) {
  const { actor, today, now } = reader
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), one)
  const sensitive = holds('people.read-sensitive')
  const record = holds('casework.record')
  const signs = holds('casework.sign')
  const records = one.phase === null ? [] : await recordsOf(tx, one)
  const facts = one.phase === null ? null : factsOf(cipher, one, records)
  const current = new Set(currentRecords(one, records).map(({ id }) => id))
  const rules = rulesOf(one)
  const clocks = (await clockRowsOf(tx, one)).filter(({ state }) => state === 'running')
  const { rows: steps } = await sql<Step>`
    select phase, round, early, entered_on, entered_by_name as by_name, reason_sealed from case_step
    where province = ${one.province} and case_id = ${one.id} order by step`.execute(tx)
  const path = pathOf(one.kind)
  const next = one.phase === null ? null : (path[path.indexOf(one.phase) + 1] ?? null)
  const isOpen = one.state === 'open'
  const shown = (row: RecordRow) => {
    const isCurrent = current.has(row.id)
    const awaited =
      facts !== null && isCurrent && row.signature === null && needsSignature(facts, row.kind, rules)
    return {
      id: row.id,
      kind: row.kind,
      nth: row.nth,
      phase: row.phase,
      round: row.round,
      heldOn: row.heldOn,
      minutes: row.minutes,
      recordedOn: row.recordedOn,
      recordedAt: row.recordedAt.toISOString(),
      byName: row.recordedByName,
      late:
        row.kind === 'process' &&
        row.replaces === null &&
        isLateRecord(row.heldOn, row.recordedOn, rules, workingCalendar()),
      replaces: row.replaces,
      replacedBy: row.replacedBy,
      signature: row.signature ?? (awaited ? ('awaited' as const) : ('not-needed' as const)),
      signedByName: row.signedByName,
      signedAt: row.signedAt?.toISOString() ?? null,
      opinion: sensitive && row.opinionSealed ? cipher.open(row.opinionSealed) : null,
      body: sensitive ? openRecord(cipher, row) : null,
      abilities: {
        sign:
          signs &&
          isCurrent &&
          (awaited || readsAndMarks.includes(row.kind)) &&
          row.signature === null &&
          row.recordedBy !== actor.account &&
          one.state !== 'withdrawn' &&
          (isOpen || !needsTable(row)),
        correct: record && isCurrent && (row.kind === 'follow-up' ? one.state === 'closed' : isOpen),
      },
    }
  }
  const notes = await countNotes(tx, reader, one)
  return {
    id: one.id,
    version: one.version,
    phase: one.phase,
    phaseSince: one.phaseSince,
    early: one.early,
    round: one.round,
    urgency: urgencies[one.urgency] ?? ('ordinary' as const),
    contacts: one.contacts,
    path: [...path],
    missing: facts && one.phase && isOpen ? missingIn(facts, one.phase, rules) : [],
    next,
    clocks: clocks.map(({ kind, nth, dueOn, dueAt }) => ({
      kind,
      nth,
      dueOn,
      dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
      overdue: dueAt === null ? dueOn < today : dueAt < now,
    })),
    steps: steps.map(({ reasonSealed, ...step }) => ({
      ...step,
      reason: sensitive && reasonSealed ? cipher.open(reasonSealed) : null,
    })),
    records: records.map(shown),
    transfers: await shownTransfers(tx, cipher, reader, await transfersOf(tx, one)),
    notes: signs || record ? notes : null,
    request: one.request,
    abilities: {
      begin: record && isOpen && one.phase === null,
      record: record && one.phase !== null && one.state !== 'withdrawn',
      sign: signs,
      enter: record && isOpen && one.phase !== null,
      transfer: record && isOpen && one.movingStation === null,
      note: record && one.state !== 'withdrawn',
    },
  }
}

/** Records that a supervisor reads and marks (督导签阅) though the table asks for no signature. */
const readsAndMarks: readonly RecordRow['kind'][] = ['intake', 'process', 'follow-up']

/** Records that the phase table has signed: they are signed before the case is closed, or not at all. */
const needsTable = ({ kind }: RecordRow): boolean =>
  kind === 'intake' || kind === 'evaluation' || kind === 'closing'
