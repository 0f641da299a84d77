import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, type Stage, stageOf } from '../../../programmes/index.ts'
import { needsAnother, permissionAt } from '../../domain/core/acting.ts'
import { isPlainWork } from '../../domain/core/body-acts.ts'
import { lineOf } from './application-line.ts'
import { type ApplicationRow, findApplication } from './application-store.ts'
import { type ApplicationEvent, eventsOf } from './events.ts'
import { programmeOf } from './programme-of.ts'

export type Acting = {
  readonly row: ApplicationRow
  readonly programme: Programme
  readonly stage: Stage
  readonly events: readonly ApplicationEvent[]
}

type Change = { readonly id: Id; readonly version: number }

/** What a command of the body on an application answers: the line as it is now. */
export type Moved = { line: ReturnType<typeof lineOf>; version: number }

/** Whether the actor holds what the stage asks for, at the body. */
export function actsAt({ actor, today }: Standing, row: ApplicationRow, stage: Stage): boolean {
  const permission = permissionAt(stage)
  return permission !== null && covers(scopeOf(actor, permission, today), { division: row.division })
}

/**
 * Why this person may not act at the stage though the permission is there: it is the own application, or it was this person
 * who let it go on to a stage that wants another one.
 */
export function heldBack(
  { actor }: Pick<Standing, 'actor'>,
  { row, programme, stage, events }: Acting,
): Refusal | null {
  if (row.account === actor.account && row.nominatedBy === 'self') return { code: 'own-application' }
  const arrival = events.findLast(({ toStage }) => toStage === row.stage)
  if (!arrival || arrival.byAccount !== actor.account) return null
  return needsAnother(programme, arrival.fromStage, stage) ? { code: 'another-person-decides' } : null
}

/** An act of the body at the stage where an application stands: found, nobody changed it, and it is this person's to act. */
export function actingOn<Input extends Change>(
  standing: Standing,
  name: string,
  application: Id,
  input: Input,
  act: (tx: Handle, acting: Acting) => Promise<Result<ApplicationRow, Refusal>>,
): Promise<Result<Moved, Refusal>> {
  return runCommand<Moved>(standing, {
    id: input.id,
    name,
    input: { application, ...input },
    run: async (tx) => {
      const found = await toActOn(tx, standing, application, input.version)
      if (!found.ok) return found
      const { row, stage } = found.value
      if (row.endedOn !== null) return refused({ code: 'application-ended' })
      if (stage.who !== 'body') return refused({ code: 'stage-not-yours' })
      if (!actsAt(standing, row, stage)) return refused({ code: 'not-permitted' })
      if (!isPlainWork(stage)) return refused({ code: 'stage-of-another-part' })
      const held = heldBack(standing, found.value)
      if (held) return refused(held)
      const done = await act(tx, found.value)
      if (!done.ok) return done
      const line = lineOf(done.value, found.value.programme, standing.today)
      return ok({ answer: { line, version: done.value.version }, audit: [] })
    },
  })
}

export async function toActOn(
  tx: Handle,
  { scope }: Standing,
  application: Id,
  version: number,
): Promise<Result<Acting, Refusal>> {
  const row = await findApplication(tx, scope, application, true)
  if (!row) return refused({ code: 'not-found' })
  if (row.version !== version) return refused({ code: 'changed-meanwhile', data: { version: row.version } })
  const programme = await programmeOf(tx, row)
  const stage = stageOf(programme, row.stage)
  if (!stage) throw new Error(`${programme.code} has no stage ${row.stage}`)
  return ok({ row, programme, stage, events: await eventsOf(tx, row) })
}

/** A day on which something was done: not in the future, and not before it came to the stage. */
export function dayOfAct(
  { today }: Standing,
  row: ApplicationRow,
  on: Day | undefined,
): Result<Day, Refusal> {
  const chosen = on ?? today
  return chosen <= today && chosen >= row.stageSince ? ok(chosen) : refused({ code: 'day-outside-stage' })
}
