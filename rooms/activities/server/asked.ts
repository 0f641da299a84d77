import { isEmpty, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { AuditEntry, Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { urgencyNumber } from '../../duties/index.ts'
import { filesOfPerson, isRestricted } from '../../people/server/index.ts'
import type { VisitFilters } from '../contract.ts'
import type { VisitFilter } from './store.ts'

/**
 * The scopes in each of which a found visit must lie. A filter by category tells the category of everybody it finds,
 * so that it reaches only where sensitive fields may be read, and never asks for a need-to-know one.
 */
export function scopesAsked(
  { actor, scope, today }: Standing,
  category: string | undefined,
): Result<readonly Scope[], Refusal> {
  if (category === undefined) return ok([scope])
  if (isRestricted(category)) {
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'value-not-in-list', path: '/query/category' }],
    })
  }
  const sensitive = scopeOf(actor, 'people.read-sensitive', today)
  return isEmpty(sensitive) ? refused({ code: 'not-permitted' }) : ok([scope, sensitive])
}

/** The filters of a request as the store asks them: who `mine` is, which files a person has, numbers for words. */
export async function filterOf(tx: Handle, standing: Standing, filters: VisitFilters): Promise<VisitFilter> {
  const { mine, person, month, urgency, ...plain } = filters
  const period = month === undefined ? undefined : parsePeriod(month)
  return {
    ...plain,
    worker: mine ? standing.actor.account : undefined,
    persons: person ? await filesOfPerson(tx, standing.scope, person) : undefined,
    month: period?.ok ? period.value : undefined,
    urgency: urgency ? urgencyNumber(urgency) : undefined,
  }
}

/** The line of the trail for a list that showed categories: one a page, told by place and number. */
export const listSeen = (
  { scope }: Standing,
  { division, station, person, category }: VisitFilters,
  count: number,
): AuditEntry => ({
  action: 'activities.list-sensitive',
  ...(person ? { subject: person } : {}),
  division: division ?? scope.ranges[0]?.low ?? 0,
  station: station ?? scope.stations[0] ?? null,
  detail: { count, category: category ?? null },
})
