import type { Around, Direction, Strength, System } from './ecomap.ts'

type Known = { readonly key: string; readonly system: System; readonly name: string }
type Tie = {
  readonly id: string
  readonly system: System
  readonly name: string
  readonly about: string | null
  readonly strength: Strength
  readonly stress: boolean
  readonly direction: Direction
  readonly toOn: string | null
  readonly state: 'holds' | 'replaced' | 'removed'
}

/**
 * What is drawn around a client on a day: the ties that hold and have not ended, and the systems known from records of
 * which no tie says anything. A tie with a known system takes its place.
 */
export function aroundOf(known: readonly Known[], ties: readonly Tie[], on: string): Around[] {
  const holding = ties.filter(({ state, toOn }) => state === 'holds' && (toOn === null || toOn >= on))
  const spoken = new Set(
    ties.flatMap(({ state, about }) => (state === 'holds' && about !== null ? [about] : [])),
  )
  return [
    ...holding.map(({ id, system, name, strength, stress, direction }) => ({
      key: id,
      system,
      name,
      strength,
      stress,
      direction,
    })),
    ...known
      .filter(({ key }) => !spoken.has(key))
      .map(({ key, system, name }) => ({
        key,
        system,
        name,
        strength: 'ordinary' as const,
        stress: false,
        direction: 'none' as const,
      })),
  ]
}
