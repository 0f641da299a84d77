import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { rangeOf } from '../../../../kernel/division.ts'
import type { PeopleFilter } from '../../contract/people.ts'

/** The same day `years` earlier; 29 February falls back to 1 March, from which on one is that old. */
const yearsBefore = (day: Day, years: number): RawBuilder<Day> =>
  sql<Day>`(${day}::date - make_interval(years => ${years}))::date`

/** What else must hold of a person `p`, beside place and search, one condition a filter that is set. */
export function conditionsOf(filter: PeopleFilter, today: Day): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  const also = (condition: RawBuilder<boolean>) => conditions.push(condition)
  const state = filter.state ?? (filter.search ? undefined : 'on-register')
  if (state === 'on-register') also(sql`p.state in ('active', 'paused')`)
  else if (state === 'all') also(sql`p.state <> 'merged'`)
  else if (state) also(sql`p.state = ${state}`)
  if (filter.division !== undefined) {
    const { low, high } = rangeOf(filter.division)
    also(sql`p.division between ${low} and ${high}`)
  }
  if (filter.station) also(sql`p.station = ${filter.station}`)
  if (filter.responsible) also(sql`p.responsible_account = ${filter.responsible}`)
  if (filter.sex !== undefined) also(sql`p.sex = ${filter.sex}`)
  if (filter.ageFrom !== undefined) also(sql`p.birth <= ${yearsBefore(today, filter.ageFrom)}`)
  if (filter.ageTo !== undefined) also(sql`p.birth > ${yearsBefore(today, filter.ageTo + 1)}`)
  if (filter.category) {
    also(sql`exists (select from person_category c
      where c.province = p.province and c.person = p.id and c.category = ${filter.category}
        and c.valid_from <= ${today} and (c.valid_to is null or c.valid_to >= ${today}))`)
  }
  return conditions
}

export const allOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
