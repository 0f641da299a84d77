export const comparisons = ['at_least', 'at_most', 'more_than', 'less_than'] as const
export type Comparison = (typeof comparisons)[number]

/** What is compared with a threshold, by its name. */
type Compared = { readonly [word in Comparison]?: string }

/**
 * The closed language of grades and adjustments (style section 10). What is not known fulfils nothing, so that an
 * unanswered item never makes a grade worse or better; the provisional rule is there for it.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly trigger: string }
  | ({ readonly score: 'total' } & Compared)
  | ({ readonly domain: string } & Compared)
  | ({ readonly item: string; readonly one_of?: readonly number[] } & Compared)
  | ({ readonly fact: string; readonly is?: 'yes' | 'no' } & Compared)

/** The comparison of a condition; null where it has none or more than one, which a check refuses. */
export function comparisonOf(condition: Condition): { word: Comparison; threshold: string } | null {
  const given = comparisons.flatMap((word) => {
    const threshold = word in condition ? (condition as Compared)[word] : undefined
    return threshold === undefined ? [] : [{ word, threshold }]
  })
  return given.length === 1 ? (given[0] ?? null) : null
}

/** `difference` is that of the value to its threshold. */
export function fulfils(word: Comparison, difference: number): boolean {
  if (word === 'at_least') return difference >= 0
  if (word === 'at_most') return difference <= 0
  if (word === 'more_than') return difference > 0
  return difference < 0
}

/** Every condition without parts, with its place in the file. */
export function* leavesOf(
  condition: Condition,
  path: readonly (string | number)[],
): Generator<{ leaf: Condition; path: readonly (string | number)[] }> {
  if ('all' in condition)
    for (const [i, part] of condition.all.entries()) yield* leavesOf(part, [...path, 'all', i])
  else if ('any' in condition)
    for (const [i, part] of condition.any.entries()) yield* leavesOf(part, [...path, 'any', i])
  else yield { leaf: condition, path }
}
