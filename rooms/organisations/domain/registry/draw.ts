/**
 * A draw that can be done again: everybody's key is the digest of the seed and the id, the lowest keys are drawn. Who
 * knows the seed and the list comes to the same without this product (`printf '<seed>:<id>' | sha256sum`).
 */
export function drawn<Id extends string>(
  ids: readonly Id[],
  wanted: number,
  seed: string,
  digest: (text: string) => string,
): Id[] {
  return ids
    .map((id) => ({ id, key: digest(`${seed}:${id}`) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, wanted)
    .map(({ id }) => id)
}

/** How many a share of a range comes to: a part of a body is a whole one, so that a share never draws nobody. */
export const ofShare = (percent: number, population: number): number =>
  Math.ceil((population * percent) / 100)
