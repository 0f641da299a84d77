import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'

const placed = { division: 'p.division', station: 'p.station', person: 'p.person' }

/** What was handed out to a person. A handing out stays with the first record of its link; the name is that of the last. */
const deliveries: TimelineSource = {
  kind: 'delivery',
  title: { zh: '资源发放', en: 'Resource handed out' },
  permission: 'resources.read',
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id
      by: string | null
      about: string | null
      link: Id
    }>`
      select p.id::text as key, p.delivered_on as day, p.station, d.handler as by, p.link,
        (select l.name from resource_link l where l.province = p.province and (l.id = p.link or l.chain = p.link)
          order by l.recorded_at desc limit 1) as about
      from resource_delivery_person p join resource_delivery d on d.province = p.province and d.id = p.delivery
      where p.province = any(${provincesIn(scope)}) and ${ofPersons('p.person', asked.persons)}
        and d.reversed_by is null and ${within(scope, placed)}
      ${timelineWindow(asked, { day: 'p.delivered_on', key: sql<string>`p.id::text` })}`.execute(tx)
    return rows.map(({ link, ...row }) => ({
      ...row,
      what: { zh: '领取', en: 'Received' },
      page: `/resources/${link}`,
    }))
  },
}

export const resourcesTimeline: readonly TimelineSource[] = [deliveries]
