import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { stateOfLine } from '../domain/practicum.ts'
import type { CertificateOfHours, LineRow, PlacementRow } from './practicum-store.ts'

export const placementAnswer = (
  { studentName, organisationName, supervisorName, fromOn, toOn, ...row }: PlacementRow,
  today: Day,
) => ({
  id: row.id,
  student: row.student,
  studentName,
  organisation: row.organisation,
  organisationName,
  division: row.division,
  supervisorName,
  from: fromOn,
  to: toOn,
  unsigned: row.unsigned,
  signedMinutes: row.signedMinutes,
  ended: toOn !== null && toOn < today,
  version: row.version,
})

/** What the reader may do with the lines of a placement. */
export type LineRights = {
  readonly account: Id
  readonly log: boolean
  readonly sign: boolean
  readonly void: boolean
}

export const lineAnswers = (rows: readonly LineRow[], rights: LineRights, today: Day) => {
  const waiting = new Set(
    rows
      .filter((row) => row.corrects !== null && stateOfLine(row, today) === 'unsigned')
      .map((row) => row.corrects),
  )
  return rows.map((row) => {
    const state = stateOfLine(row, today)
    const standing = state === 'unsigned' || state === 'signed'
    return {
      id: row.id,
      workedOn: row.workedOn,
      minutes: row.minutes,
      content: row.content,
      enteredName: row.enteredName,
      state,
      corrects: row.corrects,
      reason: row.reason,
      signedName: row.signedName,
      signedOn: row.signedOn,
      voidedOn: row.voidedOn,
      voidReason: row.voidReason,
      abilities: {
        correct: rights.log && standing && !waiting.has(row.id),
        sign: rights.sign && state === 'unsigned' && row.enteredBy !== rights.account,
        void: rights.void && standing,
      },
    }
  })
}

export const certificateAnswer = ({ fromOn, toOn, ...row }: CertificateOfHours) => ({
  id: row.id,
  number: row.number,
  from: fromOn,
  to: toOn,
  minutes: row.minutes,
  days: row.days,
  issuedOn: row.issuedOn,
  issuedName: row.issuedName,
  withdrawnOn: row.withdrawnOn,
  withdrawnReason: row.withdrawnReason,
  withdrawnReasonEn: row.withdrawnReasonEn,
})
