import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'

const outcomeTerms = {
  filled: { zh: '已填表', en: 'Filled in' },
  unchanged: { zh: '与上次无变化', en: 'Unchanged since last time' },
  unmet: { zh: '未遇', en: 'Nobody met' },
} as const

/** That somebody was at the door of the household in a survey; the answers stay there. */
const records: TimelineSource = {
  kind: 'survey',
  title: { zh: '排查', en: 'Survey' },
  permission: 'surveys.read',
  lines: async (tx, { scope }, asked) => {
    const placed = { division: 'r.division', station: 'r.station' }
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id
      by: string
      about: string
      outcome: keyof typeof outcomeTerms
      campaign: Id
      household: Id
    }>`
      select r.id::text as key, r.on_day as day, r.station, r.account_name as by, c.title as about, r.outcome, r.campaign, r.household
      from survey_record r join survey_campaign c on c.province = r.province and c.id = r.campaign
      where r.province = any(${provincesIn(scope)}) and ${ofPersons('r.person', asked.persons)} and ${within(scope, placed)}
      ${timelineWindow(asked, { day: 'r.on_day', key: sql<string>`r.id::text` })}`.execute(tx)
    return rows.map(({ outcome, campaign, household, ...row }) => ({
      ...row,
      what: outcomeTerms[outcome],
      page: `/surveys/${campaign}/households/${household}`,
    }))
  },
}

export const surveysTimeline: readonly TimelineSource[] = [records]
