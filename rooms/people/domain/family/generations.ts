import { elder, type Member, type Tie } from './ties.ts'

/** Ties by blood and marriage place a member before what is only looser does. */
const firm = (tie: Tie): boolean => tie.kind !== 'guardian' && tie.kind !== 'other'

/**
 * The generation of each member, 0 the eldest: parents stand a row above their children, grandparents two, partners and
 * siblings in one row. Whoever is tied to nobody stands in the client's row.
 */
export function generationsOf(
  client: string,
  members: readonly Member[],
  ties: readonly Tie[],
): ReadonlyMap<string, number> {
  const row = new Map<string, number>([[client, 0]])
  const spread = (over: readonly Tie[]) => {
    for (let grown = true; grown; ) {
      grown = false
      for (const { from, to, kind } of over) {
        const down = elder[kind] ?? 0
        const [a, b] = [row.get(from), row.get(to)]
        if (a !== undefined && b === undefined) row.set(to, a + down)
        else if (a === undefined && b !== undefined) row.set(from, b - down)
        else continue
        grown = true
      }
    }
  }
  const inOrder = ties.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  // The looser ties may reach somebody whose own family hangs on firm ones.
  spread(inOrder.filter(firm))
  spread(inOrder)
  for (const { key } of members) if (!row.has(key)) row.set(key, 0)
  const highest = Math.min(...members.map(({ key }) => row.get(key) ?? 0))
  return new Map(members.map(({ key }) => [key, (row.get(key) ?? 0) - highest]))
}

const keyOf = ({ from, to, kind }: Tie): string => `${kind} ${from} ${to}`
