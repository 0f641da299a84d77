import { sql } from 'kysely'
import { emptyScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { CorrectionInput, LineInput } from '../contract/practicum-log.ts'
import { minutesOfDay } from '../domain/practicum.ts'
import { findPlacement, type PlacementRow, placementsOfAccount, settlePlacement } from './practicum-store.ts'
import { notValid } from './write-member.ts'

/** How a writer reaches a placement: an agency or officer by scope, the student by the account that the placement names. */
export type Door = 'agency' | 'student'

/** The placement under lock, so that two lines of one day wait for each other. */
export async function placementFor(
  tx: Handle,
  standing: Standing,
  door: Door,
  id: Id,
): Promise<PlacementRow | null> {
  if (door === 'agency') return findPlacement(tx, standing.scope, id, true)
  const { scope, actor } = standing
  return (
    (await placementsOfAccount(tx, provincesIn(scope), 'account', actor.account, { id, lock: true }))[0] ??
    null
  )
}

/** A student's command stands on the account alone: what was granted for an agency opens nobody else's file. */
const standingOf = (standing: Standing, door: Door): Standing =>
  door === 'agency' ? standing : { ...standing, scope: emptyScope }

export const entry = (action: string, row: Pick<PlacementRow, 'id' | 'division'>, detail: object = {}) => ({
  action,
  subject: row.id,
  division: row.division,
  detail: { ...detail },
})

/** Logs a day. It counts nothing until the supervisor has signed it. */
export const logHours = (standing: Standing, door: Door, placement: Id, body: LineInput) =>
  runCommand<{ id: Id }>(standingOf(standing, door), {
    id: body.id,
    name: 'practicum.log',
    input: { placement, ...body },
    run: async (tx) => {
      const row = await placementFor(tx, standing, door, placement)
      if (!row) return refused({ code: 'not-found' })
      const written = await writeLine(tx, standing, row, body, null)
      if (!written.ok) return written
      await settlePlacement(tx, row)
      return ok({ answer: { id: body.id }, audit: entry('practicum.log', row, { line: body.id }) })
    },
  })

type Written = { readonly id: Id; readonly workedOn: Day; readonly minutes: number; readonly content: string }

/** Writes one line after every check of its day; problems name the field in `/body`. */
export async function writeLine(
  tx: Handle,
  { actor, today }: Standing,
  row: PlacementRow,
  line: Written,
  correction: { readonly corrects: Id; readonly reason: string } | null,
): Promise<Result<null, Refusal>> {
  if (actor.account === row.supervisor) return refused({ code: 'practicum-supervisor-logs-not' })
  if (line.workedOn > today) return notValid({ code: 'day-still-to-come', path: '/body/workedOn' })
  if (line.workedOn < row.fromOn || (row.toOn !== null && line.workedOn > row.toOn))
    return notValid({ code: 'practicum-outside-placement', path: '/body/workedOn' })
  const { rows: same } = await sql<{ id: Id }>`
    select id from practicum_line
    where province = ${row.province} and placement = ${row.id} and worked_on = ${line.workedOn}
      and replaced_by is null and voided_on is null`.execute(tx)
  if (same.some(({ id }) => id !== correction?.corrects))
    return notValid({ code: 'practicum-day-already-logged', path: '/body/workedOn' })
  // Two agencies may have a student on one day (X11), but a day has no more than its minutes. What the other agency has is
  // not in the writer's reach, so that the database only answers whether it fits.
  const { rows: fits } = await sql<{ fits: boolean }>`
    select practicum_day_fits(${row.province}::smallint, ${row.id}, ${line.workedOn}, ${line.minutes}, ${minutesOfDay}) as fits`.execute(
    tx,
  )
  if (!fits[0]?.fits) return notValid({ code: 'practicum-day-too-long', path: '/body/minutes' })
  const { rows } = await sql`
    insert into practicum_line (province, id, placement, student, division, organisation, account, supervisor, worked_on, minutes,
      content, entered_by, entered_name, corrects, reason)
    values (${row.province}, ${line.id}, ${row.id}, ${row.student}, ${row.division}, ${row.organisation}, ${row.account},
      ${row.supervisor}, ${line.workedOn}, ${line.minutes}, ${line.content}, ${actor.account}, ${actor.name},
      ${correction?.corrects ?? null}, ${correction?.reason ?? null})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0 ? ok(null) : refused({ code: 'id-already-used' })
}

/**
 * Corrects a day with a further line. One that nobody signed gives way at once; a signed one stands and counts until the
 * supervisor signs the correction, so that nobody takes hours away alone.
 */
export const correctHours = (standing: Standing, door: Door, line: Id, body: CorrectionInput) =>
  runCommand<{ id: Id }>(standingOf(standing, door), {
    id: body.id,
    name: 'practicum.correct',
    input: { line, ...body },
    run: async (tx) => {
      const found = await standingLine(tx, standing, line)
      const row = found && (await placementFor(tx, standing, door, found.placement))
      if (!found || !row) return refused({ code: 'not-found' })
      const old = await standingLine(tx, standing, line)
      if (!old?.stands) return refused({ code: 'practicum-line-not-standing' })
      if (old.signed) {
        const { rows } =
          await sql`select id from practicum_line where province = ${row.province} and corrects = ${line}
          and signed_by is null and replaced_by is null and voided_on is null`.execute(tx)
        if (rows.length > 0) return refused({ code: 'practicum-line-not-standing' })
      }
      // Of a correction that is itself corrected before it was signed, the day that it corrects stays the one.
      const corrects = old.signed || old.corrects === null ? line : old.corrects
      if (!old.signed) await replaceLine(tx, standing, row, line, body.id)
      const written = await writeLine(
        tx,
        standing,
        row,
        { ...body, workedOn: old.workedOn },
        { corrects, reason: body.reason },
      )
      if (!written.ok) return written
      await settlePlacement(tx, row)
      return ok({ answer: { id: body.id }, audit: entry('practicum.correct', row, { line, by: body.id }) })
    },
  })

export const replaceLine = (tx: Handle, { today }: Standing, { province }: PlacementRow, line: Id, by: Id) =>
  sql`update practicum_line set replaced_by = ${by}, replaced_on = ${today}
    where province = ${province} and id = ${line} and replaced_by is null`.execute(tx)

type Standings = {
  readonly placement: Id
  readonly workedOn: Day
  readonly corrects: Id | null
  readonly signed: boolean
  readonly stands: boolean
}

async function standingLine(tx: Handle, { scope }: Standing, id: Id): Promise<Standings | null> {
  const { rows } = await sql<Standings>`
    select placement, worked_on, corrects, signed_by is not null as signed, replaced_by is null and voided_on is null as stands
    from practicum_line where province = any(${provincesIn(scope)}) and id = ${id}`.execute(tx)
  return rows[0] ?? null
}
