/** One value of a column of figures; `inside` where the reader works with the children themselves. */
export type Cell = { readonly value: number; readonly inside: boolean }

export type ShownCell = { readonly value: number | null; readonly small: boolean }

/** Below this a cell could point at a child (7.7, D19). */
const smallest = 5

/**
 * A column as it is shown outside the stations: values of 1 to 4 are hidden. Where hiding would be of no use, because the
 * hidden ones could be had by subtracting the rest from the total beside them, the next smallest is hidden too. Zero
 * points at nobody and stays.
 */
export function shownCells(cells: readonly Cell[]): ShownCell[] {
  const small = ({ value, inside }: Cell) => !inside && value > 0 && value < smallest
  const hidden = new Set(cells.flatMap((cell, at) => (small(cell) ? [at] : [])))
  const others = cells
    .map((cell, at) => ({ ...cell, at }))
    .filter(({ at, value, inside }) => !hidden.has(at) && !inside && value > 0)
    .toSorted((a, b) => a.value - b.value)
  const sum = () => [...hidden].reduce((total, at) => total + (cells[at]?.value ?? 0), 0)
  while (hidden.size > 0 && (hidden.size === 1 || sum() < smallest)) {
    const next = others.shift()
    if (!next) break
    hidden.add(next.at)
  }
  return cells.map(({ value }, at) =>
    hidden.has(at) ? { value: null, small: true } : { value, small: false },
  )
}
