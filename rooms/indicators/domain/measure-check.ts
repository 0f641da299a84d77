import { conditionsOf, type Filter } from './filter.ts'
import type { Example, Measure } from './measure.ts'
import { type Amounts, amountsOf } from './reference.ts'
import { shown } from './unit.ts'
import type { Column, Row, View } from './view.ts'

/** One thing wrong with a measure, with its place in the file. */
export type MeasureProblem = { readonly path: readonly (string | number)[]; readonly reason: string }

/** What the shape alone cannot say: columns that exist, values that occur, units that fit, examples that come true. */
export function problemsOf(
  measure: Measure,
  views: Readonly<Record<string, View>>,
  categories: ReadonlySet<string>,
): MeasureProblem[] {
  const view = views[measure.view]
  if (!view) {
    return [{ path: ['view'], reason: `no such view; there are ${Object.keys(views).join(', ')}` }]
  }
  const problems = [
    ...countProblems(measure, view),
    ...unitProblems(measure),
    ...overlapProblems(measure, categories),
    ...measure.split_by.flatMap((split, i) =>
      view.splits[split] ? [] : [{ path: ['split_by', i], reason: `${view.name} is not split by ${split}` }],
    ),
    ...(measure.where ? filterProblems(measure.where, view, categories) : []),
    ...exampleColumnProblems(measure, view),
  ]
  // An example is only asked when the definition itself is sound.
  return problems.length > 0 ? problems : exampleProblems(measure, view)
}

function countProblems({ count }: Measure, view: View): MeasureProblem[] {
  if (count === 'records') return []
  if ('distinct' in count) {
    if (view.things[count.distinct]) return []
    return [
      { path: ['count', 'distinct'], reason: `${view.name} knows ${Object.keys(view.things).join(', ')}` },
    ]
  }
  if ('ratio' in count) return []
  const [word, column, kind] =
    'sum' in count
      ? (['sum', count.sum, 'integer'] as const)
      : 'stock' in count
        ? (['stock', count.stock, 'integer'] as const)
        : (['once_per', count.once_per, 'key'] as const)
  const found = view.columns[column]
  if (!found) return [{ path: ['count', word], reason: unknownColumn(view, column) }]
  if (found.kind !== kind)
    return [{ path: ['count', word], reason: `${column} is not a column of kind ${kind}` }]
  return []
}

/** 人 and 户 are never added across stations or months (7.1), so they must be counted distinct, or as a stock. */
function unitProblems({ unit, count }: Measure): MeasureProblem[] {
  const kind = count === 'records' ? count : Object.keys(count)[0]
  const must = (wanted: readonly string[]) =>
    wanted.includes(kind ?? '')
      ? []
      : [{ path: ['unit'], reason: `${unit} goes with ${wanted.join(' or ')} only` }]
  if (unit === '人' || unit === '户') return must(['distinct', 'stock'])
  if (unit === '户次') return must(['once_per'])
  if (unit === '小时' || unit === '元' || unit === '学时') return must(['sum'])
  // 个 counts what has a number of its own: a group is one however many sessions it held (2.2).
  if (unit === '个') return []
  if (unit === '%') return must(['ratio'])
  return kind === 'distinct' ? [{ path: ['unit'], reason: `${unit} is not a unit of distinct things` }] : []
}

/** A person counted once over a year may have had several categories in it: no record says which comes first. */
function overlapProblems({ overlap, count }: Measure, categories: ReadonlySet<string>): MeasureProblem[] {
  if (overlap === 'multi') return []
  const unknown = overlap.primary.flatMap((code, i) =>
    categories.has(code) ? [] : [{ path: ['overlap', 'primary', i], reason: noCategory(code, categories) }],
  )
  if (count === 'records' || !('distinct' in count)) return unknown
  return [{ path: ['overlap'], reason: 'primary goes with records, sum or stock, not with distinct' }]
}

const noCategory = (code: string, categories: ReadonlySet<string>): string =>
  `${code} is no category; there are ${[...categories].join(', ')}`

