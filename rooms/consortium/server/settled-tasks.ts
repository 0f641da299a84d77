import { sql } from 'kysely'
import { systemActor, wholeScope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import { stepReasons } from '../domain/step-reasons.ts'
import { findNeed, noteStep, updateNeed } from './need-store.ts'

type Settled = {
  readonly source: { readonly room: string; readonly id: Id }
  readonly state: string
  readonly on: Day
}

/**
 * A body that was given the task of a need ends it: done, and the need is delivered; returned, and the need waits to be
 * given anew. Whoever withdrew the task did so in a step of the need.
 */
export const settledTasks: Subscriber = {
  reader: 'consortium-settled-tasks',
  hears: ['intake.task-settled'],
  handle: async (tx, { data }) => {
    const { source, state, on } = data as unknown as Settled
    if (source.room !== 'consortium' || (state !== 'done' && state !== 'returned')) return
    const need = await findNeed(tx, wholeScope, source.id, true)
    if (need?.state !== 'tasked') return
    const done = state === 'done'
    await updateNeed(
      tx,
      need,
      done
        ? sql`state = 'delivered', delivered_on = ${on}`
        : sql`state = 'matched', performer = null, performer_account = null, due_on = null`,
    )
    const step = done ? 'delivered' : 'matched'
    await noteStep(
      tx,
      need,
      { step, tier: need.tier, on, ...(done ? {} : { reason: stepReasons.returned.zh }) },
      systemActor,
    )
  },
}
