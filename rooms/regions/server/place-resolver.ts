import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, nation, rangeOf } from '../../../kernel/division.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { levelNumber } from '../domain/division.ts'
import {
  type NamedDivision,
  type PlaceRefusal,
  type PlaceResolver,
  placeResolver,
  type WrittenPlace,
} from '../domain/name-resolution.ts'
import { inForce, lineageOf } from './divisions.ts'
import { regionsTables } from './tables.ts'

/** What a resolver is made of: plain data, so that it can be handed to another thread. */
export type ResolvablePlaces = {
  readonly divisions: readonly NamedDivision[]
  readonly above: readonly string[]
}

/**
 * Reads the places of a whole ledger inside a county or a town: one query now, none for each row. `within` is the
 * county or town that the ledger belongs to; the day decides between names through time.
 */
export async function placeResolverFor(db: Handle, within: DivisionCode, on: Day): Promise<PlaceResolver> {
  const { divisions, above } = await resolvablePlaces(db, within, on)
  return placeResolver(divisions, above)
}

export async function resolvablePlaces(db: Handle, within: DivisionCode, on: Day): Promise<ResolvablePlaces> {
  if (within === nation) throw new Error('places are read inside one county or town')
  const { low, high } = rangeOf(within)
  const divisions = await regionsTables(db)
    .selectFrom('division')
    .select(['code', 'name', 'level'])
    .where('code', '>=', low)
    .where('code', '<=', high)
    .where('level', '>=', levelNumber('township'))
    .where(inForce(on))
    .orderBy('code')
    .execute()
  const above = ((await lineageOf(db, [within], on)).get(within) ?? []).map(({ name }) => name)
  const town = divisions.some(({ code, level }) => code === within && level === levelNumber('township'))
  return { divisions, above: town ? above.slice(0, -1) : above }
}

/** One place; for many, make the resolver once. */
export async function resolveDivisionName(
  db: Handle,
  place: WrittenPlace & { readonly within: DivisionCode },
  on: Day,
): Promise<Result<DivisionCode, PlaceRefusal>> {
  return (await placeResolverFor(db, place.within, on))(place)
}
