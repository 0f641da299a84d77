import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import { urgencyOf } from '../../../duties/index.ts'
import { openDutiesAbout, settleDuties } from '../../../duties/server/index.ts'
import type { TaskBody } from '../../domain/tasks/body.ts'
import { isOpen } from '../../domain/tasks/state.ts'
import { type Given, giveTask } from './give.ts'
import { againstGiverWords } from './giver-words.ts'
import type { TaskTools } from './neighbours.ts'
import { givenFrom } from './reach.ts'
import { openHandOver } from './sealed.ts'
import { moveTask } from './settle.ts'
import { changeTask, findTask } from './store.ts'
import { returnedKind } from './subscribers.ts'

export type AgainInput = {
  readonly id: Id
  /** Of the new task. */
  readonly task: Id
  readonly version: number
  readonly body: TaskBody
  readonly dueOn?: Day | undefined
  readonly reason: string
}

/**
 * Gives the same work to another body, as a task of its own: what the first one wrote and read stays with it. Where the
 * first is still open it is withdrawn. Whether the data may still go out is asked again, consent included.
 */
export const giveAgain = (
  standing: Standing,
  tools: TaskTools,
  task: Id,
  input: AgainInput,
): Promise<Result<Given, Refusal>> => {
  const reach = givenFrom(standing)
  return runCommand<Given>(reach.standing, {
    id: input.id,
    name: 'tasks.give-again',
    input: { from: task, ...input },
    run: async (tx) => {
      const row = await findTask(tx, reach, task, true)
      if (!row) return refused({ code: 'not-found' })
      if (row.state === 'done' || row.followedBy !== null)
        return refused({ code: 'task-state-not-fit', data: { current: { id: row.id, state: row.state } } })
      const wrong = await againstGiverWords(tx, tools.cipher, standing, row, { '/body/reason': input.reason })
      if (wrong) return refused(wrong)
      let version = input.version
      const before = isOpen(row.state)
        ? await moveTask(tx, standing, reach, task, version, 'withdrawn', {
            now: tools.now,
            outcome: tools.cipher.seal(input.reason),
          })
        : null
      if (before && !before.ok) return before
      if (before) version = before.value.row.version
      const { asked, purpose, fields, basisNote, english } = openHandOver(tools.cipher, row.sealed)
      const given = await giveTask(
        tx,
        tools,
        standing,
        {
          id: input.task,
          source: { room: row.sourceRoom, id: row.source === row.id ? input.task : row.source },
          title: row.title,
          asked,
          body: input.body,
          person: row.person,
          station: row.station,
          division: row.division,
          dueOn: input.dueOn,
          urgency: urgencyOf(row.urgency),
          handOver: { purpose, data: fields, legalBasis: row.legalBasis, basisNote },
          ...(row.titleEn ? { english: { ...english, title: row.titleEn } } : {}),
        },
        { follows: row.id },
      )
      if (!given.ok) return given
      const tied = await changeTask(tx, row, version, sql`followed_by = ${input.task}`)
      if (!tied) return refused({ code: 'changed-meanwhile', data: { current: { id: row.id } } })
      const about = { province: row.province, room: 'intake', subject: row.id, kind: returnedKind }
      await settleDuties(tx, row.province, await openDutiesAbout(tx, about), {
        on: standing.today,
        by: standing.actor.account,
        outcome: { zh: '已改交其他单位', en: 'Given to another body' },
      })
      const own = before?.value.done
      return ok({
        ...given.value,
        audit: [...[given.value.audit].flat(), ...(own ? [own.audit].flat() : [])],
        events: own?.events ?? [],
        dirty: [...(given.value.dirty ?? []), ...(own?.dirty ?? [])],
      })
    },
  })
}
