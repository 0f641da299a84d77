import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { SortKey } from '../../../../platform/server/database/cursor.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import { tidyName } from '../../domain/name-keys.ts'

export type OnRoster = {
  readonly province: number
  readonly person: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly pinyin: string
  /** The first day on which one of the categories held and the station kept the file. */
  readonly joinedOn: Day
  readonly ordinal: number
  /** Of those that the roster asks for, the ones in force. */
  readonly categories: readonly string[]
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
      greatest(min(c.valid_from), p.stay_from)::date as joined_on, p.ordinal,
      array_agg(distinct c.category order by c.category) as categories
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

export type RosterLine = Omit<OnRoster, 'ordinal'> & {
  readonly name: string
  readonly responsible: Id | null
  readonly responsibleName: string | null
}

export type RosterNarrowed = RosterQuestion & {
  readonly division?: DivisionCode | undefined
  readonly station?: Id | undefined
  readonly category?: string | undefined
  /** The beginning of a name, its pinyin or its initials. */
  readonly search?: string | undefined
}

/** A page of a roster by name, one line more than asked for where there is a next page. `scope` is one in which categories may be read. */
export async function rosterPage(
  tx: Handle,
  scope: Scope,
  question: RosterNarrowed,
  page: { readonly after: SortKey | null; readonly limit: number },
): Promise<RosterLine[]> {
  const { categories, severe, bornBy, on, division, station, category, search } = question
  const all = [
    sql<boolean>`c.category = any(${category ? [category] : [...categories, severe.category]}::text[])`,
    sql<boolean>`(c.category <> ${severe.category} or c.sub_kind = ${severe.kind} or p.disability_grade <= ${severe.grade})`,
  ]
  if (division !== undefined) {
    const { low, high } = rangeOf(division)
    all.push(sql<boolean>`c.division between ${low} and ${high}`)
  }
  if (station) all.push(sql<boolean>`c.station = ${station}`)
  if (search) {
    const typed = `${tidyName(search).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    all.push(sql<boolean>`exists (select from unnest(p.name_keys) k where k like ${typed})`)
  }
  const [pinyin, id] = page.after ?? []
  const after =
    page.after === null ? sql<boolean>`true` : sql<boolean>`(p.pinyin, p.id) > (${pinyin}, ${id}::uuid)`
  const { rows } = await sql<RosterLine>`
    select p.province, p.id as person, p.name, p.station, p.division, p.pinyin,
      greatest(min(c.valid_from), p.stay_from)::date as joined_on, array_agg(distinct c.category order by c.category) as categories,
      p.responsible_account as responsible, p.responsible_name
    from person_category c join person p on p.province = c.province and p.id = c.person
    where c.province = any(${provincesIn(scope)}) and ${sql.join(all, sql` and `)}
      and ${within(scope, { division: 'c.division', station: 'c.station', person: 'c.person' })}
      and c.valid_from <= ${on} and (c.valid_to is null or c.valid_to >= ${on})
      and p.state <> 'merged' and p.registered_on <= ${on} and (p.left_on is null or p.left_on > ${on})
      and (p.birth is null or p.birth <= ${bornBy}) and ${after}
    group by p.province, p.id order by p.pinyin, p.id limit ${page.limit + 1}`.execute(tx)
  return rows
}

/** The first day on which anybody anywhere had one of the categories; null where nobody ever had. For work beside requests. */
export async function rosterSince(db: Handle, categories: readonly string[]): Promise<Day | null> {
  const { rows } = await sql<{ first: Day | null }>`
    select min(valid_from) as first from person_category where category = any(${[...categories]}::text[])`.execute(
    db,
  )
  return rows[0]?.first ?? null
}
