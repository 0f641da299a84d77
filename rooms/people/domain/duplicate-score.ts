import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'

/** What two files are compared by. Indexes are keyed hashes: equal or not, nothing else is learned. */
export type Comparable = {
  readonly name: string
  readonly pinyin: string
  readonly birth: Day | null
  readonly sex: number
  readonly identityIndex: string | null
  readonly phone: string | null
  readonly division: DivisionCode
  readonly household: string | null
}

export type LikenessReason =
  | 'same-number'
  | 'same-name'
  | 'same-reading'
  | 'same-birth'
  | 'birth-day-and-month-swapped'
  | 'same-phone'
  | 'same-village'
  | 'same-household'
  | 'different-number'
  | 'different-sex'
  | 'different-birth'

export type Likeness = { readonly score: number; readonly reasons: readonly LikenessReason[] }

/** From this score on a pair is shown to somebody; a same number alone is enough, a same name alone never. */
export const likelyScore = 60

const points: Record<LikenessReason, number> = {
  'same-number': 100,
  'same-name': 30,
  'same-reading': 20,
  'same-birth': 30,
  'birth-day-and-month-swapped': 20,
  'same-phone': 20,
  'same-village': 15,
  'same-household': 25,
  // Two valid numbers belong to two people, unless one was mistyped: then name, birth and place must speak for it.
  'different-number': -45,
  'different-sex': -25,
  'different-birth': -30,
}

/** How likely two files are one person, 0 to 100, with what speaks for and against it. */
export function likeness(a: Comparable, b: Comparable): Likeness {
  const reasons: LikenessReason[] = []
  const both = (x: unknown, y: unknown) => x !== null && y !== null
  if (both(a.identityIndex, b.identityIndex))
    reasons.push(a.identityIndex === b.identityIndex ? 'same-number' : 'different-number')
  if (a.name === b.name) reasons.push('same-name')
  else if (a.pinyin === b.pinyin) reasons.push('same-reading')
  if (a.birth !== null && b.birth !== null) {
    if (a.birth === b.birth) reasons.push('same-birth')
    else if (swapped(a.birth) === b.birth) reasons.push('birth-day-and-month-swapped')
    else reasons.push('different-birth')
  }
  if (both(a.phone, b.phone) && a.phone === b.phone) reasons.push('same-phone')
  if (a.division === b.division && a.division % 1000 !== 0) reasons.push('same-village')
  if (both(a.household, b.household) && a.household === b.household) reasons.push('same-household')
  if (a.sex !== b.sex && [a.sex, b.sex].every((sex) => sex === 1 || sex === 2)) reasons.push('different-sex')
  const sum = reasons.reduce((total, reason) => total + points[reason], 0)
  return { score: Math.max(0, Math.min(100, sum)), reasons }
}

const swapped = (birth: Day): string => `${birth.slice(0, 4)}-${birth.slice(8)}-${birth.slice(5, 7)}`
