import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'
import { readWording } from '../domain/wording.ts'
import { mayBeTold } from './may-be-told.ts'

const stateTerms = {
  open: { zh: '到期', en: 'Due' },
  done: { zh: '办结', en: 'Done' },
  cancelled: { zh: '取消', en: 'Cancelled' },
} as const

const both = (one: Words, other: Words): Words => ({
  zh: `${one.zh} · ${other.zh}`,
  en: `${one.en} · ${other.en}`,
})

/**
 * What was owed to a person: by the day it was settled, or is due. Its title is told to whom the list of duties tells it.
 * What is kept closer is left out for everybody, because a timeline is printed: “safety plan” there would say red (S16.A4).
 */
const duties: TimelineSource = {
  kind: 'duty',
  title: { zh: '待办', en: 'Duty' },
  permission: 'duties.read',
  lines: async (tx, { actor, scope, today }, asked) => {
    const placed = { division: 'division', station: 'station', person: 'person' }
    const { rows } = await sql<{
      key: string
      day: Day
      station: Id
      division: number
      person: Id
      owner: Id
      title: string
      titleEn: string | null
      toldUnder: null
      state: keyof typeof stateTerms
    }>`
      select key, day, station, division, person, owner, title, title_en, told_under, state from (
        select id::text as key, coalesce(settled_on, due_on) as day, station, division, person, owner, title, title_en, told_under,
          state from duty
        where province = any(${provincesIn(scope)}) and ${ofPersons('person', asked.persons)} and ${within(scope, placed)}
          and told_under is null
      ) told where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    return rows.map((row) => ({
      key: row.key,
      day: row.day,
      station: row.station,
      by: null,
      what: mayBeTold(row, actor, today)
        ? both(stateTerms[row.state], readWording(row.title, row.titleEn))
        : stateTerms[row.state],
      about: null,
      page: null,
    }))
  },
}

export const dutiesTimeline: readonly TimelineSource[] = [duties]
