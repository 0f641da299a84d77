import { overlaps } from '../../../kernel/dated.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Division } from './division.ts'

/** Something that happens to a division on a day: it is called otherwise, or belongs elsewhere, from then on. */
export type DivisionChange =
  | { readonly kind: 'rename'; readonly name: string; readonly from: Day }
  | { readonly kind: 'move'; readonly parent: DivisionCode; readonly from: Day }

/** One row ends on a day and another takes over on the next; the past stays as it was. */
export type ChangePlan = { readonly end: { readonly from: Day; readonly to: Day }; readonly begin: Division }

export type ValidityRefusal = {
  readonly code: 'division-not-in-force' | 'validity-overlaps' | 'nothing-changes'
}

/** The row that is in force without an end; a code that was closed has none. */
const openRow = (rows: readonly Division[]): Division | undefined => rows.find((row) => row.to === null)

/**
 * Plans a rename or a move of a code whose rows are given. Refused when the code has ended, when the day is not after
 * the beginning of what stands now (it would overlap the past), or when nothing would differ.
 */
export function planChange(
  rows: readonly Division[],
  change: DivisionChange,
): Result<ChangePlan, ValidityRefusal> {
  const current = openRow(rows)
  if (!current) return refused({ code: 'division-not-in-force' })
  if (change.from <= current.from) return refused({ code: 'validity-overlaps' })
  const words = change.kind === 'rename' ? { name: change.name } : { parent: change.parent }
  const begin: Division = { ...current, ...words, source: 'registered', from: change.from }
  if (begin.name === current.name && begin.parent === current.parent) {
    return refused({ code: 'nothing-changes' })
  }
  return ok({ end: { from: current.from, to: addDays(change.from, -1) }, begin })
}

/** Plans the end of a code after its last day. */
export function planClosing(
  rows: readonly Division[],
  lastDay: Day,
): Result<{ readonly from: Day; readonly to: Day }, ValidityRefusal> {
  const current = openRow(rows)
  if (!current) return refused({ code: 'division-not-in-force' })
  if (lastDay < current.from) return refused({ code: 'validity-overlaps' })
  return ok({ from: current.from, to: lastDay })
}

/** Whether another period of the same thing would overlap one that stands. */
export const overlapsAny = (
  periods: readonly { readonly from: Day; readonly to: Day | null }[],
  period: { readonly from: Day; readonly to: Day | null },
): boolean => periods.some((other) => overlaps(other, period))
