import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { decide, firstStage, type Programme } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { applicantOf } from '../../../workforce/server/index.ts'
import { filesOf } from '../../domain/core/asked.ts'
import { ownActs } from '../../domain/core/own-acts.ts'
import { seasonOf } from '../../domain/core/season.ts'
import { type ApplicationRow, updateApplication } from './application-store.ts'
import { type Applying, ownToChange, programmeNow } from './applying.ts'
import { barredBy } from './barred.ts'
import { evidenceOf } from './evidence.ts'
import { factsOf } from './facts.ts'
import { noteFiling } from './filing-steps.ts'
import { missingOf, problemsOfMissing } from './missing.ts'
import { enterStage, moveApplication } from './move.ts'
import { programmeOf } from './programme-of.ts'
import { roundOfWindow } from './round-of-window.ts'
import { openApplicant } from './seal.ts'
import { searchOf } from './search-text.ts'
import { windowOn } from './window.ts'

type SubmitInput = { readonly id: Id; readonly version: number; readonly insist: boolean }

/**
 * Sends an application: a draft is received under the programme in force today, with its number; one that was returned, or
 * is owed, goes on. Refused with everything that is missing, outside the window, a second time in a season, and for a
 * subject that is barred.
 */
export const submitApplication = (
  platform: Platform,
  applying: Applying,
  application: Id,
  input: SubmitInput,
) =>
  runCommand<{ id: Id }>(applying, {
    id: input.id,
    name: 'applications.submit',
    input: { application, ...input },
    run: async (tx) => {
      const own = await ownToChange(tx, applying, application, input.version)
      if (!own.ok) return own
      const sent = own.value.draft
        ? await receive(tx, platform, applying, own.value, input.insist)
        : await complete(tx, platform, applying, own.value)
      return sent.ok ? ok({ answer: { id: application }, audit: [] }) : sent
    },
  })

async function receive(
  tx: Handle,
  platform: Platform,
  applying: Applying,
  draft: ApplicationRow,
  insist: boolean,
): Promise<Result<ApplicationRow, Refusal>> {
  const { today } = applying
  const found = await programmeNow(tx, draft.programme, today)
  if (!found.ok) return found
  const { programme } = found.value
  const window = await windowOn(tx, programme, draft.division, today)
  if (!window.answer.open)
    return refused({
      code: 'window-closed',
      data: { opens: window.answer.opens, nextYear: window.answer.nextYear },
    })
  const row = await tied(tx, platform, applying, draft, programme)
  const checked = await checkComplete(tx, platform, applying, row, programme, insist)
  if (!checked.ok) return checked
  const year = programme.kind === 'filing' ? Number(row.season) : null
  const round = await roundOfWindow(platform, programme, row.division, window, today)
  const season = seasonOf(programme, window.answer, { round, year })
  const { rows: standing } = await sql<{ stands: boolean }>`
    select application_stands(${row.province}::smallint, ${programme.code}, ${season}, ${row.subjectHash}, ${row.id}) as stands`.execute(
    tx,
  )
  if (standing[0]?.stands) return refused({ code: 'applied-already' })
  const received = await writeReceived(tx, platform, row, programme, season, round, today)
  if (!received) return refused({ code: 'applied-already' })
  const first = firstStage(programme)
  const entered = await enterStage(tx, applying, received, programme, first.code, {
    from: null,
    on: today,
    role: 'applicant',
    kind: 'received',
  })
  // Where the table begins with the applicant, sending is what is done there.
  if (!entered.ok || first.who !== 'applicant') return entered
  return complete(tx, platform, applying, entered.value)
}

