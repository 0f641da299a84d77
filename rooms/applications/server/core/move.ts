import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Standing, writeEvents, writeTrail } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dueOf, mayMove, type Programme, stageOf } from '../../../programmes/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { EventKind, EventRole } from '../../domain/core/event.ts'
import { gatherFacts } from '../../domain/core/gathered-facts.ts'
import { answersOf } from './answers.ts'
import { type ApplicationRow, updateApplication } from './application-store.ts'
import { type EventReason, eventsOf, reachedBy, writeEvent } from './events.ts'
import { guardedBy } from './move-guards.ts'
import { ownRecord } from './own-facts.ts'
import { programmeOf } from './programme-of.ts'

export type Move = {
  /** The day on which it came to the new stage: clocks run from it. */
  readonly on: Day
  readonly reason?: EventReason | undefined
  readonly decision?: Id | null | undefined
  /** In whose name; told by who acts at the stage that is left, when it is left out. */
  readonly role?: EventRole | undefined
  readonly kind?: EventKind | undefined
}

/** Who moves it: an account, or the clock. */
export type Mover = Pick<Standing, 'actor' | 'request'>

/**
 * Takes an application to another stage: the only writer of the stage. Refuses what the programme's table does not have
 * (`stage-not-possible`), and `changed-meanwhile`. Writes the event and the audit line and emits `application.moved`, from
 * which the duty of the stage before is settled and that of the next one raised.
 */
export async function moveApplication(
  tx: Handle,
  standing: Mover,
  row: ApplicationRow,
  to: string,
  move: Move,
): Promise<Result<ApplicationRow, Refusal>> {
  const programme = await programmeOf(tx, row)
  // Withdrawn or revoked where it stood, it goes nowhere, though its stage has ways on.
  if (row.endedOn !== null || !mayMove(programme, row.stage, to))
    return refused({ code: 'stage-not-possible', data: { from: row.stage, to } })
  const guarded = await guardedBy(tx, row, programme, to, move.on)
  if (guarded) return refused(guarded)
  return enterStage(tx, standing, row, programme, to, { ...move, from: row.stage })
}

/**
 * Writes that an application stands at a stage, whose ways were asked before: by `moveApplication`, or where it is received.
 */
export async function enterStage(
  tx: Handle,
  { actor, request }: Mover,
  row: ApplicationRow,
  programme: Programme,
  to: string,
  move: Move & { readonly from: string | null },
): Promise<Result<ApplicationRow, Refusal>> {
  const stage = stageOf(programme, to)
  if (!stage) throw new Error(`${programme.code} has no stage ${to}`)
  const { from, on } = move
  const reached = { ...reachedBy(await eventsOf(tx, row)), [to]: on }
  const { facts } = gatherFacts(programme, ownRecord(row), await answersOf(tx, row))
  const due = dueOf(programme, to, reached, { on, facts, calendar: workingCalendar() })
  const moved = await updateApplication(
    tx,
    row,
    sql`stage = ${to}, stage_who = ${stage.who ?? null}, stage_work = ${stage.work ?? null}, stage_since = ${on},
      due_on = ${due?.day ?? null}, due_provisional = ${due?.provisional ?? false}, overdue_noted_on = null,
      ended_on = ${stage.ends === undefined ? null : on}, outcome = ${stage.ends ?? null}`,
  )
  if (!moved) return refused({ code: 'changed-meanwhile', data: { version: row.version } })
  const before = from === null ? null : stageOf(programme, from)
  await writeEvent(tx, moved, {
    kind: move.kind ?? kindOfMove(before, stage.code),
    fromStage: from,
    toStage: to,
    onDay: on,
    byAccount: actor.kind === 'system' ? null : actor.account,
    byName: actor.name,
    byRole: move.role ?? before?.who ?? 'applicant',
    reason: move.reason ?? null,
    decision: move.decision ?? null,
  })
  const { id, division, programme: code, number } = moved
  await writeTrail(tx, { actor, ...(request === undefined ? {} : { request }) }, 'write', [
    { action: 'applications.move', subject: id, division, detail: { programme: code, number, from, to } },
  ])
  await writeEvents(tx, [
    {
      name: 'application.moved',
      subject: id,
      division,
      data: { application: id, programme: code, from, to },
    },
  ])
  return ok(moved)
}

function kindOfMove(before: ReturnType<typeof stageOf>, to: string): EventKind {
  if (before === null) return 'received'
  if (before.back.includes(to)) return 'returned'
  if (before.refuses === to) return 'refused'
  return before.work === 'complete' ? 'completed' : 'moved'
}
