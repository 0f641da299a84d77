import { sql } from 'kysely'
import type { Scope } from '../../../../kernel/actor.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import { countyOf, type DivisionCode } from '../../../../kernel/division.ts'
import { grouped } from '../../../../kernel/grouped.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type OnRoster, type RosterQuestion, rosterOn } from '../../../people/server/index.ts'
import {
  elderAge,
  firstDayOf,
  lastDayOf,
  lastJoiningDay,
  severeDisability,
  specialElderCategories,
  visitRate,
} from '../../domain/files/elder-roster.ts'

export type ElderOfMonth = OnRoster & { readonly visited: boolean }

/**
 * The special-difficulty elders of a month (6.5): on the roster at its end (today, while it runs), joined before its last
 * three days, and whether each was met in it by an effective visit: the elder in person, by telephone or by video.
 */
export async function eldersOf(tx: Handle, scope: Scope, month: number, today: Day): Promise<ElderOfMonth[]> {
  const last = lastDayOf(month)
  const on = last < today ? last : today
  const roster = await rosterOn(tx, scope, rosterQuestion(on))
  const counted = roster.filter(({ joinedOn }) => joinedOn <= lastJoiningDay(last))
  const visited = await metIn(tx, counted, firstDayOf(month), last)
  return counted.map((elder) => ({ ...elder, visited: visited.has(elder.person) }))
}

/** Who stands on the roster on a day. */
export const rosterQuestion = (on: Day): RosterQuestion => ({
  categories: specialElderCategories,
  severe: severeDisability,
  bornBy: yearsBefore(on, elderAge),
  on,
})

const yearsBefore = (on: Day, years: number): Day => {
  const day = `${Number(on.slice(0, 4)) - years}${on.slice(4)}`
  return (day.endsWith('02-29') ? addDays(`${day.slice(0, 4)}-02-28` as Day, 0) : day) as Day
}

export async function metIn(
  tx: Handle,
  elders: readonly Pick<OnRoster, 'province' | 'person'>[],
  from: Day,
  to: Day,
): Promise<Set<Id>> {
  const met = new Set<Id>()
  for (const [province, own] of grouped(elders, (elder) => elder.province)) {
    const { rows } = await sql<{ person: Id }>`
      select met_between as person from met_between(${province}::smallint, ${own.map(({ person }) => person)}::uuid[], ${from}, ${to})`.execute(
      tx,
    )
    for (const { person } of rows) met.add(person)
  }
  return met
}

export type VisitRateLine = {
  readonly county: DivisionCode
  readonly station: Id | null
  readonly roster: number
  readonly visited: number
  readonly rate: number | null
}

/** The rate of each county, and within `inside` of each station. */
export function visitRates(elders: readonly ElderOfMonth[], stationsToo: boolean): VisitRateLine[] {
  const line = (county: DivisionCode, station: Id | null, own: readonly ElderOfMonth[]): VisitRateLine => {
    const visited = own.reduce((sum, one) => sum + (one.visited ? 1 : 0), 0)
    return { county, station, roster: own.length, visited, rate: visitRate(visited, own.length) }
  }
  return [...grouped(elders, ({ division }) => countyOf(division))]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([county, own]) => [
      line(county, null, own),
      ...(stationsToo
        ? [...grouped(own, ({ station }) => station)].map(([station, at]) => line(county, station, at))
        : []),
    ])
}
