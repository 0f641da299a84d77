import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'

export type OnRoster = {
  readonly province: number
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly pinyin: string
  /** The first day on which one of the categories held and the station kept the file. */
  readonly joinedOn: Day
}

/** Who a roster holds: categories, or one category in a finer kind or with a disability card of so grave a grade. */
export type RosterQuestion = {
  readonly categories: readonly string[]
  readonly severe: { readonly category: string; readonly kind: string; readonly grade: number }
  /** Born on or before. */
  readonly bornBy: Day
  readonly on: Day
}

/** Persons on the register on a day in one of the categories. Whoever has no birthday on file is taken as told. */
export async function rosterOn(tx: Handle, scope: Scope, question: RosterQuestion): Promise<OnRoster[]> {
  const { categories, severe, bornBy, on } = question
  const { rows } = await sql<OnRoster>`
    select p.province, p.id as person, p.station, p.division, p.pinyin,
      greatest(min(c.valid_from), p.stay_from)::date as joined_on
    from person_category c join person p on p.province = c.province and p.id = c.person
    where c.province = any(${provincesIn(scope)}) and c.category = any(${[...categories, severe.category]}::text[])
      and ${within(scope, { division: 'c.division', station: 'c.station', person: 'c.person' })}
      and (c.category <> ${severe.category} or c.sub_kind = ${severe.kind} or p.disability_grade <= ${severe.grade})
      and c.valid_from <= ${on} and (c.valid_to is null or c.valid_to >= ${on})
      and p.state <> 'merged' and p.registered_on <= ${on} and (p.left_on is null or p.left_on > ${on})
      and (p.birth is null or p.birth <= ${bornBy})
    group by p.province, p.id`.execute(tx)
  return rows
}
