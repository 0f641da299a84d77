import { samePair, type Tie, type TieKind, type TieSource } from './ties.ts'

export type KnownTie = Tie & { readonly source: TieSource }

/** Codes of GB/T 4761 as a tie with the head: what the member is to the head. Relatives by marriage say less than a tie. */
function tieWithHead(code: string): { readonly kind: TieKind; readonly memberIsElder: boolean } | null {
  const of = (kind: TieKind, memberIsElder = false) => ({ kind, memberIsElder })
  const [group] = code
  if (group === '1') return of('spouse')
  if ((group === '2' && code !== '28') || (group === '3' && code !== '38')) return of('parent')
  if (['40', '41', '42', '43', '44', '49'].includes(code)) return of('grandparent')
  if (['50', '51', '52', '57', '58', '59'].includes(code)) return of('parent', true)
  if (['60', '61', '62', '63', '64'].includes(code)) return of('grandparent', true)
  if (['70', '71', '73', '75', '77', '79'].includes(code)) return of('sibling')
  return of('other')
}

/**
 * What a household's register says of its members' ties: each with the head, and the children of the head with the head's
 * spouse, which is inferred and said to be. A step-parent is told by a recorded tie, which goes before these.
 */
export function householdTies(
  head: string | null,
  members: readonly { readonly key: string; readonly relation: string | null }[],
): KnownTie[] {
  if (!head) return []
  const ties: KnownTie[] = []
  const spouses: string[] = []
  const children: string[] = []
  for (const { key, relation } of members) {
    if (key === head || !relation || relation === '01' || relation === '02') continue
    const tie = tieWithHead(relation)
    if (!tie) continue
    const [from, to] = tie.memberIsElder ? [key, head] : [head, key]
    ties.push({ from, to, kind: tie.kind, quality: null, source: 'household' })
    if (tie.kind === 'spouse') spouses.push(key)
    if (tie.kind === 'parent' && !tie.memberIsElder) children.push(key)
  }
  const [spouse] = spouses
  if (spouse && spouses.length === 1) {
    for (const child of children)
      ties.push({ from: spouse, to: child, kind: 'parent', quality: null, source: 'inferred' })
  }
  return ties
}

/** Those of the household for pairs whose kinship nobody recorded; being a guardian does not say what else one is. */
export const withoutRecorded = (recorded: readonly Tie[], household: readonly KnownTie[]): KnownTie[] =>
  household.filter(
    (tie) =>
      !recorded.some(
        (other) =>
          samePair(other, tie) && (tie.kind === 'other' || !['guardian', 'other'].includes(other.kind)),
      ),
  )
