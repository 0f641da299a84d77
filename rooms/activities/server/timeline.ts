import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'
import {
  ofPersons,
  type TimelineLine,
  type TimelineQuestion,
  type TimelineSource,
  timelineWindow,
} from '../../../platform/server/timeline.ts'
import type { VisitMethod, VisitPurpose, VisitSeen } from '../domain/visit-codes.ts'
import { methods, purposes } from './export-columns.ts'

const permission = 'activities.read'

const attendanceTerms = {
  present: { zh: '出席', en: 'Present' },
  late: { zh: '迟到', en: 'Late' },
  absent: { zh: '缺席', en: 'Absent' },
} as const satisfies Record<string, Words>

const channelTerms = {
  telephone: { zh: '电话咨询', en: 'By telephone' },
  'in-person': { zh: '当面咨询', en: 'In person' },
  online: { zh: '网上咨询', en: 'Online' },
} as const satisfies Record<string, Words>

type Row = {
  readonly key: string
  readonly day: Day
  readonly station: Id | null
  readonly by: string | null
  readonly about: string | null
  readonly page: string
}

const lineOf = ({ key, day, station, by, about, page }: Row, what: Words): TimelineLine => ({
  key,
  day,
  what,
  about,
  by,
  station,
  page,
})

const of = (scope: Scope, persons: readonly Id[], table: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${table}.province`)} = any(${provincesIn(scope)})
    and ${ofPersons(`${table}.person`, persons)} and ${sql.ref(`${table}.reversed_by`)} is null`

const window = (asked: TimelineQuestion, day: string, table: string) =>
  timelineWindow(asked, { day: `${table}.${day}`, key: sql<string>`${sql.ref(`${table}.id`)}::text` })

const byPerson = (table: string) => ({
  division: `${table}.division`,
  station: `${table}.station`,
  person: `${table}.person`,
})
const byStation = (table: string) => ({ division: `${table}.division`, station: `${table}.station` })

const visits: TimelineSource = {
  kind: 'visit',
  title: { zh: '走访', en: 'Visit' },
  permission,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row & { method: VisitMethod; purpose: VisitPurpose; seen: VisitSeen }>`
      select v.id::text as key, v.visited_on as day, v.station, v.worker_name as by, null as about,
        '/visits/' || v.id as page, v.method, v.purpose, v.seen
      from visit v where ${of(scope, asked.persons, 'v')} and not v.reversal and ${within(scope, byPerson('v'))}
      ${window(asked, 'visited_on', 'v')}`.execute(tx)
    return rows.map((row) => {
      const nobody = row.seen === 'nobody'
      return lineOf(row, {
        zh: `${methods[row.method].zh} · ${purposes[row.purpose].zh}${nobody ? ' · 无人' : ''}`,
        en: `${methods[row.method].en} · ${purposes[row.purpose].en}${nobody ? ' · Nobody met' : ''}`,
      })
    })
  },
}

const groups: TimelineSource = {
  kind: 'group',
  title: { zh: '小组', en: 'Group' },
  permission,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row & { state: keyof typeof attendanceTerms }>`
      select a.id::text as key, a.held_on as day, a.station, g.lead_name as by, g.name as about,
        '/groups/sessions/' || a.session as page, a.state
      from group_attendance a join service_group g on g.province = a.province and g.id = a.group_id
      where ${of(scope, asked.persons, 'a')} and ${within(scope, byStation('a'))} ${window(asked, 'held_on', 'a')}`.execute(
      tx,
    )
    return rows.map((row) => lineOf(row, attendanceTerms[row.state]))
  },
}

const activities: TimelineSource = {
  kind: 'activity',
  title: { zh: '社区活动', en: 'Community activity' },
  permission,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select a.id::text as key, a.attended_on as day, a.station, null as by, e.title as about,
        '/activities/' || a.activity as page
      from activity_attendance a left join activity e on e.province = a.province and e.id = a.activity
      where ${of(scope, asked.persons, 'a')} and a.confirmed_at is not null
        and (${within(scope, { division: 'a.division', station: 'a.lead_station', person: 'a.person' })}
          or ${within(scope, { division: 'a.station_division', station: 'a.station' })})
      ${window(asked, 'attended_on', 'a')}`.execute(tx)
    return rows.map((row) => lineOf(row, { zh: '参加', en: 'Took part' }))
  },
}

const classes: TimelineSource = {
  kind: 'class',
  title: { zh: '课堂', en: 'Class' },
  permission,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row>`
      select a.id::text as key, a.attended_on as day, a.station, null as by, s.title as about,
        '/classes/sessions/' || a.session as page
      from class_attendance a left join class_series s on s.province = a.province and s.id = a.series
      where ${of(scope, asked.persons, 'a')} and ${within(scope, byPerson('a'))} ${window(asked, 'attended_on', 'a')}`.execute(
      tx,
    )
    return rows.map((row) => lineOf(row, { zh: '到课', en: 'Attended' }))
  },
}

const consultations: TimelineSource = {
  kind: 'consultation',
  title: { zh: '咨询', en: 'Consultation' },
  permission,
  lines: async (tx, { scope }, asked) => {
    const { rows } = await sql<Row & { channel: keyof typeof channelTerms }>`
      select c.id::text as key, c.consulted_on as day, nullif(c.station, ${noStation}) as station, c.worker_name as by, null as about,
        '/consultations/' || c.id as page, c.channel
      from consultation c where ${of(scope, asked.persons, 'c')} and ${within(scope, byPerson('c'))}
      ${window(asked, 'consulted_on', 'c')}`.execute(tx)
    return rows.map((row) => lineOf(row, channelTerms[row.channel]))
  },
}

/** What this room tells of a person, newest first. */
export const activitiesTimeline: readonly TimelineSource[] = [
  visits,
  groups,
  activities,
  classes,
  consultations,
]
