import { type RawBuilder, sql } from 'kysely'
import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import { daysOf, parsePeriod } from '../../../../kernel/period.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { ActivityFilters } from '../../contract.ts'
import { type ActivityRow, activityColumns } from './activity-row.ts'

const lead = { division: 'division', station: 'station' } as const
const leadStation = { division: 'station_division', station: 'station' } as const

/** In the lead's scope: by where it takes place, or by where the lead station stands. */
export const ledIn = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${within(scope, lead)} or ${within(scope, leadStation)})`

/** In a partner's scope. */
const joinedIn = (scope: Scope): RawBuilder<boolean> => sql<boolean>`exists (
  select from activity_partner p where p.province = activity.province and p.activity = activity.id
    and ${within(scope, { division: 'p.division', station: 'p.station' })})`

const byProvince = (scope: Scope) => sql<boolean>`province = any(${provincesIn(scope)})`

/** One activity, for whoever leads it or takes part. */
export async function findActivity(tx: Handle, scope: Scope, id: Id): Promise<ActivityRow | null> {
  if (isEmpty(scope)) return null
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from activity
    where ${byProvince(scope)} and id = ${id} and (${ledIn(scope)} or ${joinedIn(scope)})`.execute(tx)
  return rows[0] ?? null
}

/** The same, locked for a change; only for the lead station's own. */
export async function activityToChange(tx: Handle, scope: Scope, id: Id): Promise<ActivityRow | null> {
  if (isEmpty(scope)) return null
  const { rows } = await sql<ActivityRow>`
    select ${activityColumns} from activity
    where ${byProvince(scope)} and id = ${id} and ${within(scope, leadStation)} for update`.execute(tx)
  return rows[0] ?? null
}

/** The activity that a line behind a figure belongs to. */
export async function activityOfLine(tx: Handle, scope: Scope, line: Id): Promise<Id | null> {
  const provinces = provincesIn(scope)
  const { rows } = await sql<{ activity: Id }>`
    select activity from activity_attendance where province = any(${provinces}) and id = ${line}
    union all select activity from activity_event where province = any(${provinces}) and id = ${line}
    union all select activity from activity_spending where province = any(${provinces}) and id = ${line}`.execute(
    tx,
  )
  return rows[0]?.activity ?? null
}

/** The sort key of a row: the start, and the id among those of one day. */
export const activityKey = (row: ActivityRow): SortKey => [row.startsOn, row.id]

/** Likeness as one types it: title, pinyin or initials. */
export function likeText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return `%${plain.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

function conditions(filter: ActivityFilters): RawBuilder<boolean> {
  const all: RawBuilder<boolean>[] = [sql<boolean>`true`]
  if (filter.search) {
    const part = likeText(filter.search)
    all.push(
      sql<boolean>`(lower(title) like ${part} or theme_day like ${part} or pinyin like ${part} or initials like ${part})`,
    )
  }
  if (filter.station)
    all.push(sql<boolean>`(station = ${filter.station} or ${filter.station} = any(partner_stations))`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    all.push(sql<boolean>`division between ${low} and ${high}`)
  }
  const period = filter.month === undefined ? undefined : parsePeriod(filter.month)
  const days: { from?: Day | undefined; to?: Day | undefined } = {
    from: filter.from,
    to: filter.to,
    ...(period?.ok ? { from: daysOf(period.value).first, to: daysOf(period.value).last } : {}),
  }
  if (days.from) all.push(sql<boolean>`starts_on >= ${days.from}`)
  if (days.to) all.push(sql<boolean>`starts_on <= ${days.to}`)
  if (filter.kind) all.push(sql<boolean>`kind = ${filter.kind}`)
  if (filter.field) all.push(sql<boolean>`field = ${filter.field}`)
  if (filter.state) all.push(sql<boolean>`state = ${filter.state}`)
  if (filter.joint !== undefined)
    all.push(sql<boolean>`(cardinality(partner_stations) > 0) = ${filter.joint}`)
  return sql.join(all, sql` and `)
}

/**
 * The latest first, one row more than asked for when there is a next page. Those that somebody leads and those he
 * takes part in are two walks, each along an index.
 */
export async function listActivities(
  tx: Handle,
  scope: Scope,
  filter: ActivityFilters,
  { after, limit }: { readonly after: SortKey | null; readonly limit: number },
): Promise<ActivityRow[]> {
  const [day, id] = after ?? []
  const later = after === null ? sql`true` : sql`(starts_on, id) < (${day}::date, ${id}::uuid)`
  const lane = (where: RawBuilder<boolean>) => sql`(
    select ${activityColumns} from activity
    where ${byProvince(scope)} and ${where} and ${conditions(filter)} and ${later}
    order by activity.starts_on desc, id desc limit ${limit + 1})`
  const joined = sql<boolean>`id in (select p.activity from activity_partner p
    where p.province = any(${provincesIn(scope)}) and ${within(scope, { division: 'p.division', station: 'p.station' })})`
  const { rows } = await sql<ActivityRow>`
    select distinct on (starts_on, id) * from (${lane(ledIn(scope))} union all ${lane(joined)}) found
    order by starts_on desc, id desc limit ${limit + 1}`.execute(tx)
  return rows
}
