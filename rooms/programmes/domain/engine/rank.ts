import { parseDivisionCode } from '../../../../kernel/division.ts'
import type { Facts } from '../language/fact-values.ts'
import type { Value } from '../language/kinds.ts'
import type { Programme } from '../language/programme.ts'
import { type Given, scopeOf } from './scope.ts'

export type Candidate = {
  readonly id: string
  readonly score?: number | undefined
  /** Place in the order of receipt. */
  readonly received?: number | undefined
  readonly facts: Facts
  readonly amountFen?: number | undefined
}

/** Candidates that stand equal where the quota ends: the panel chooses so many of them, nobody else does. */
export type Tie = {
  readonly group: string | null
  readonly candidates: readonly string[]
  readonly places: number
}

export type Ranked = {
  /** Best first. */
  readonly order: readonly string[]
  readonly awarded: readonly string[]
  readonly ties: readonly Tie[]
  readonly notAwarded: readonly string[]
}

/** Whom the panel took: of all ties at once, or of each tie by its option or place. */
export type Chosen = readonly string[] | ((group: string | null) => readonly string[])

/** The tie at the end of a pool of money; no option or place has this name. */
export const poolTie = '#pool'

/**
 * The outcome of a round. Who stands above the cut is awarded; where the cut goes through equals they are left to a
 * decision of the panel (`chosen`), and until it is made none of them is awarded: never one more than the quota.
 */
export function rank(
  programme: Programme,
  candidates: readonly Candidate[],
  given: Omit<Given, 'facts'>,
  chosen: Chosen = [],
): Ranked {
  const { quota } = programme
  const chosenFor = (group: string | null) => (typeof chosen === 'function' ? chosen(group) : chosen)
  const { parameters } = scopeOf(programme, { ...given, facts: {} })
  const figure = (name: string | undefined): number =>
    name === undefined ? Number.POSITIVE_INFINITY : Number(parameters[name] ?? 0)
  const order = candidates.toSorted((a, b) => compareCandidates(programme, a, b))
  const { groupOf, rows } = quotaGroups(programme)
  const placesOf = (group: string): number => figure(rows.get(group) ?? quota?.each?.number ?? undefined)

  // While a group has not decided among equals, its places are held by some of them, so that the cut of the whole is
  // never made as if they stood empty: who is awarded now stays awarded whatever the panel decides.
  const holders = new Map<Candidate, Equals>()
  let ties: { readonly group: string | null; readonly equals: Equals }[] = []
  let standing: readonly Candidate[] = order
  if (quota?.each) {
    const kept = new Set<Candidate>()
    for (const group of new Set(order.map(groupOf))) {
      const own = order.filter((candidate) => groupOf(candidate) === group)
      const { clear, equals } = cut(programme, own, placesOf(group ?? ''), chosenFor(group))
      for (const one of clear) kept.add(one)
      if (!equals) continue
      ties.push({ group, equals })
      // Whom the panel chose, in the group or in the whole, stands first among those who hold: the whole may have fewer places.
      const isChosen = ({ id }: Candidate) => chosenFor(group).includes(id) || chosenFor(null).includes(id)
      const willing = equals.candidates.toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a)))
      for (const one of willing.slice(0, equals.places)) {
        kept.add(one)
        holders.set(one, equals)
      }
    }
    standing = order.filter((candidate) => kept.has(candidate))
  }
  const whole = cut(programme, standing, figure(quota?.all), chosenFor(null))
  standing = whole.clear
  const level = whole.equals?.candidates ?? whole.level
  const mixed = new Set(level.flatMap((one) => holders.get(one) ?? []))
  ties = ties.filter(({ equals }) => !mixed.has(equals))
  // What the panel decided for the whole, it decided for the groups of those equals as well.
  for (const one of whole.level) holders.delete(one)
  if (whole.equals) {
    const { places } = whole.equals
    const among = new Set([...level, ...[...mixed].flatMap((equals) => equals.candidates)])
    ties.push({ group: null, equals: { candidates: order.filter((one) => among.has(one)), places } })
  }
  let undecided: readonly Equals[] = []
  if (quota?.pool !== undefined) {
    const paid = within(programme, standing, figure(quota.pool), holders, chosenFor(poolTie))
    standing = paid.kept
    undecided = paid.undecided
    if (paid.equals) ties.push({ group: poolTie, equals: paid.equals })
  }
  // A group whose held places all lie below the cut of the whole has nothing left to decide.
  const held = new Set([...undecided, ...standing.flatMap((one) => holders.get(one) ?? [])])
  ties = ties.filter(({ group, equals }) => group === null || group === poolTie || held.has(equals))
  const awarded = new Set(standing.filter((one) => !holders.has(one)).map(({ id }) => id))
  const tied = new Set(ties.flatMap(({ equals }) => equals.candidates.map(({ id }) => id)))
  return {
    order: order.map(({ id }) => id),
    awarded: order.filter(({ id }) => awarded.has(id)).map(({ id }) => id),
    ties: ties.map(({ group, equals }) => ({
      group,
      candidates: equals.candidates.map(({ id }) => id),
      places: equals.places,
    })),
    notAwarded: order.filter(({ id }) => !awarded.has(id) && !tied.has(id)).map(({ id }) => id),
  }
}

