/**
 * How a number is compared (domain 3.5, 民法典 art. 1259): 以上、以下、以内、届满 include the number itself; 不满、超过、以外
 * exclude it. Targets speak with the same words, so that “2万以上” is met at 20 000 and “超过2万” at 20 001.
 */
export const comparators = ['at_least', 'more_than', 'at_most', 'less_than'] as const

export type Comparator = (typeof comparators)[number]

/** The words of plans and laws, each with what it means. */
export const comparatorWords: Readonly<Record<string, Comparator>> = {
  以上: 'at_least',
  届满: 'at_least',
  不低于: 'at_least',
  不少于: 'at_least',
  至少: 'at_least',
  达到: 'at_least',
  超过: 'more_than',
  以外: 'more_than',
  以下: 'at_most',
  以内: 'at_most',
  不超过: 'at_most',
  不高于: 'at_most',
  至多: 'at_most',
  不满: 'less_than',
}

/** Reads a comparator as a file writes it: by its code or by the word of the source. */
export const readComparator = (text: string): Comparator | null =>
  comparators.find((code) => code === text) ?? comparatorWords[text] ?? null

export function satisfies(comparator: Comparator, value: number, number: number): boolean {
  if (comparator === 'at_least') return value >= number
  if (comparator === 'more_than') return value > number
  return comparator === 'at_most' ? value <= number : value < number
}

/** Whether more is better. */
export const isUpward = (comparator: Comparator): boolean =>
  comparator === 'at_least' || comparator === 'more_than'

/**
 * How much is missing until the number is satisfied, zero when it is; `step` is the smallest amount that counts (1 for
 * persons), by which an exclusive number must be passed.
 */
export function shortOf(comparator: Comparator, value: number, number: number, step: number): number {
  if (satisfies(comparator, value, number)) return 0
  const distance = Math.abs(number - value)
  return comparator === 'at_least' || comparator === 'at_most' ? distance : distance + step
}
