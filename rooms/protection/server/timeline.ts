import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'

/**
 * That a mandatory report was made about a child: its number and whether it was sent. What was noticed and who reported it
 * stay in the report. One's own reports at other places are not told here, so that the timeline of a person is the same
 * for everybody with the same rights.
 */
const reports: TimelineSource = {
  kind: 'mandatory-report',
  title: { zh: '强制报告', en: 'Mandatory report' },
  permission: 'protection.read',
  sensitive: true,
  lines: async (tx, { scope }, asked) => {
    const placed = { division: 'division', station: 'station', person: 'person' }
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id
      about: string
      standing: 'open' | 'sent' | 'no-need'
    }>`
      select key, day, station, about, standing from (
        select id::text as key, (noticed_at at time zone 'Asia/Shanghai')::date as day, station, number as about,
          case when sent_at is not null then 'sent' when no_need_at is not null then 'no-need' else 'open' end as standing
        from protection_standing
        where province = any(${provincesIn(scope)}) and ${ofPersons('person', asked.persons)} and ${within(scope, placed)}
      ) told where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    const terms = {
      open: { zh: '发现情形', en: 'Noticed' },
      sent: { zh: '已报告', en: 'Reported' },
      'no-need': { zh: '核实无需报告', en: 'Found not to need a report' },
    }
    return rows.map(({ standing, ...row }) => ({
      ...row,
      what: terms[standing],
      by: null,
      page: `/protection/${row.key}`,
    }))
  },
}

export const protectionTimeline: readonly TimelineSource[] = [reports]
