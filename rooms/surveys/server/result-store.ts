import { sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../platform/server/database/cursor.ts'
import { within } from '../../../platform/server/database/scope.ts'
import type { Campaign } from './campaign-store.ts'

export type DifferenceRow = {
  readonly record: Id
  readonly question: string
  readonly person: Id
  readonly division: DivisionCode
  readonly before: number
  readonly after: number
  readonly duty: Id | null
  readonly onDay: Day
}

/** Differences of the records that count, the newest first; one more than asked for when there is a next page. */
export async function differencesIn(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<DifferenceRow[]> {
  const [day, record, question] = page.after ?? []
  const after = page.after
    ? sql`(d.on_day, d.record, d.question) < (${day}::date, ${record}::uuid, ${question})`
    : sql`true`
  const { rows } = await sql<DifferenceRow>`
    select d.record, d.question, d.person, d.division, d.before_value as before, d.after_value as after, d.duty, d.on_day
    from survey_difference d
    where d.province = ${province} and d.campaign = ${id}
      and ${within(scope, { division: 'd.division', station: 'd.station' })} and ${after}
      -- Asked door by door in the order of the page: joined, all doors of a county would be read for fifty lines.
      and d.record = (select h.record from survey_household h
        where h.province = d.province and h.campaign = d.campaign and h.household = d.household)
    order by d.on_day desc, d.record desc, d.question desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export type AnswerCount = {
  readonly question: string
  readonly value: number | null
  readonly households: number
}

/** How many households answered what, by the records that count. */
export async function answerCounts(
  tx: Handle,
  scope: Scope,
  { province, id }: Campaign,
): Promise<AnswerCount[]> {
  const { rows } = await sql<AnswerCount>`
    select a.question, a.value, count(*)::integer as households
    from survey_answer a
    join survey_household h on h.province = a.province and h.campaign = a.campaign and h.household = a.household and h.record = a.record
    where a.province = ${province} and a.campaign = ${id}
      and ${within(scope, { division: 'a.division', station: 'a.station' })}
    group by a.question, a.value order by a.question, a.value`.execute(tx)
  return rows
}
