import { fieldsTogether } from '../../domain/merging.ts'
import type { MergeField } from './queries.ts'

export type Choices = { readonly [Field in MergeField['field']]?: 'survivor' | 'other' }

/** One decision: a field, or fields that mean nothing apart. */
export type MergeRow = {
  readonly key: MergeField['field']
  readonly fields: readonly MergeField[]
  readonly proposed: 'survivor' | 'other'
}

/** The differences as decisions, in the order of the file. */
export function rowsOf(fields: readonly MergeField[]): MergeRow[] {
  const rows: MergeRow[] = []
  for (const field of fields) {
    const group = fieldsTogether.find((names) => names.includes(field.field))
    const known = group && rows.findIndex((row) => group.includes(row.key))
    const at = known ?? -1
    const row = rows[at]
    if (row) rows[at] = { ...row, fields: [...row.fields, field] }
    else rows.push({ key: field.field, fields: [field], proposed: field.proposed })
  }
  return rows
}

export const sideOf = (row: MergeRow, choices: Choices) => choices[row.key] ?? row.proposed

/** Chooses a side for all fields of a decision. */
export const withSide = (choices: Choices, row: MergeRow, side: 'survivor' | 'other'): Choices => ({
  ...choices,
  ...Object.fromEntries(row.fields.map(({ field }) => [field, side])),
})