function filterProblems(filter: Filter, view: View, categories: ReadonlySet<string>): MeasureProblem[] {
  return [...conditionsOf(filter)].flatMap(({ condition, path }): MeasureProblem[] => {
    const column = view.columns[condition.column]
    const at = ['where', ...path]
    if (!column) return [{ path: [...at, 'column'], reason: unknownColumn(view, condition.column) }]
    if ('contains' in condition) {
      const inside = [...at, 'contains']
      if (column.kind !== 'list') return [{ path: inside, reason: `${condition.column} is no list` }]
      const code = condition.contains
      if (condition.column === 'categories' && !categories.has(code))
        return [{ path: inside, reason: noCategory(code, categories) }]
      return valueProblems(column, code, inside)
    }
    if (column.kind === 'list' || column.kind === 'key') {
      return [{ path: [...at, 'column'], reason: `${condition.column} cannot be compared` }]
    }
    if ('at_least' in condition || 'at_most' in condition) {
      const [word, value] =
        'at_least' in condition ? ['at_least', condition.at_least] : ['at_most', condition.at_most]
      if (column.kind === 'text' || column.kind === 'boolean') {
        return [{ path: [...at, String(word)], reason: `${condition.column} has no order` }]
      }
      return valueProblems(column, value, [...at, String(word)])
    }
    if ('one_of' in condition) {
      return condition.one_of.flatMap((value, i) => valueProblems(column, value, [...at, 'one_of', i]))
    }
    return valueProblems(column, condition.is, [...at, 'is'])
  })
}

function valueProblems(column: Column, value: unknown, path: (string | number)[]): MeasureProblem[] {
  const wanted = {
    text: 'string',
    day: 'string',
    key: 'string',
    list: 'string',
    integer: 'number',
    boolean: 'boolean',
  }
  if (typeof value !== wanted[column.kind])
    return [{ path, reason: `not a ${column.kind}: ${String(value)}` }]
  if (column.kind === 'integer' && !Number.isInteger(value))
    return [{ path, reason: `not an integer: ${value}` }]
  if (column.kind === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
    return [{ path, reason: `not a day: ${value}` }]
  if (
    (column.kind === 'text' || column.kind === 'integer' || column.kind === 'list') &&
    column.values &&
    !(String(value) in column.values)
  ) {
    return [{ path, reason: `${value} is none of ${Object.keys(column.values).join(', ')}` }]
  }
  return []
}

function exampleColumnProblems({ examples }: Measure, view: View): MeasureProblem[] {
  const known = new Set(['id', 'station', 'division', 'month', view.day, ...Object.keys(view.columns)])
  for (const { key, otherwise } of Object.values(view.things)) known.add(key).add(otherwise ?? key)
  return examples.flatMap((example, i) =>
    example.rows.flatMap((row, j) =>
      Object.keys(row).flatMap((column) =>
        known.has(column)
          ? []
          : [{ path: ['examples', i, 'rows', j, column], reason: unknownColumn(view, column) }],
      ),
    ),
  )
}

function exampleProblems(measure: Measure, view: View): MeasureProblem[] {
  return measure.examples.flatMap((example, i) => {
    const wrong = difference(example, amountsOf(measure, view, numbered(example.rows)), measure)
    return wrong === null ? [] : [{ path: ['examples', i, 'expect'], reason: `${example.name}: ${wrong}` }]
  })
}

/** Rows of an example need no id; their order stands for it. */
const numbered = (rows: Example['rows']): Row[] =>
  rows.map((row, i) => ({ id: String(i).padStart(6, '0'), ...row }))

function difference({ expect }: Example, found: Amounts, { unit }: Measure): string | null {
  if (expect === null) return 'only a ratio is ever unknown'
  const { total, by } = typeof expect === 'number' ? { total: expect, by: {} } : expect
  if (shown(found.total, unit) !== total) return `expected ${total}, counted ${shown(found.total, unit)}`
  for (const [split, parts] of Object.entries(by)) {
    const counted = found.splits[split]
    if (!counted) return `it is not split by ${split}`
    for (const value of new Set([...Object.keys(parts), ...Object.keys(counted)])) {
      const [wanted, amount] = [parts[value] ?? 0, shown(counted[value] ?? 0, unit)]
      if (wanted !== amount) return `${split} ${value || 'none'}: expected ${wanted}, counted ${amount}`
    }
  }
  return null
}

const unknownColumn = (view: View, column: string): string =>
  `${view.name} has no column ${column}; there are ${Object.keys(view.columns).join(', ')}`
