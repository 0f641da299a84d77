import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'
import { type Line, lines as lineTerms, type NeedItem, needItems } from '../domain/needs.ts'
import { inScope } from './need-store.ts'

type Row = {
  readonly key: string
  readonly day: Day
  readonly person: Id
  readonly station: Id
  readonly by: string | null
  readonly event: 'screened' | 'delivered'
  readonly code: string
}

function whatHappened({ event, code }: Row): Words {
  if (event === 'screened') return lineTerms[code as Line]
  const { zh, en } = needItems[code as NeedItem]
  return { zh: `已满足 · ${zh}`, en: `Met · ${en}` }
}

/** Screenings of a relief client, and the needs that were met. */
const needs: TimelineSource = {
  kind: 'screening',
  title: { zh: '助联体需求', en: 'Consortium' },
  permission: 'consortium.read',
  sensitive: true,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select key, day, person, station, by, event, code from (
        select id::text || ':1' as key, screened_on as day, person, station, screened_name as by, 'screened' as event, line as code
        from screening where ${inScope(scope)} and ${ofPersons('person', asked.persons)} and state = 'screened'
        union all
        select id::text || ':2', delivered_on, person, station, null, 'delivered', item
        from screening_need where ${inScope(scope)} and ${ofPersons('person', asked.persons)} and delivered_on is not null
      ) told where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    return rows.map((row) => ({
      key: row.key,
      day: row.day,
      station: row.station,
      by: row.by,
      what: whatHappened(row),
      about: null,
      page: `/consortium/clients/${row.person}`,
    }))
  },
}

export const consortiumTimeline: readonly TimelineSource[] = [needs]
