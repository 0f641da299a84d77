import { holdsOn } from './dated.ts'
import type { Day } from './day.ts'
import { type DivisionCode, rangeOf } from './division.ts'
import type { Id } from './id.ts'

/** What a grant covers: a division with all below it, one station, one person's file, or what was handed to one organisation. */
export type GrantScope =
  | { readonly kind: 'division'; readonly division: DivisionCode }
  | { readonly kind: 'station'; readonly station: Id }
  | { readonly kind: 'person'; readonly person: Id }
  | { readonly kind: 'organisation'; readonly organisation: Id }

/** Account × role × scope × dates (design section 7), with the role already spelled out as permissions. */
export type Grant = {
  readonly id: Id
  readonly role: string
  readonly permissions: readonly string[]
  readonly scope: GrantScope
  readonly from: Day
  readonly to: Day | null
}

/** Who asks: a signed-in account, an outside program with a token, or the system itself. */
export type Actor = {
  readonly account: Id
  readonly name: string
  readonly grants: readonly Grant[]
  readonly kind: 'account' | 'token' | 'system'
}

/** In whose name something happens because a day has passed. */
export const systemActor: Actor = {
  account: '00000000-0000-7000-8000-000000000001',
  name: '系统',
  kind: 'system',
  grants: [],
}

/** Who did something as a reader is told: a person by the name, the system by its word. */
export const sayDoer = (name: string, language: 'zh' | 'en'): string =>
  name !== systemActor.name && name !== 'system' ? name : language === 'zh' ? '系统' : 'The system'

/** Where a permission reaches. Ranges are inclusive, disjoint and sorted. */
export type Scope = {
  readonly ranges: readonly { readonly low: DivisionCode; readonly high: DivisionCode }[]
  readonly stations: readonly Id[]
  readonly persons: readonly Id[]
  readonly organisations: readonly Id[]
}

export const emptyScope: Scope = { ranges: [], stations: [], persons: [], organisations: [] }
export const wholeScope: Scope = { ranges: [rangeOf(0)], stations: [], persons: [], organisations: [] }

/**
 * Where the actor may use a permission on a day. This is the one permission predicate: `covers` applies it
 * in code, `scope_covers` and `scope_covers_organisation` in the database policies apply the same clauses.
 */
export function scopeOf(actor: Actor, permission: string, on: Day): Scope {
  const grants = actor.grants.filter((grant) => grant.permissions.includes(permission) && holdsOn(grant, on))
  const ranges = grants.flatMap(({ scope }) => (scope.kind === 'division' ? [rangeOf(scope.division)] : []))
  return {
    ranges: mergeRanges(ranges),
    stations: [...new Set(grants.flatMap(({ scope }) => (scope.kind === 'station' ? [scope.station] : [])))],
    persons: [...new Set(grants.flatMap(({ scope }) => (scope.kind === 'person' ? [scope.person] : [])))],
    organisations: [
      ...new Set(grants.flatMap(({ scope }) => (scope.kind === 'organisation' ? [scope.organisation] : []))),
    ],
  }
}

export const isEmpty = (scope: Scope): boolean =>
  scope.ranges.length === 0 &&
  scope.stations.length === 0 &&
  scope.persons.length === 0 &&
  scope.organisations.length === 0

/** A thing that rows carry so that the predicate can be asked of them. */
export type Placed = {
  readonly division: DivisionCode
  readonly station?: Id | null
  readonly person?: Id | null
  /** The body that it was handed to. */
  readonly organisation?: Id | null
}

export function covers(scope: Scope, placed: Placed): boolean {
  return (
    coversDivision(scope, placed.division) ||
    (placed.station != null && scope.stations.includes(placed.station)) ||
    (placed.person != null && scope.persons.includes(placed.person)) ||
    (placed.organisation != null && scope.organisations.includes(placed.organisation))
  )
}

/** Whether one code lies inside the ranges; a subtree is inside when both its ends are. */
export const coversDivision = (scope: Scope, code: DivisionCode): boolean =>
  scope.ranges.some(({ low, high }) => low <= code && code <= high)

export const coversSubtree = (scope: Scope, code: DivisionCode): boolean => {
  const { low, high } = rangeOf(code)
  return scope.ranges.some((range) => range.low <= low && high <= range.high)
}

function mergeRanges(ranges: { low: number; high: number }[]): { low: number; high: number }[] {
  const merged: { low: number; high: number }[] = []
  for (const range of ranges.toSorted((a, b) => a.low - b.low)) {
    const last = merged.at(-1)
    if (last && range.low <= last.high + 1) last.high = Math.max(last.high, range.high)
    else merged.push({ ...range })
  }
  return merged
}
