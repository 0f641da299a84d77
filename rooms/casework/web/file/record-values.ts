import { newId } from '../../../../platform/web/ids.ts'
import { today } from '../../../../platform/web/today.ts'
import type { RecordKind } from '../../domain/phases.ts'
import { type FormField, fieldsOf } from '../../domain/record-forms.ts'

/** What stands in the fields of a record's form while it is filled in; rows carry a key of their own. */
export type RecordValues = Record<string, unknown>
export type RowValues = RecordValues & { readonly key: string }

export type PlanGoal = { readonly id: string; readonly title: string }

const isRecord = (value: unknown): value is RecordValues => typeof value === 'object' && value !== null

/** A field as it stands in the form, from what a record says of it or from nothing. */
function standsIn(field: FormField, said: unknown, goals: readonly PlanGoal[]): unknown {
  switch (field.as) {
    case 'line':
    case 'long':
    case 'time':
      return typeof said === 'string' ? said : ''
    case 'number':
      return typeof said === 'number' ? said : null
    case 'day':
      return said ?? (field.name === 'heldOn' ? today() : null)
    case 'score':
      return typeof said === 'number' ? String(said) : null
    case 'choice':
    case 'goal':
      return said ?? null
    case 'choices':
    case 'strokes':
      return Array.isArray(said) ? said : []
    case 'lines':
      return Array.isArray(said) ? said.join('\n') : ''
    case 'rows': {
      const rows = Array.isArray(said) ? said.filter(isRecord) : []
      if (rows.length === 0) return field.required ? [newRow(field.columns)] : []
      return rows.map((row) => rowOf(field.columns, row, typeof row.id === 'string' ? row.id : newId()))
    }
    case 'goal-scores': {
      const rows = Array.isArray(said) ? said.filter(isRecord) : []
      return goals.map(({ id }) =>
        rowOf(
          field.columns,
          rows.find(({ goal }) => goal === id),
          id,
        ),
      )
    }
  }
}

const rowOf = (columns: readonly FormField[], said: RecordValues | undefined, key: string): RowValues => ({
  ...Object.fromEntries(columns.map((column) => [column.name, standsIn(column, said?.[column.name], [])])),
  // The assessment that a scale was taken from goes with its row and is in no field.
  ...(typeof said?.assessment === 'string' ? { assessment: said.assessment } : {}),
  key,
})

/** An empty row under a key that becomes its id. */
export const newRow = (columns: readonly FormField[]): RowValues => rowOf(columns, undefined, newId())

export const valuesOf = (
  kind: RecordKind,
  said: RecordValues | null,
  goals: readonly PlanGoal[],
): RecordValues =>
  Object.fromEntries(fieldsOf(kind).map((field) => [field.name, standsIn(field, said?.[field.name], goals)]))

/** What is sent of a field; nothing for one that was left blank. */
function saidOf(field: FormField, value: unknown, values: RecordValues): unknown {
  switch (field.as) {
    case 'line':
    case 'long':
    case 'time':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    case 'score':
      return value === null ? undefined : Number(value)
    case 'lines':
      return String(value ?? '')
        .split('\n')
        .map((text) => text.trim())
        .filter(Boolean)
    case 'strokes':
      return values.way === 'strokes' && Array.isArray(value) && value.length > 0 ? value : undefined
    case 'rows':
      return (value as RowValues[])
        .map((row) => ({
          ...saidIn(field.columns, row),
          ...(field.name === 'goals' ? { id: row.key } : {}),
          ...(typeof row.assessment === 'string' ? { assessment: row.assessment } : {}),
        }))
        .filter((row) => Object.keys(row).some((name) => name !== 'id'))
    case 'goal-scores':
      return (value as RowValues[]).map((row) => ({ ...saidIn(field.columns, row), goal: row.key }))
    default:
      return value ?? undefined
  }
}

const saidIn = (fields: readonly FormField[], values: RecordValues): RecordValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const said = saidOf(field, values[field.name], values)
      return said === undefined ? [] : [[field.name, said]]
    }),
  )

export const recordOf = (kind: RecordKind, values: RecordValues): RecordValues => ({
  kind,
  ...saidIn(fieldsOf(kind), values),
})