/** How candidates are grouped: by an option, or by a place at a level; rows of single groups by the same words. */
export function quotaGroups({ quota, facts }: Pick<Programme, 'quota' | 'facts'>): {
  readonly groupOf: (candidate: Pick<Candidate, 'facts'>) => string | null
  readonly rows: ReadonlyMap<string, string>
} {
  const each = quota?.each
  if (!each) return { groupOf: () => null, rows: new Map() }
  const isPlace = facts[each.by]?.type === 'division'
  const step = each.level === undefined ? 1 : steps[each.level]
  const place = (code: number): string => String(Math.floor(code / step) * step)
  return {
    groupOf: (candidate) => {
      const value = candidate.facts[each.by]
      return isPlace && typeof value === 'number' ? place(value) : String(value ?? '')
    },
    rows: new Map(
      Object.entries(each.rows ?? {}).map(([row, name]) => {
        const code = isPlace ? parseDivisionCode(row) : null
        return [code === null ? row : place(code), name]
      }),
    ),
  }
}

const steps = { prefecture: 100_000_000, county: 1_000_000, township: 1_000 } as const

type Equals = { readonly candidates: readonly Candidate[]; readonly places: number }
type Cut = {
  readonly clear: readonly Candidate[]
  readonly equals: Equals | null
  /** Equals across the cut among whom the panel has decided. */
  readonly level: readonly Candidate[]
}

/** The first so many of an order; equals across the cut are a tie unless exactly the free places were chosen. */
function cut(
  programme: Programme,
  order: readonly Candidate[],
  places: number,
  chosen: readonly string[],
): Cut {
  if (order.length <= places) return { clear: order, equals: null, level: [] }
  const last = order[places - 1]
  const next = order[places]
  if (!last || !next || compareCandidates(programme, last, next) !== 0)
    return { clear: order.slice(0, places), equals: null, level: [] }
  const above = order.filter((candidate) => compareCandidates(programme, candidate, last) < 0)
  const candidates = order.filter((candidate) => compareCandidates(programme, candidate, last) === 0)
  const free = places - above.length
  const picked = candidates.filter(({ id }) => chosen.includes(id))
  return picked.length === free
    ? { clear: [...above, ...picked], equals: null, level: candidates }
    : { clear: above, equals: { candidates, places: free }, level: [] }
}

/**
 * As long as the pool lasts: the first that does not fit ends it, so that nobody overtakes a better one. Of equals of whom
 * not all fit so many are left to the panel as fit.
 */
function within(
  programme: Programme,
  order: readonly Candidate[],
  pool: number,
  holders: ReadonlyMap<Candidate, Equals>,
  chosen: readonly string[],
): {
  readonly kept: readonly Candidate[]
  readonly equals: Equals | null
  readonly undecided: readonly Equals[]
} {
  // Who holds a place for a tie takes as much as the dearest of those equals could.
  const amountOf = (one: Candidate) =>
    Math.max(...(holders.get(one)?.candidates ?? [one]).map(({ amountFen }) => amountFen ?? 0))
  const costOf = (some: readonly Candidate[]) => some.reduce((sum, one) => sum + amountOf(one), 0)
  const kept: Candidate[] = []
  let left = pool
  for (let at = 0; at < order.length; ) {
    const first = order[at] as Candidate
    const candidates = order.slice(at).filter((one) => compareCandidates(programme, first, one) === 0)
    at += candidates.length
    if (costOf(candidates) > left) {
      // What they cost is known once their own ties are decided.
      const undecided = candidates.flatMap((one) => holders.get(one) ?? [])
      if (undecided.length > 0) return { kept, equals: null, undecided }
      const places = howManyFit(candidates.map(amountOf), left)
      if (candidates.length === 1 || places === 0) break
      const picked = candidates.filter(({ id }) => chosen.includes(id))
      return picked.length === places && costOf(picked) <= left
        ? { kept: [...kept, ...picked], equals: null, undecided: [] }
        : { kept, equals: { candidates, places }, undecided: [] }
    }
    left -= costOf(candidates)
    kept.push(...candidates)
  }
  return { kept, equals: null, undecided: [] }
}

function howManyFit(amounts: readonly number[], left: number): number {
  let [rest, count] = [left, 0]
  for (const amount of amounts.toSorted((a, b) => a - b)) {
    if (amount > rest) break
    rest -= amount
    count += 1
  }
  return count
}

/** Below 0: `a` stands before `b`. What is not known stands last. */
export function compareCandidates({ ranking }: Programme, a: Candidate, b: Candidate): number {
  if (!ranking) return (a.received ?? 0) - (b.received ?? 0)
  const by = ({ by }: { by: string }, candidate: Candidate): Value | undefined =>
    by === 'score' ? candidate.score : by === 'order' ? candidate.received : candidate.facts[by]
  const first = ranking.by === 'order' ? 'lowest' : ranking.first
  const difference = ordered(by(ranking, a), by(ranking, b), first)
  if (difference !== 0) return difference
  for (const { fact, first } of ranking.tie_break) {
    const next = ordered(a.facts[fact], b.facts[fact], first)
    if (next !== 0) return next
  }
  return 0
}

function ordered(a: Value | undefined, b: Value | undefined, first: 'highest' | 'lowest'): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  if (a === b) return 0
  return a > b === (first === 'highest') ? -1 : 1
}
