import type { Scope } from '../../../kernel/actor.ts'
import { provinceOf } from '../../../kernel/division.ts'

/** The province-level codes of GB/T 2260. */
const all = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61,
  62, 63, 64, 65, 71, 81, 82,
]

/**
 * The provinces in which a scope can lie, for the part of every key that names one. A station or a person may lie
 * anywhere: a probe in each province costs microseconds, a search without the province would use no key at all.
 */
export function provincesIn(scope: Scope): number[] {
  if (scope.stations.length > 0 || scope.persons.length > 0) return all
  return all.filter((province) =>
    scope.ranges.some(({ low, high }) => provinceOf(low) <= province && province <= provinceOf(high)),
  )
}
