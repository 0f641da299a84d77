import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import {
  ofPersons,
  type TimelineQuestion,
  type TimelineSource,
  timelineWindow,
} from '../../../platform/server/timeline.ts'
import { type CareStep, careStepTerms } from '../domain/care-steps.ts'
import { inScope } from './box-row.ts'

type Row = {
  readonly key: string
  readonly day: Day
  readonly station: Id
  readonly by: string | null
  readonly about: string | null
  readonly page: string
  readonly code: string
}

const permission = 'letters.read'

const pupils = (scope: Scope, asked: TimelineQuestion): RawBuilder<unknown> =>
  sql`(select province, id, number from pupil where ${inScope(scope)} and ${ofPersons('person', asked.persons)}) u`

const source = (
  kind: string,
  title: Words,
  select: (scope: Scope, asked: TimelineQuestion) => RawBuilder<unknown>,
  what: (code: string) => Words,
): TimelineSource => ({
  kind,
  title,
  permission,
  sensitive: true,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select key, day, station, by, about, page, code from (${select(scope, asked)}) told
      where true ${timelineWindow(asked, { day: 'day', key: sql<string>`key` })}`.execute(tx)
    return rows.map(({ code, ...row }) => ({ ...row, what: what(code) }))
  },
})

/** Only letters of a writer who became a pupil with a file: all others are nobody's (S2). */
const letters = source(
  'letter',
  { zh: '来信', en: 'Letter' },
  (scope, asked) => sql`
    select l.id::text as key, l.received_on as day, l.station, null as by, l.number as about, '/letters/' || l.id as page, l.way as code
    from ${pupils(scope, asked)} join letter_thread t on t.province = u.province and t.pupil = u.id
    join letter l on l.province = t.province and l.thread = t.id and l.reversed_by is null`,
  (way) => (way === 'paper' ? { zh: '纸质来信', en: 'On paper' } : { zh: '网上来信', en: 'Online' }),
)

const counselling = source(
  'counselling',
  { zh: '个性化辅导', en: 'Counselling' },
  (scope, asked) => sql`
    select c.id::text as key, c.held_on as day, c.station, c.held_by_name as by, u.number as about, '/letters/pupils/' || u.id as page, '' as code
    from ${pupils(scope, asked)} join counselling_session c on c.province = u.province and c.pupil = u.id and c.reversed_by is null`,
  () => ({ zh: '辅导一次', en: 'One session' }),
)

const care = source(
  'care-step',
  { zh: '心理健康服务', en: 'Mental health' },
  (scope, asked) => sql`
    select s.id::text as key, s.taken_on as day, s.station, s.taken_by_name as by, u.number as about, '/letters/pupils/' || u.id as page, s.step as code
    from ${pupils(scope, asked)} join care_step s on s.province = u.province and s.pupil = u.id`,
  (step) => careStepTerms[step as CareStep],
)

const agreements = source(
  'school-agreement',
  { zh: '三方协议', en: 'Agreement of three parties' },
  (scope, asked) => sql`
    select a.id::text || ':1' as key, a.agreed_on as day, a.station, a.drafted_by_name as by, a.number as about,
      '/letters/agreements/' || a.id as page, 'agreed' as code
    from school_agreement a where ${inScope(scope)} and ${ofPersons('a.person', asked.persons)} and a.agreed_on is not null
    union all
    select a.id::text || ':2', a.closed_on, a.station, a.drafted_by_name, a.number, '/letters/agreements/' || a.id, 'closed'
    from school_agreement a where ${inScope(scope)} and ${ofPersons('a.person', asked.persons)} and a.closed_on is not null`,
  (code) => (code === 'agreed' ? { zh: '各方签署', en: 'Signed by all' } : { zh: '协议结束', en: 'Closed' }),
)

export const lettersTimeline: readonly TimelineSource[] = [letters, counselling, care, agreements]
