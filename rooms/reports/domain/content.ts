import type { Words } from '../../../kernel/contract.ts'

/** One line of a report. Amounts are in the printed unit. */
export type Cell = {
  readonly code: string
  readonly section: string
  readonly title: Words
  readonly unit: Words
  readonly measure: string
  /** The part of a split that it shows; null for a total. */
  readonly part: { readonly by: string; readonly value: string } | null
  /** What is there at the end of the month, and not what happened in it. */
  readonly stock: boolean
  /** Whether stations may be added up to a county. */
  readonly addsUp: boolean
  readonly counted: number
  readonly last: number
}

export type Section = { readonly code: string; readonly title: Words; readonly notes: readonly Words[] }

/** A difference that someone states by hand, with day and reason; it stands beside what was counted. */
export type Adjustment = {
  readonly id: string
  readonly cell: string
  /** Added to what was counted, in the printed unit; may be less than nothing. */
  readonly difference: number
  readonly on: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** 补录: what came into, or went out of, a month whose report was already frozen (7.5). */
export type LateLine = {
  readonly month: string
  readonly cell: string
  readonly title: Words
  readonly unit: Words
  /** As it was last reported. */
  readonly reported: number
  readonly now: number
  /** In records; null where the records' room keeps no history. */
  readonly added: number | null
  readonly removed: number | null
}

/** What changed against the version before of the same month. */
export type VersionChange = { readonly cell: string; readonly before: number; readonly now: number }

export type Content = {
  readonly format: 1
  readonly definition: string
  readonly title: Words
  readonly node: { readonly node: string; readonly name: string; readonly path: string }
  readonly month: string
  readonly lastMonth: string
  /** ISO time up to which everything written is in it. */
  readonly asOf: string
  readonly sections: readonly Section[]
  readonly cells: readonly Cell[]
  readonly adjustments: readonly Adjustment[]
  readonly texts: Readonly<Record<string, string>>
  readonly late: readonly LateLine[]
  readonly changes: readonly VersionChange[]
}

/** Counted and adjusted, in the printed unit. */
export function statedOf(content: Pick<Content, 'adjustments'>, cell: Cell): number {
  const differences = content.adjustments.filter((one) => one.cell === cell.code)
  return round(differences.reduce((sum, { difference }) => sum + difference, cell.counted))
}

export const round = (value: number): number => Math.round(value * 100) / 100

/**
 * The one text of a content, whatever order its keys were put in: keys sorted, nothing between. Its SHA-256 is the
 * digest of the report, so that anyone who holds the text can check it with any tool.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}

/** The cells that differ from an earlier content of the same month. */
export const changesBetween = (before: Content, cells: readonly Cell[]): VersionChange[] =>
  cells.flatMap(({ code, counted }) => {
    const earlier = before.cells.find((cell) => cell.code === code)
    return earlier && earlier.counted !== counted
      ? [{ cell: code, before: earlier.counted, now: counted }]
      : []
  })
