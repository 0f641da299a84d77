import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { type Done, type Standing, standingFor } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type BodyKind, bodyKindOf } from '../../domain/tasks/body.ts'
import type { TaskState } from '../../domain/tasks/state.ts'
import type { TaskTools } from './neighbours.ts'
import { givenFrom } from './reach.ts'
import { type Moved, moveTask } from './settle.ts'
import { tasksOfSource } from './store.ts'

/** A task as the room that handed it out shows it. */
export type TaskOfSource = {
  readonly id: Id
  readonly title: string
  readonly bodyKind: BodyKind
  readonly bodyName: string
  readonly state: TaskState
  readonly givenOn: Day
  readonly dueOn: Day
  readonly settledOn: Day | null
  readonly version: number
}

/** The tasks that came of a request, case, letter or file, newest first, as far as a scope of the giving side goes. */
export async function tasksOf(
  tx: Handle,
  scope: Scope,
  source: { readonly room: string; readonly id: Id },
): Promise<readonly TaskOfSource[]> {
  const rows = await tasksOfSource(tx, scope, source)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    bodyKind: bodyKindOf(row),
    bodyName: row.bodyName,
    state: row.state,
    givenOn: row.givenOn,
    dueOn: row.dueOn,
    settledOn: row.settledOn,
    version: row.version,
  }))
}

/** Takes a task back inside the caller's command, because its cause is no more. Needs `tasks.give` over it. */
export async function withdrawTask(
  tx: Handle,
  tools: TaskTools,
  standing: Standing,
  task: { readonly id: Id; readonly version: number },
  reason: string,
): Promise<Result<Done<Moved>, Refusal>> {
  const giving = standingFor(standing, 'tasks.give')
  const moved = await moveTask(tx, giving, givenFrom(giving), task.id, task.version, 'withdrawn', {
    now: tools.now,
    outcome: tools.cipher.seal(reason),
  })
  return moved.ok ? ok(moved.value.done) : moved
}
