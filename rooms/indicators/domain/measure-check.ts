import type { Words } from '../../../kernel/contract.ts'
import { conditionsOf, type Filter } from './filter.ts'
import type { Example, Measure } from './measure.ts'
import { type Amounts, amountsOf } from './reference.ts'
import { shown } from './unit.ts'
import type { Column, Row, View } from './view.ts'

/** One thing wrong with a measure, with its place in the file. */
export type MeasureProblem = { readonly path: readonly (string | number)[]; readonly reason: Words }

/** What the shape alone cannot say: columns that exist, values that occur, units that fit, examples that come true. */
export function problemsOf(
  measure: Measure,
  views: Readonly<Record<string, View>>,
  categories: ReadonlySet<string>,
): MeasureProblem[] {
  const view = views[measure.view]
  if (!view) {
    const known = Object.keys(views)
    return [
      {
        path: ['view'],
        reason: {
          zh: `没有这个视图；有 ${known.join('、')}`,
          en: `no such view; there are ${known.join(', ')}`,
        },
      },
    ]
  }
  const problems = [
    ...countProblems(measure, view),
    ...unitProblems(measure),
    ...overlapProblems(measure, categories),
    ...measure.split_by.flatMap((split, i) =>
      view.splits[split]
        ? []
        : [
            {
              path: ['split_by', i],
              reason: {
                zh: `${view.name} 不能按 ${split} 拆分`,
                en: `${view.name} is not split by ${split}`,
              },
            },
          ],
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
    const things = Object.keys(view.things)
    return [
      {
        path: ['count', 'distinct'],
        reason: {
          zh: `${view.name} 里可以去重计数的有 ${things.join('、')}`,
          en: `${view.name} knows ${things.join(', ')}`,
        },
      },
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
    return [
      {
        path: ['count', word],
        reason: { zh: `${column} 不是 ${kind} 类型的列`, en: `${column} is not a column of kind ${kind}` },
      },
    ]
  return []
}

/** 人 and 户 are never added across stations or months (7.1), so they must be counted distinct, or as a stock. */
function unitProblems({ unit, count }: Measure): MeasureProblem[] {
  const kind = count === 'records' ? count : Object.keys(count)[0]
  const must = (wanted: readonly string[]) =>
    wanted.includes(kind ?? '')
      ? []
      : [
          {
            path: ['unit'],
            reason: {
              zh: `单位 ${unit} 只能与 ${wanted.join(' 或 ')} 一起用`,
              en: `${unit} goes with ${wanted.join(' or ')} only`,
            },
          },
        ]
  if (unit === '人' || unit === '户') return must(['distinct', 'stock'])
  if (unit === '户次') return must(['once_per'])
  if (unit === '小时' || unit === '元' || unit === '学时') return must(['sum'])
  // 个 counts what has a number of its own: a group is one however many sessions it held (2.2).
  if (unit === '个') return []
  if (unit === '%') return must(['ratio'])
  return kind === 'distinct'
    ? [
        {
          path: ['unit'],
          reason: { zh: `${unit} 不是去重计数的单位`, en: `${unit} is not a unit of distinct things` },
        },
      ]
    : []
}

/** A person counted once over a year may have had several categories in it: no record says which comes first. */
function overlapProblems({ overlap, count }: Measure, categories: ReadonlySet<string>): MeasureProblem[] {
  if (overlap === 'multi') return []
  const unknown = overlap.primary.flatMap((code, i) =>
    categories.has(code) ? [] : [{ path: ['overlap', 'primary', i], reason: noCategory(code, categories) }],
  )
  if (count === 'records' || !('distinct' in count)) return unknown
  return [
    {
      path: ['overlap'],
      reason: {
        zh: 'primary 只能与 records、sum 或 stock 一起用，不能与 distinct 一起用',
        en: 'primary goes with records, sum or stock, not with distinct',
      },
    },
  ]
}

const noCategory = (code: string, categories: ReadonlySet<string>): Words => ({
  zh: `没有类别 ${code}；有 ${[...categories].join('、')}`,
  en: `${code} is no category; there are ${[...categories].join(', ')}`,
})

function filterProblems(filter: Filter, view: View, categories: ReadonlySet<string>): MeasureProblem[] {
  return [...conditionsOf(filter)].flatMap(({ condition, path }): MeasureProblem[] => {
    const column = view.columns[condition.column]
    const at = ['where', ...path]
    if (!column) return [{ path: [...at, 'column'], reason: unknownColumn(view, condition.column) }]
    if ('contains' in condition) {
      const inside = [...at, 'contains']
      if (column.kind !== 'list')
        return [
          {
            path: inside,
            reason: { zh: `${condition.column} 不是列表`, en: `${condition.column} is no list` },
          },
        ]
      const code = condition.contains
      if (condition.column === 'categories' && !categories.has(code))
        return [{ path: inside, reason: noCategory(code, categories) }]
      return valueProblems(column, code, inside)
    }
    if (column.kind === 'list' || column.kind === 'key') {
      return [
        {
          path: [...at, 'column'],
          reason: { zh: `${condition.column} 不能比较`, en: `${condition.column} cannot be compared` },
        },
      ]
    }
    if ('at_least' in condition || 'at_most' in condition) {
      const [word, value] =
        'at_least' in condition ? ['at_least', condition.at_least] : ['at_most', condition.at_most]
      if (column.kind === 'text' || column.kind === 'boolean') {
        return [
          {
            path: [...at, String(word)],
            reason: { zh: `${condition.column} 没有大小之分`, en: `${condition.column} has no order` },
          },
        ]
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
    return [
      {
        path,
        reason: {
          zh: `不是 ${column.kind} 类型：${String(value)}`,
          en: `not a ${column.kind}: ${String(value)}`,
        },
      },
    ]
  if (column.kind === 'integer' && !Number.isInteger(value))
    return [{ path, reason: { zh: `不是整数：${value}`, en: `not an integer: ${value}` } }]
  if (column.kind === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
    return [{ path, reason: { zh: `不是日期：${value}`, en: `not a day: ${value}` } }]
  if (
    (column.kind === 'text' || column.kind === 'integer' || column.kind === 'list') &&
    column.values &&
    !(String(value) in column.values)
  ) {
    const values = Object.keys(column.values)
    return [
      {
        path,
        reason: {
          zh: `${value} 不在 ${values.join('、')} 之中`,
          en: `${value} is none of ${values.join(', ')}`,
        },
      },
    ]
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
    return wrong === null ? [] : [{ path: ['examples', i, 'expect'], reason: ofExample(example, wrong) }]
  })
}

export const ofExample = ({ name }: { readonly name: string }, { zh, en }: Words): Words => ({
  zh: `${name}：${zh}`,
  en: `${name}: ${en}`,
})

/** What an example wants and what came out. */
export const otherThan = (wanted: unknown, found: unknown): Words => ({
  zh: `应为 ${String(wanted)}，算得 ${String(found)}`,
  en: `expected ${String(wanted)}, counted ${String(found)}`,
})

/** Rows of an example need no id; their order stands for it. */
const numbered = (rows: Example['rows']): Row[] =>
  rows.map((row, i) => ({ id: String(i).padStart(6, '0'), ...row }))

function difference({ expect }: Example, found: Amounts, { unit }: Measure): Words | null {
  if (expect === null) return { zh: '只有比率可以不详', en: 'only a ratio is ever unknown' }
  const { total, by } = typeof expect === 'number' ? { total: expect, by: {} } : expect
  if (shown(found.total, unit) !== total) return otherThan(total, shown(found.total, unit))
  for (const [split, parts] of Object.entries(by)) {
    const counted = found.splits[split]
    if (!counted) return { zh: `没有按 ${split} 拆分`, en: `it is not split by ${split}` }
    for (const value of new Set([...Object.keys(parts), ...Object.keys(counted)])) {
      const [wanted, amount] = [parts[value] ?? 0, shown(counted[value] ?? 0, unit)]
      if (wanted !== amount)
        return ofExample({ name: `${split} ${value || 'none'}` }, otherThan(wanted, amount))
    }
  }
  return null
}

const unknownColumn = (view: View, column: string): Words => ({
  zh: `${view.name} 没有列 ${column}；有 ${Object.keys(view.columns).join('、')}`,
  en: `${view.name} has no column ${column}; there are ${Object.keys(view.columns).join(', ')}`,
})
