import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../platform/server/database/scope.ts'

/** What a month's journal (S5.13) may tell of a service: nobody who was served is named in it. */
export type ToldService = {
  readonly id: Id
  readonly title: string
  readonly day: string
  readonly station: Id
  readonly division: DivisionCode
  readonly attendances: number
}

export type ToldActivity = ToldService & {
  readonly themeDay: string | null
  readonly joint: boolean
}
export type ToldGroup = ToldService & { readonly firstSession: number; readonly lastSession: number }
export type ToldTraining = ToldService & { readonly creditTenths: number }

type Asked = { readonly stations: readonly Id[]; readonly month: Period }

const place = { division: 'division', station: 'station' } as const
const leaf = (scope: Scope, { stations, month }: Asked) => sql<boolean>`province = any(${provincesIn(scope)})
  and station = any(${[...stations]}::uuid[]) and month = ${month} and reversed_by is null and ${within(scope, place)}`

/** Community activities that the stations led; a joint one is told by its lead only (7.4). */
export async function toldActivities(tx: Handle, scope: Scope, asked: Asked): Promise<ToldActivity[]> {
  const { rows } = await sql<ToldActivity>`
    select e.activity as id, e.title, e.held_on as day, e.station, e.division, e.theme_day, e.joint,
      (select count(*)::integer from activity_attendance a where a.province = e.province and a.activity = e.activity
        and a.reversed_by is null and a.confirmed_at is not null) as attendances
    from (select * from activity_event where role = 'lead' and ${leaf(scope, asked)}) e
    order by e.held_on, e.id`.execute(tx)
  return rows
}

/** Groups that met in the month, each once with its sessions of the month (X20). */
export async function toldGroups(tx: Handle, scope: Scope, asked: Asked): Promise<ToldGroup[]> {
  const { rows } = await sql<ToldGroup>`
    select g.id, g.name as title, s.day, g.station, g.division, s.first_session, s.last_session, s.attendances
    from (select province, group_id, min(held_on) as day, min(number)::integer as first_session,
        max(number)::integer as last_session, sum(present)::integer as attendances
      from group_session where ${leaf(scope, asked)} group by province, group_id) s
    join service_group g on g.province = s.province and g.id = s.group_id
    order by s.day, g.id`.execute(tx)
  return rows
}

/** Trainings on their first day, with credit hours in tenths. */
export async function toldTrainings(tx: Handle, scope: Scope, asked: Asked): Promise<ToldTraining[]> {
  const { rows } = await sql<ToldTraining>`
    select id, name as title, held_on as day, station, division, credit_tenths, present as attendances
    from training where ${leaf(scope, asked)} order by held_on, id`.execute(tx)
  return rows
}
