import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { AgeBand } from '../../domain/community/codes.ts'

export type ActivityTotals = {
  readonly activity: Id
  readonly attendances: number
  readonly spentFen: number
  readonly audienceEstimate: number | null
}

/** What was counted of some activities of one province, in one question. */
export async function totalsOf(
  tx: Handle,
  province: number,
  activities: readonly Id[],
): Promise<ReadonlyMap<Id, ActivityTotals>> {
  if (activities.length === 0) return new Map()
  const { rows } = await sql<ActivityTotals>`
    select a.id as activity,
      (select count(*)::integer from activity_attendance t where t.province = ${province} and t.activity = a.id
        and t.confirmed_at is not null and t.reversed_by is null) as attendances,
      (select coalesce(sum(m.fen), 0)::bigint from activity_spending m where m.province = ${province} and m.activity = a.id
        and m.reversed_by is null) as spent_fen,
      (select e.audience_estimate from activity_event e where e.province = ${province} and e.activity = a.id
        and e.role = 'lead' and e.reversed_by is null) as audience_estimate
    from unnest(${[...activities]}::uuid[]) as a(id)`.execute(tx)
  return new Map(rows.map((row) => [row.activity, { ...row, spentFen: Number(row.spentFen) }]))
}

export type SignInTotals = {
  readonly lines: number
  readonly toConfirm: number
  readonly persons: number
  readonly volunteers: number
  readonly firstTime: number
  readonly byAge: readonly { readonly ageBand: AgeBand | null; readonly lines: number }[]
  readonly byStation: readonly { readonly station: Id; readonly lines: number }[]
}

/** The numbers of one activity's sign-in list. */
export async function signInTotals(tx: Handle, province: number, activity: Id): Promise<SignInTotals> {
  const standing = sql`province = ${province} and activity = ${activity} and reversed_by is null`
  const { rows } = await sql<Omit<SignInTotals, 'byAge' | 'byStation'>>`
    select count(*) filter (where confirmed_at is not null)::integer as lines,
      count(*) filter (where confirmed_at is null)::integer as to_confirm,
      count(distinct person) filter (where confirmed_at is not null)::integer as persons,
      count(*) filter (where confirmed_at is not null and volunteer)::integer as volunteers,
      count(*) filter (where confirmed_at is not null and first_time)::integer as first_time
    from activity_attendance where ${standing}`.execute(tx)
  const ages = await sql<{ ageBand: AgeBand | null; lines: number }>`
    select age_band, count(*)::integer as lines from activity_attendance
    where ${standing} and confirmed_at is not null group by age_band order by age_band nulls last`.execute(tx)
  const stations = await sql<{ station: Id; lines: number }>`
    select station, count(*)::integer as lines from activity_attendance
    where ${standing} and confirmed_at is not null group by station order by count(*) desc`.execute(tx)
  return {
    ...(rows[0] as Omit<SignInTotals, 'byAge' | 'byStation'>),
    byAge: ages.rows,
    byStation: stations.rows,
  }
}

/** Whether somebody has signed in, confirmed or not. */
export async function hasSignIns(tx: Handle, province: number, activity: Id): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from activity_attendance
      where province = ${province} and activity = ${activity} and reversed_by is null) as there`.execute(tx)
  return rows[0]?.there ?? false
}
