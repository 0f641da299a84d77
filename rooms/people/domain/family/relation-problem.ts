import { elder, type Member, samePair, type Tie } from './ties.ts'

export type RelationProblem =
  | 'relation-with-oneself'
  | 'relation-known'
  | 'relation-in-a-circle'
  | 'relation-ages'

/**
 * Why a tie cannot stand beside those that are known, or null. A married couple may divorce: that is another tie of the
 * same pair. Whoever is a parent was born before the child, where both years are known.
 */
export function relationProblem(
  tie: Tie,
  known: readonly Tie[],
  members: readonly Member[],
): RelationProblem | null {
  if (tie.from === tie.to) return 'relation-with-oneself'
  if (known.some((other) => other.kind === tie.kind && samePair(other, tie))) return 'relation-known'
  if (tie.kind !== 'parent' && tie.kind !== 'grandparent') return null
  if (descendsFrom(tie.from, tie.to, known)) return 'relation-in-a-circle'
  const year = (key: string) => members.find((member) => member.key === key)?.birthYear ?? null
  const [before, after] = [year(tie.from), year(tie.to)]
  return before !== null && after !== null && before >= after ? 'relation-ages' : null
}

/** Whether somebody is a child, grandchild or later descendant of another. */
function descendsFrom(who: string, ancestor: string, ties: readonly Tie[]): boolean {
  const reached = new Set([ancestor])
  const down = ties.filter(({ kind }) => kind !== 'guardian' && elder[kind] !== undefined)
  for (let grown = true; grown; ) {
    grown = false
    for (const { from, to } of down) {
      if (reached.has(from) && !reached.has(to)) {
        reached.add(to)
        grown = true
      }
    }
  }
  return reached.has(who)
}