/** A person on paper or on the public page is tied to the record of the number; what it says is for the body alone. */
async function tied(
  tx: Handle,
  { worker, cipher }: Platform,
  { today }: Applying,
  row: ApplicationRow,
  programme: Programme,
): Promise<ApplicationRow> {
  const { idNumber } = openApplicant(cipher, row.sealed)
  if (row.subjectKind !== 'person' || row.subjectId !== null || !idNumber) return row
  const room = filesOf(programme)
  const file = room === 'practicum' ? 'student' : 'member'
  const found = await applicantOf(worker.handle, cipher, file, { idNumber, today })
  if (!found) return row
  const changed = await updateApplication(
    tx,
    row,
    sql`subject_room = ${room}, subject_id = ${found.id}, tied_by = 'number'`,
  )
  return changed ?? row
}

async function checkComplete(
  tx: Handle,
  platform: Platform,
  { today }: Applying,
  row: ApplicationRow,
  programme: Programme,
  insist: boolean,
): Promise<Result<null, Refusal>> {
  const asReceived = { ...row, receivedAt: row.receivedAt ?? momentOn(platform, today) }
  const gathered = await factsOf(tx, platform, asReceived, today, programme)
  const given = { on: today, facts: gathered.facts, calendar: workingCalendar() }
  const decision = decide(programme, given)
  const barred = barredBy(programme, given)
  if (barred) return refused({ code: 'applicant-barred', data: barred })
  const proved = new Set((await evidenceOf(tx, row)).map(({ fact }) => fact))
  const sealed = openApplicant(platform.cipher, row.sealed)
  const problems = problemsOfMissing(missingOf(programme, row, sealed, gathered, decision, proved))
  if (problems.length > 0) return refused({ code: 'application-incomplete', problems })
  if (decision.eligible === 'no' && !insist && programme.kind !== 'filing')
    return refused({
      code: 'not-eligible-yet',
      data: { rules: decision.reasons.filter(({ holds }) => holds === 'no').map(({ rule }) => rule) },
    })
  return ok(null)
}

/** The moment of receipt: now, or nine in the morning of an earlier day for which something is entered. */
export function momentOn({ clock }: Platform, day: Day): string {
  const now = momentOf(clock.now())
  return now.startsWith(day) ? now : `${day}T09:00:00+08:00`
}

/** An instant with the offset of Shanghai. */
export const momentOf = (milliseconds: number): string =>
  `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

/** Undefined where another application of the subject was received meanwhile. */
async function writeReceived(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  programme: Programme,
  season: string,
  round: Id | null,
  today: Day,
): Promise<ApplicationRow | undefined> {
  const hash = await keepProgramme(tx, programme)
  const { rows } = await sql<{ number: string }>`
    select take_application_number(${row.division}, ${Number(today.slice(0, 4))}) as number`.execute(tx)
  const number = rows[0]?.number ?? ''
  await sql`savepoint received`.execute(tx)
  try {
    return await updateApplication(
      tx,
      row,
      sql`draft = false, number = ${number}, programme_hash = ${hash}, season = ${season}, round = ${round},
        received_at = ${momentOn(platform, today)}::timestamptz, search = ${searchOf({ ...row, number })}`,
    )
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'application_once') throw error
    await sql`rollback to savepoint received`.execute(tx)
    return undefined
  }
}

/** What was returned, or is owed, goes on to where the table leads. */
async function complete(
  tx: Handle,
  platform: Platform,
  applying: Applying,
  row: ApplicationRow,
): Promise<Result<ApplicationRow, Refusal>> {
  const programme = await programmeOf(tx, row)
  const to = ownActs(programme, row.stage).completion
  if (to === null || row.endedOn !== null) return refused({ code: 'application-not-open' })
  const checked = await checkComplete(tx, platform, applying, row, programme, true)
  if (!checked.ok) return checked
  const numbered =
    row.receivedAt === null
      ? await writeReceived(tx, platform, row, programme, row.season, row.round, applying.today)
      : row
  if (!numbered) return refused({ code: 'applied-already' })
  const moved = await moveApplication(tx, applying, numbered, to, { on: applying.today, role: 'applicant' })
  if (!moved.ok) return moved
  const noted = await noteFiling(tx, applying, programme, moved.value, 'filed', applying.today, null)
  return noted.ok ? moved : noted
}
