import type { Update } from './compare.ts'
import type { ImportRow } from './store.ts'

/** People and the rows about them: a person may stand in several. */
export type Tally = { readonly people: number; readonly rows: number }

/** What taking an import in does. */
export type Outcome = { readonly created: Tally; readonly updated: Tally; readonly unchanged: Tally }

export const nobody: Tally = { people: 0, rows: 0 }

const tallied = ({ people, rows }: Tally, updates: readonly Update[]): Tally => ({
  people: people + updates.length,
  rows: updates.reduce((sum, { staged }) => sum + 1 + staged.followers.length, rows),
})

/** The outcome with what a comparison found about people who are known. */
export const withUpdates = (
  outcome: Outcome,
  changing: readonly Update[],
  same: readonly Update[],
): Outcome => ({
  ...outcome,
  updated: tallied(outcome.updated, changing),
  unchanged: tallied(outcome.unchanged, same),
})

const added = (one: Tally, other: Tally): Tally => ({
  people: one.people + other.people,
  rows: one.rows + other.rows,
})

export const sumOf = (one: Outcome, other: Outcome): Outcome => ({
  created: added(one.created, other.created),
  updated: added(one.updated, other.updated),
  unchanged: added(one.unchanged, other.unchanged),
})

export const peopleOf = ({ created, updated, unchanged }: Outcome) => ({
  created: created.people,
  updated: updated.people,
  unchanged: unchanged.people,
})

export const countOf = ({ created, updated, unchanged }: Outcome): number =>
  created.people + updated.people + unchanged.people

/** What `ledger_import` keeps, as `outcomeColumns` wrote it. */
export const outcomeOf = (row: ImportRow): Outcome => ({
  created: { people: row.created, rows: row.createdRows },
  updated: { people: row.updated, rows: row.updatedRows },
  unchanged: { people: row.unchanged, rows: row.unchangedRows },
})

/** As `ledger_import` keeps it. */
export const outcomeColumns = (outcome: Outcome) => ({
  ...peopleOf(outcome),
  created_rows: outcome.created.rows,
  updated_rows: outcome.updated.rows,
  unchanged_rows: outcome.unchanged.rows,
})
