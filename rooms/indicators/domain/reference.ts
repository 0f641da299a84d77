import { setKey } from './category-set.ts'
import { holds } from './filter.ts'
import { type Measure, summedColumn } from './measure.ts'
import { type Row, thingOf, type View } from './view.ts'

/** What a measure says of some rows: stored units, in total and per split value (sets as their key). */
export type Amounts = {
  readonly total: number
  readonly splits: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * The reference: the definition applied to rows in memory, as simply as it can be said. Production counts in SQL;
 * a test holds the two together. Rows are those of one node and period (of a stock: all up to its end).
 */
export function amountsOf(measure: Measure, view: View, rows: readonly Row[]): Amounts {
  const counted = rows.filter((row) => !measure.where || holds(measure.where, row))
  const kept =
    typeof measure.count === 'object' && 'once_per' in measure.count
      ? firstOfEach(view, counted, measure.count.once_per)
      : counted
  return {
    total: amount(measure, view, kept),
    splits: Object.fromEntries(
      measure.split_by.map((split) => [
        split,
        Object.fromEntries(
          [...partsBySplit(view, split, kept)].map(([key, part]) => [key, amount(measure, view, part)]),
        ),
      ]),
    ),
  }
}

function partsBySplit(view: View, split: string, rows: readonly Row[]): Map<string, Row[]> {
  const parts = new Map<string, Row[]>()
  for (const row of rows) {
    const key = splitValue(view, split, row)
    const part = parts.get(key)
    if (part) part.push(row)
    else parts.set(key, [row])
  }
  return parts
}

function amount(measure: Measure, view: View, rows: readonly Row[]): number {
  const { count } = measure
  if (count === 'records' || 'once_per' in count) return rows.length
  if ('distinct' in count) {
    const thing = view.things[count.distinct]
    return thing ? new Set(rows.map((row) => thingOf(thing, row)).filter((key) => key !== null)).size : 0
  }
  const column = summedColumn(count)
  return rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)
}

/** A trip belongs to the record that comes first on its station's day, so that it is counted in one place. */
function firstOfEach(view: View, rows: readonly Row[], column: string): Row[] {
  const first = new Map<string, Row>()
  for (const row of rows) {
    if (row[column] === null || row[column] === undefined) continue
    const key = `${row.station} ${row[view.day]} ${row[column]}`
    const earlier = first.get(key)
    if (!earlier || String(row.id) < String(earlier.id)) first.set(key, row)
  }
  return [...first.values()]
}

/** The value under which a row stands in a split; empty for what is not filled in. */
export function splitValue(view: View, split: string, row: Row): string {
  const { column, kind } = view.splits[split] ?? { column: split, kind: 'value' }
  const value = row[column]
  if (kind === 'set') return setKey(Array.isArray(value) ? value : [])
  return value === null || value === undefined ? '' : String(value)
}
