import { sql } from 'kysely'
import { covers, type Scope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { isRestricted } from '../../people/server/index.ts'

/**
 * Where something of a station is put: the division that is named, or where the station stands. Null when the scope
 * covers neither the station nor that place.
 */
export async function placeFor(
  tx: Handle,
  scope: Scope,
  station: Id,
  named: DivisionCode | undefined,
): Promise<{ readonly division: DivisionCode } | null> {
  const { rows } = await sql<{ division: DivisionCode }>`
    select division from station_anywhere(${provincesIn(scope)}::smallint[], ${station})`.execute(tx)
  const division = named ?? rows[0]?.division
  if (!rows[0] || division === undefined) return null
  return covers(scope, { division, station }) ? { division } : null
}

/** The snapshot without need-to-know categories, which are counted and not shown (2.12). */
export const shownCategories = (categories: readonly string[]): string[] =>
  categories.filter((category) => !isRestricted(category))
