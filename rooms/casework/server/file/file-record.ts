import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Problem, Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { CaseRecord } from '../../contract.ts'
import { actOn } from '../../domain/case-acts.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { urgencyTerms } from '../../domain/record-codes.ts'
import { isWritten } from '../../domain/signature.ts'
import { type CaseRow, findCase } from '../case-row.ts'
import { withResults } from './assessment-results.ts'
import { currentRecords, settledBy } from './facts.ts'
import { refusalOf, rulesOf } from './keep-file.ts'
import { onFile } from './on-file.ts'
import { insertRecord, openRecord, type RecordRow } from './record-row.ts'

/** Forms of which a round has one: filing another replaces it. */
const single: readonly RecordKind[] = ['intake', 'assessment', 'plan', 'evaluation', 'closing']

/** Files a record. It is kept under the phase in which it was written; what it corrects stays readable. */
export const fileRecord = (
  standing: Standing,
  cipher: FieldCipher,
  target: Id,
  input: { readonly id: Id; readonly record: CaseRecord; readonly corrects?: Id | undefined },
) =>
  onFile(
    standing,
    cipher,
    // What was said is in no log of commands: its digest tells a resend as well.
    { id: input.id, name: 'casework.file-record', target, input },
    async (tx, { one, records, facts }) => {
      const told = await withResults(tx, standing.scope, one, input.record)
      if (!told.ok) return told
      const record = told.value
      const problems = problemsOf(record, one, standing.today)
      if (problems.length > 0) return refused({ code: 'request-not-valid', problems })
      const replaced = replacedBy(cipher, one, records, record, input.corrects)
      if (!replaced.ok) return replaced
      const corrects = replaced.value !== null
      const rules = rulesOf(one)
      const acted = actOn(
        facts,
        { do: 'file', record: settledBy(record), corrects: input.corrects !== undefined },
        rules,
      )
      if (!acted.ok) return refused(refusalOf(acted.error))
      const nth = replaced.value?.nth ?? nextNth(record, one, records)
      await insertRecord(tx, cipher, one, {
        id: input.id,
        nth,
        heldOn: 'heldOn' in record ? record.heldOn : standing.today,
        minutes: minutesOf(record),
        record,
        replaces: replaced.value?.id ?? null,
        by: standing.actor.account,
        byName: standing.actor.name,
        on: standing.today,
      })
      if (record.kind === 'intake') {
        const urgency = Object.keys(urgencyTerms).indexOf(record.urgency)
        await sql`update service_case set urgency = ${urgency}
          where province = ${one.province} and id = ${one.id}`.execute(tx)
      }
      // What was half written is written now.
      await sql`delete from case_draft where province = ${one.province} and case_id = ${one.id}
        and account = ${standing.actor.account} and kind = ${record.kind}`.execute(tx)
      const after = (await findCase(tx, standing.scope, one.id)) as CaseRow
      return ok({ one: after, detail: { record: input.id, kind: record.kind, nth, corrects } })
    },
  )

/** The record that gives way to this one: the one that is named, or the form that the round has already. */
function replacedBy(
  cipher: FieldCipher,
  one: CaseRow,
  records: readonly RecordRow[],
  record: CaseRecord,
  corrects: Id | undefined,
): Result<RecordRow | null, Refusal> {
  const current = currentRecords(one, records)
  if (corrects === undefined) {
    return ok(
      single.includes(record.kind) ? (current.find(({ kind }) => kind === record.kind) ?? null) : null,
    )
  }
  const named = current.find(({ id }) => id === corrects)
  const before = named ? openRecord(cipher, named) : null
  // A correction is of the same thing: another party, goal or month would be a record of its own.
  if (!named || !before || aboutOf(before) !== aboutOf(record)) return refused({ code: 'case-record-none' })
  return ok(named)
}

function aboutOf(record: CaseRecord): string {
  switch (record.kind) {
    case 'agreement':
      return `agreement ${record.party}`
    case 'progress':
      return `progress ${record.goal}`
    case 'follow-up':
      return `follow-up ${record.months}`
    default:
      return record.kind
  }
}

function nextNth(record: CaseRecord, one: CaseRow, records: readonly RecordRow[]): number {
  if (record.kind === 'follow-up') return record.months
  return currentRecords(one, records).filter(({ kind }) => kind === record.kind).length + 1
}

const minutesIn = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const minutesOf = (record: CaseRecord): number | null =>
  record.kind === 'process' && record.startedAt && record.endedAt
    ? minutesIn(record.endedAt) - minutesIn(record.startedAt)
    : null

/** What is wrong with the words of a record that the schema cannot tell, each with its path. */
function problemsOf(record: CaseRecord, one: CaseRow, today: Day): Problem[] {
  const problems: Problem[] = []
  const add = (code: string, field: string) => problems.push({ code, path: `/body/record/${field}` })
  if ('heldOn' in record) {
    if (record.heldOn > today) add('case-in-the-future', 'heldOn')
    if (record.heldOn < one.openedOn) add('case-day-before-opening', 'heldOn')
  }
  switch (record.kind) {
    case 'process':
      if (record.startedAt && record.endedAt && record.endedAt <= record.startedAt)
        add('case-time-order', 'endedAt')
      if (record.nextOn && record.nextOn < record.heldOn) add('case-next-before-contact', 'nextOn')
      break
    case 'plan':
      for (const key of ['parties', 'goals'] as const) {
        const codes = record[key].map((item) => (typeof item === 'string' ? item : item.id))
        if (new Set(codes).size < codes.length) add('case-listed-twice', key)
      }
      for (const [at, goal] of record.goals.entries())
        if (goal.dueOn < one.openedOn) add('case-goal-due-before-opening', `goals/${at}/dueOn`)
      break
    case 'agreement':
      if (record.way === 'strokes' && !isWritten(record.strokes ?? [])) add('case-strokes-missing', 'strokes')
      break
    case 'follow-up':
      if (one.closedOn && record.heldOn <= one.closedOn) add('case-day-before-closing', 'heldOn')
      break
    default:
  }
  return problems
}
