/** A class of a map: all values from `from` to `to`, both included, that occur. */
export type ValueClass = { readonly from: number; readonly to: number }

/**
 * Up to five classes of about as many places each, from the values that are more than zero. Equal values never stand in
 * two classes, so that with few different values there are fewer classes; zero and unknown are no class.
 */
export function valueClasses(values: readonly (number | null)[], most = 5): readonly ValueClass[] {
  const sorted = values
    .filter((value): value is number => value !== null && value > 0)
    .toSorted((a, b) => a - b)
  const classes: ValueClass[] = []
  let start = 0
  for (let number = 1; number <= most && start < sorted.length; number++) {
    let end = Math.max(start + 1, Math.round((sorted.length * number) / most))
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end += 1
    classes.push({ from: sorted[start] as number, to: sorted[end - 1] as number })
    start = end
  }
  return classes
}

/** The class of a value, from 0; null for zero, less than zero and unknown. */
export function classOf(value: number | null, classes: readonly ValueClass[]): number | null {
  if (value === null || value <= 0) return null
  const at = classes.findIndex(({ to }) => value <= to)
  return at < 0 ? null : at
}
