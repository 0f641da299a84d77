import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'
import { type RequestSource, type RequestState, sourceTerms } from '../domain/requests/codes.ts'
import { type TaskState, taskStateTitles } from '../domain/tasks/state.ts'
import { requestInScope } from './requests/row.ts'
import { givenFrom } from './tasks/reach.ts'

/** Requests about a person. What was asked for is not told, only that it was and how it came. */
const requests: TimelineSource = {
  kind: 'request',
  title: { zh: '求助', en: 'Request for help' },
  permission: 'intake.read',
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id | null
      by: string | null
      about: string
      source: RequestSource
      state: RequestState
    }>`
      select id::text as key, received_on as day, station, filed_name as by, number as about, source::text as source, state::text as state
      from request where ${requestInScope(scope)} and ${ofPersons('person', asked.persons)}
        and state not in ('withdrawn', 'merged')
      ${timelineWindow(asked, { day: 'received_on', key: sql<string>`id::text` })}`.execute(tx)
    return rows.map(({ source, state: _, ...row }) => ({
      ...row,
      what: sourceTerms[source],
      page: `/intake/${row.key}`,
    }))
  },
}

/** Tasks that the reader's stations handed to bodies for a person: when they were given, and when they ended. */
const tasks: TimelineSource = {
  kind: 'task',
  title: { zh: '交办事项', en: 'Task handed over' },
  permission: 'tasks.give',
  lines: async (tx, standing, asked) => {
    const { rows } = await sql<{
      key: string
      day: Day
      id: Id
      station: Id
      by: string | null
      about: string
      state: TaskState
    }>`
      select key, day, id, station, by, about, state from (
        select id::text || ':1' as key, given_on as day, id, station, given_name as by, body_name as about, 'given' as state
        from task where ${givenFrom(standing).rows} and ${ofPersons('person', asked.persons)}
        union all
        select id::text || ':2', settled_on, id, station, settled_name, body_name, state
        from task where ${givenFrom(standing).rows} and ${ofPersons('person', asked.persons)} and settled_on is not null
      ) told where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    return rows.map(({ id, state, ...row }) => ({
      ...row,
      what: state === 'given' ? { zh: '交办', en: 'Handed over' } : taskStateTitles[state],
      page: `/tasks/${id}`,
    }))
  },
}

export const intakeTimeline: readonly TimelineSource[] = [requests, tasks]
