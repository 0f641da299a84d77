import { overlaps } from '../../../kernel/dated.ts'
import { ageOn, type Day } from '../../../kernel/day.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { ageConflict, type CategoryBook } from './category.ts'

/** One category of a person from a day to a day. */
export type CategorySpell = {
  readonly category: string
  readonly subKind: string | null
  readonly from: Day
  readonly to: Day | null
}

export type CategoryRefusal =
  | { readonly code: 'category-unknown' | 'category-dates' | 'category-overlaps' }
  | { readonly code: 'category-against-age'; readonly data: { readonly age: number } }

/**
 * Whether a spell can be added to what the person has: the same category does not overlap itself, different ones
 * may. Warnings name what is unusual but possible.
 */
export function checkSpell(
  spell: CategorySpell,
  others: readonly CategorySpell[],
  birth: Day | null,
  book: CategoryBook,
): Result<readonly string[], CategoryRefusal> {
  const category = book.category(spell.category)
  if (!category || (spell.subKind !== null && !category.kinds.some(({ code }) => code === spell.subKind)))
    return refused({ code: 'category-unknown' })
  if (spell.to !== null && spell.to < spell.from) return refused({ code: 'category-dates' })
  if (others.some((other) => other.category === spell.category && overlaps(other, spell)))
    return refused({ code: 'category-overlaps' })
  const age = birth && birth <= spell.from ? ageOn(birth, spell.from) : null
  const conflict = age === null ? null : ageConflict(category, age)
  if (age !== null && conflict === 'reject') return refused({ code: 'category-against-age', data: { age } })
  return ok(conflict === 'warn' ? ['category-against-age'] : [])
}
