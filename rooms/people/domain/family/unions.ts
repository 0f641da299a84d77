import { type Member, samePair, type Tie } from './ties.ts'

/** Two who are or were a couple or have a child together, or one parent alone, with the children. */
export type Union = {
  readonly parents: readonly string[]
  readonly children: readonly string[]
  readonly kind: 'married' | 'divorced' | 'parents'
}

/** Siblings of whom no parent is known, who are tied by a bracket. */
export type Bracket = { readonly siblings: readonly string[] }

/** Couples with their children: those who are recorded as such, and those who are parents of one child. */
export function unionsOf(members: readonly Member[], ties: readonly Tie[]): Union[] {
  const parentsOf = new Map<string, string[]>()
  for (const { from, to, kind } of ties) {
    if (kind !== 'parent') continue
    parentsOf.set(to, [...(parentsOf.get(to) ?? []), from].toSorted())
  }
  const couples = ties.filter(({ kind }) => kind === 'spouse' || kind === 'divorced')
  const unions = new Map<string, { parents: string[]; children: string[]; kind: Union['kind'] }>()
  const unionOf = (parents: readonly string[], kind: Union['kind']) => {
    const key = parents.join(' ')
    const found = unions.get(key) ?? { parents: [...parents], children: [], kind }
    unions.set(key, found)
    return found
  }
  for (const { from, to, kind } of couples) {
    const union = unionOf([from, to].toSorted(), kind === 'spouse' ? 'married' : 'divorced')
    if (kind === 'divorced') union.kind = 'divorced'
  }
  for (const { key } of inBirthOrder(members)) {
    const parents = parentsOf.get(key) ?? []
    if (parents.length === 0) continue
    // A child of more than two hangs on the couple among them; the others are tied by a line of their own.
    const couple =
      parents.length <= 2
        ? parents
        : (couples
            .map(({ from, to }) => [from, to].toSorted())
            .find(([a, b]) => parents.includes(a ?? '') && parents.includes(b ?? '')) ?? parents.slice(0, 2))
    unionOf(couple, 'parents').children.push(key)
  }
  return [...unions.values()]
}

/** Siblings who are not children of one union already, in groups. */
export function bracketsOf(ties: readonly Tie[], unions: readonly Union[]): Bracket[] {
  const loose = ties.filter(
    (tie) =>
      tie.kind === 'sibling' &&
      !unions.some(({ children }) => children.includes(tie.from) && children.includes(tie.to)),
  )
  const groups: Set<string>[] = []
  for (const { from, to } of loose) {
    const touching = groups.filter((group) => group.has(from) || group.has(to))
    const joined = new Set([from, to, ...touching.flatMap((group) => [...group])])
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  return groups.map((group) => ({ siblings: [...group].toSorted() }))
}

export const inBirthOrder = <M extends Member>(members: readonly M[]): M[] =>
  members.toSorted(
    (a, b) => (a.birthYear ?? 9999) - (b.birthYear ?? 9999) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )

/** Whether two are tied as a couple or by a child, so that they stand beside each other. */
export const arePartners = (a: string, b: string, unions: readonly Union[]): boolean =>
  unions.some(
    ({ parents }) =>
      parents.length === 2 &&
      samePair({ from: a, to: b }, { from: parents[0] as string, to: parents[1] as string }),
  )
