import { type RawBuilder, sql } from 'kysely'
import { emptyScope, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'

/** Which rows one side of a task sees, as a condition, and the standing whose scope the database holds it to. */
export type Reach = { readonly standing: Standing; readonly rows: RawBuilder<boolean> }

/** Who gives: what his places and stations gave. `standing` is under a route of `tasks.give`. */
export function givenFrom(standing: Standing): Reach {
  const scope: Scope = { ...standing.scope, persons: [], organisations: [] }
  return {
    standing: { ...standing, scope },
    rows: sql<boolean>`(province = any(${provincesIn(scope)}) and ${within(scope, { division: 'division', station: 'station' })})`,
  }
}

const everywhere = provincesIn({ ...emptyScope, organisations: ['any'] })

/**
 * Who is given: what names his organisation, his own account, or a station for which he may hand out
 * tasks himself. The scope of the transaction holds his organisations and, only where he gives tasks, his places: a
 * partner's grant over a station or a division opens nothing that was not given to him by name.
 */
export function givenTo(standing: Standing): Reach {
  const { actor, today, scope: reading } = standing
  const giving = scopeOf(actor, 'tasks.give', today)
  const scope: Scope = {
    ranges: giving.ranges,
    stations: giving.stations,
    persons: [],
    organisations: reading.organisations,
  }
  const clauses = [sql<boolean>`account = ${actor.account}`]
  if (scope.organisations.length > 0)
    clauses.push(sql<boolean>`organisation = any(${[...scope.organisations]}::uuid[])`)
  if (scope.ranges.length > 0 || scope.stations.length > 0) {
    const stationed = within(
      { ...scope, organisations: [] },
      { division: 'to_division', station: 'to_station' },
    )
    clauses.push(sql<boolean>`(to_station is not null and ${stationed})`)
  }
  return {
    standing: { ...standing, scope },
    rows: sql<boolean>`(province = any(${everywhere}) and (${sql.join(clauses, sql` or `)}))`,
  }
}
