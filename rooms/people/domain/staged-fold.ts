import type { FieldValue } from './person-fields.ts'
import { isKnown } from './person-fields.ts'

/** The categories of a ledger row; the lists are in step. */
export type CategoryLists<Day extends string = string> = {
  readonly categories: readonly string[]
  readonly categoryIds: readonly string[]
  readonly subKinds: readonly (string | null)[]
  readonly certificates: readonly (string | null)[]
  readonly froms: readonly (Day | null)[]
  readonly tos: readonly (Day | null)[]
}

/** The categories of two rows about one person: what the first leaves open the second fills, new ones are added. */
export function joinedCategories<Day extends string>(
  first: CategoryLists<Day>,
  second: CategoryLists<Day>,
): CategoryLists<Day> {
  const categories = [...first.categories]
  const categoryIds = [...first.categoryIds]
  const subKinds = [...first.subKinds]
  const certificates = [...first.certificates]
  const froms = [...first.froms]
  const tos = [...first.tos]
  for (const [i, category] of second.categories.entries()) {
    const known = categories.indexOf(category)
    const at = known === -1 ? categories.length : known
    categories[at] = category
    categoryIds[at] ??= second.categoryIds[i] ?? ''
    subKinds[at] ??= second.subKinds[i] ?? null
    certificates[at] ??= second.certificates[i] ?? null
    froms[at] ??= second.froms[i] ?? null
    tos[at] ??= second.tos[i] ?? null
  }
  return { categories, categoryIds, subKinds, certificates, froms, tos }
}

/** Each value of the first row, or what the second knows where the first says nothing; lists are put together. */
export function filledFrom<Row extends Readonly<Record<string, unknown>>>(
  first: Row,
  second: Row,
  columns: readonly (keyof Row & string)[],
): Partial<Row> {
  const filled: Partial<Row> = {}
  for (const column of columns) {
    const [a, b] = [first[column], second[column]]
    if (Array.isArray(a) && Array.isArray(b)) {
      filled[column] = [...new Set([...a, ...b])] as Row[typeof column]
    } else if (!isKnown(a as FieldValue) || a === 0) filled[column] = b
  }
  return filled
}
