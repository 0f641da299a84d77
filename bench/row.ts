/** One line of the bench's table: a figure, and the yardstick measured beside it in the same run. */
export type Row = {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it is held against, measured in the same run on the same machine. */
  readonly yardstick?: { readonly what: string; readonly value: number }
  /** value ÷ yardstick, as the aim words it. */
  readonly ratio?: number
  /** Such as `≥ 0.5` or `≤ 1.5`. */
  readonly aim?: string
}

/** The middle value of some measurements; a single slow one does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** The value that a share of the measurements does not exceed: `percentile(ms, 0.95)`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] as number
}

/** Whether a ratio reaches its aim; a row without an aim always does. */
export function reaches(row: Row): boolean {
  const match = /^([≥≤])\s*([\d.]+)$/.exec(row.aim ?? '')
  if (!match || row.ratio === undefined) return true
  return match[1] === '≥' ? row.ratio >= Number(match[2]) : row.ratio <= Number(match[2])
}
