import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import { type DivisionCode, levelOf } from '../../../kernel/division.ts'
import type { Handle } from './connect.ts'
import { countiesWithRows } from './counties.ts'

type Lane = (where: RawBuilder<unknown>) => RawBuilder<unknown>

/**
 * The lanes on which a page of a table is looked for, to be joined by `union all`: each walks one index in the order of the
 * list and stops after a page, however much lies in the scope. `narrow` says that the filter names what one index begins
 * with (a station, a worker, a person), so that one lane is enough; `byPerson`, that the table has rows of single persons.
 * The lane itself must still ask for the scope.
 */
export async function lanesWithin(
  tx: Handle,
  table: string,
  scope: Scope,
  asked: {
    readonly narrow: boolean
    readonly division?: DivisionCode | undefined
    readonly byPerson?: boolean
  },
  lane: Lane,
): Promise<RawBuilder<unknown>[]> {
  const { narrow, division, byPerson = false } = asked
  if (narrow) return [lane(sql`true`)]
  if (division !== undefined && levelOf(division) === 'village') return [lane(sql`division = ${division}`)]
  const counties = await countiesWithRows(tx, table, scope, division)
  const lanes = [
    sql`select x.* from unnest(${counties}::integer[]) c
      cross join lateral ${lane(sql`province = (c / 10000)::smallint and county = c`)} x`,
  ]
  if (scope.stations.length > 0)
    lanes.push(sql`select x.* from unnest(${[...scope.stations]}::uuid[]) s
      cross join lateral ${lane(sql`station = s`)} x`)
  if (byPerson && scope.persons.length > 0) lanes.push(lane(sql`person = any(${[...scope.persons]}::uuid[])`))
  return lanes
}
