import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ofPersons, type TimelineSource, timelineWindow } from '../../../platform/server/timeline.ts'
import { type CloseReason, caseKindTerms, closeReasonTerms } from '../domain/case-codes.ts'
import { type Phase, phaseTerms } from '../domain/phases.ts'
import { caseInScope } from './case-row.ts'

type Row = {
  readonly key: string
  readonly day: Day
  readonly id: Id
  readonly station: Id
  readonly by: string
  readonly about: string
  readonly event: 'opened' | 'phase' | 'moved' | 'closed'
  readonly code: string
}

function whatHappened({ event, code }: Row): Words {
  if (event === 'phase') {
    const { zh, en } = phaseTerms[code as Phase]
    return { zh: `进入${zh}`, en: `Went on to ${en.toLowerCase()}` }
  }
  if (event === 'moved') return { zh: '转到另一站点', en: 'Went to another station' }
  if (event === 'closed') {
    const { zh, en } = closeReasonTerms[code as CloseReason]
    return { zh: `结案 · ${zh}`, en: `Closed · ${en}` }
  }
  const { zh, en } = caseKindTerms[code as keyof typeof caseKindTerms]
  return { zh: `开案 · ${zh}`, en: `Opened · ${en}` }
}

/** Cases of a person with the phases they went through; the first phase is told by the opening. */
const cases: TimelineSource = {
  kind: 'case',
  title: { zh: '个案', en: 'Case' },
  permission: 'casework.read',
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      with seen as (
        select province, id, number, station, kind, opened_on, worker_name, opened_station, closed_on, close_reason
        from service_case where ${caseInScope(scope)} and ${ofPersons('person', asked.persons)} and state <> 'withdrawn'
      )
      select key, day, id, station, by, about, event, code from (
        select id::text || ':0000' as key, opened_on as day, id, opened_station as station,
          coalesce((select s.entered_by_name from case_step s where s.province = seen.province and s.case_id = seen.id
            order by s.step limit 1), worker_name) as by, number as about, 'opened' as event, kind::text as code
        from seen
        union all
        select seen.id::text || ':' || lpad(s.step::text, 4, '0'), s.entered_on, seen.id, seen.station, s.entered_by_name, seen.number, 'phase', s.phase
        from seen join case_step s on s.province = seen.province and s.case_id = seen.id and s.step > 1
        union all
        select seen.id::text || ':m' || lpad(m.step::text, 3, '0'), m.moved_on, seen.id, m.station, m.moved_by_name, seen.number, 'moved', ''
        from seen cross join lateral moves_of_case(seen.province, seen.id) m
        union all
        select id::text || ':9999', closed_on, id, station, worker_name, number, 'closed', close_reason
        from seen where closed_on is not null
      ) told where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    return rows.map((row) => {
      const { id, event: _, code: __, ...line } = row
      return { ...line, what: whatHappened(row), page: `/cases/${id}` }
    })
  },
}

const contacts: TimelineSource = records(
  'case-contact',
  { zh: '个案过程记录', en: 'Contact in a case' },
  'process',
  (nth) => ({ zh: `第 ${nth} 次`, en: `No. ${nth}` }),
)

const followUps: TimelineSource = records(
  'case-follow-up',
  { zh: '结案跟进', en: 'Follow-up of a case' },
  'follow-up',
  (nth) => ({ zh: `结案后 ${nth} 个月`, en: `${nth} ${nth === 1 ? 'month' : 'months'} after closing` }),
)

/** That there was a contact or a follow-up: its words are L3 and stay in the file. */
function records(
  kind: string,
  title: Words,
  record: 'process' | 'follow-up',
  what: (nth: number) => Words,
): TimelineSource {
  return {
    kind,
    title,
    permission: 'casework.read',
    lines: async (tx, { scope }, asked) => {
      const { rows } = await sql<Omit<Row, 'event' | 'code'> & { readonly nth: number }>`
        select r.id::text as key, r.held_on as day, c.id, r.station, r.recorded_by_name as by, c.number as about, r.nth
        from (select province, id, number from service_case
          where ${caseInScope(scope)} and ${ofPersons('person', asked.persons)} and state <> 'withdrawn') c
        join case_record r on r.province = c.province and r.case_id = c.id and r.kind = ${record} and r.replaced_by is null
        where true ${timelineWindow(asked, { day: 'r.held_on', key: sql<string>`r.id::text` })}`.execute(tx)
      return rows.map(({ id, nth, ...line }) => ({ ...line, what: what(nth), page: `/cases/${id}` }))
    },
  }
}

export const caseworkTimeline: readonly TimelineSource[] = [cases, contacts, followUps]
