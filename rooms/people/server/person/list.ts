import { isEmpty, type Scope } from '../../../../kernel/actor.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing, standingFor } from '../../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { PeopleFilter } from '../../contract/people.ts'
import { peopleContract } from '../../contract.ts'
import { isRestricted } from '../data-files.ts'
import { findPeople } from '../search/find-people.ts'
import { linesOf } from './answers.ts'

export const listRoute = ({ cipher }: Platform): Implemented =>
  implement(peopleContract.list, (call) => {
    const asked = askedOf(call, call.query)
    if (!asked.ok) return Promise.resolve(asked)
    const { scope, sensitive } = asked.value
    const { cursor, limit, ...filter } = call.query
    return disclose({ ...call, scope }, async (tx) => {
      const found = await findPeople(tx, cipher, { scope, filter, today: call.today, cursor, limit })
      if (!found.ok) return found
      const items = await linesOf(tx, cipher, found.value.rows, call.today, sensitive)
      const shown = items.filter(({ categories }) => categories !== undefined)
      return ok({
        answer: {
          items,
          next: found.value.next,
          ...(found.value.count ? { count: found.value.count } : {}),
        },
        audit: shown.length > 0 ? [listSeen(scope, filter, shown.length)] : [],
      })
    })
  })

/**
 * What of the scope a question may reach. A filter by category tells the category of everybody it finds, so it
 * reaches only where categories may be read, and never a need-to-know one.
 */
export function askedOf(
  standing: Standing,
  filter: PeopleFilter,
): Result<{ readonly scope: Scope; readonly sensitive: Scope }, Refusal> {
  const sensitive = standingFor(standing, 'people.read-sensitive').scope
  if (filter.category === undefined) return ok({ scope: standing.scope, sensitive })
  if (isRestricted(filter.category)) {
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'value-not-in-list', path: '/query/category' }],
    })
  }
  return isEmpty(sensitive) ? refused({ code: 'not-permitted' }) : ok({ scope: sensitive, sensitive })
}

/** One line a page, not one a person: who reads a list is told by the places and the number. */
export const listSeen = (scope: Scope, filter: PeopleFilter, count: number) => ({
  action: 'people.list-sensitive',
  division: filter.division ?? scope.ranges[0]?.low ?? 0,
  station: filter.station ?? scope.stations[0] ?? null,
  detail: { count, category: filter.category ?? null, searched: filter.search !== undefined },
})
