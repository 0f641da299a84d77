import { addDays, type Day } from '../../../kernel/day.ts'
import type { Problem } from '../../../kernel/errors.ts'
import type { OrderKind, Role } from './codes.ts'

/** The same day so many months on; of a month that is too short, its last (家庭教育指导令 ≤ 6 months, 2.11). */
export function monthsAfter(start: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  const first = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  const nextFirst = `${Math.floor((at + 1) / 12)}-${String(((at + 1) % 12) + 1).padStart(2, '0')}-01` as Day
  const last = addDays(nextFirst, -1)
  const wanted = `${first}-${String(date).padStart(2, '0')}` as Day
  return wanted > last ? last : wanted
}

export const mostMonths = 6

/** Only whoever is suspected is ever rehabilitated; a victim or witness gets guidance and care (S17.A4, X13). */
export const mayBeArranged = (role: Role, kind: OrderKind): boolean =>
  kind !== 'rehabilitation' || role === 'suspect'

export type Order = {
  readonly role: Role
  readonly kind: OrderKind
  readonly startsOn: Day
  readonly endsOn: Day
}

export function orderProblems({ role, kind, startsOn, endsOn }: Order): Problem[] {
  const problems: Problem[] = []
  if (!mayBeArranged(role, kind)) problems.push({ code: 'juvenile-never-rehabilitated', path: '/body/kind' })
  if (endsOn <= startsOn) problems.push({ code: 'juvenile-order-ends-first', path: '/body/endsOn' })
  if (endsOn > monthsAfter(startsOn, mostMonths))
    problems.push({ code: 'juvenile-order-too-long', path: '/body/endsOn' })
  return problems
}

/** The last day by which it is followed up: six months after its end. */
export const followUpBy = (endsOn: Day): Day => monthsAfter(endsOn, mostMonths)
