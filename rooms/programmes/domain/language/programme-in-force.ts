import type { Programme } from './programme.ts'

/** Of several versions of one code, the one that holds on a day: the latest that has begun and not ended. */
export function programmeInForce(
  programmes: readonly Programme[],
  code: string,
  on: string,
): Programme | null {
  let found: Programme | null = null
  for (const programme of programmes) {
    const { from, to } = programme.in_force
    if (programme.code !== code || on < from || (to !== undefined && to < on)) continue
    if (!found || found.in_force.from < from) found = programme
  }
  return found
}
