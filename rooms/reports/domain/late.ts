import type { Cell, Content, LateLine } from './content.ts'

/** What readers were last told of each month, by cell. */
type Reported = ReadonlyMap<string, number>

/**
 * Goes through what was frozen, oldest first: a month's own report, then whatever later reports stated as 补录 for it.
 * So each late entry is told once, in the report after it.
 */
export function reportedByMonth(frozen: readonly Content[]): ReadonlyMap<string, Reported> {
  const months = new Map<string, Map<string, number>>()
  for (const content of frozen) {
    months.set(content.month, new Map(content.cells.map(({ code, counted }) => [code, counted])))
    for (const { month, cell, now } of content.late) months.get(month)?.set(cell, now)
  }
  return months
}

/** The cells of a month that are no longer as they were reported. A stock follows its flows and is left out. */
export const lateCells = (
  month: string,
  reported: Reported,
  now: readonly Cell[],
): Omit<LateLine, 'added' | 'removed'>[] =>
  now.flatMap(({ code, title, unit, counted, stock }) => {
    const before = reported.get(code)
    if (stock || before === undefined || before === counted) return []
    return [{ month, cell: code, title, unit, reported: before, now: counted }]
  })
