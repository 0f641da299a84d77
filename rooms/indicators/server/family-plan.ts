import { type RawBuilder, sql } from 'kysely'
import { setKey } from '../domain/category-set.ts'
import { type Measure, summedColumn } from '../domain/measure.ts'
import type { Thing, View } from '../domain/view.ts'
import type { Family } from './catalogue.ts'
import { type CellNumbers, totalCell } from './cell-numbers.ts'
import { filterSql } from './filter-sql.ts'

/** One row as the plan asks for it: the leaf, the place, which measures it fulfils, and numbered columns. */
export type PlannedRow = {
  readonly station: string
  readonly month: number
  readonly division: number
  /** One character a measure, `1` where the row fulfils its condition. */
  readonly fulfils: string
  readonly [column: `c${number}`]: unknown
}

/** How a row adds to one measure. */
export type PlannedMeasure = {
  readonly kind: 'records' | 'sum' | 'distinct' | 'once-per'
  readonly column: `c${number}` | null
  readonly dayColumn: `c${number}` | null
  readonly total: number
  readonly splits: readonly PlannedSplit[]
}

export type PlannedSplit = {
  readonly column: `c${number}`
  cellOf(value: unknown): number
}

/**
 * How all measures of a view are counted in one pass over its rows: what to select, and which cells a row adds to.
 */
export class FamilyPlan {
  readonly view: View
  readonly measures: readonly PlannedMeasure[]
  private readonly columns: RawBuilder<unknown>[] = []
  private readonly filters: RawBuilder<unknown>[]
  private readonly columnNames = new Map<string, `c${number}`>()
  private readonly numbers: CellNumbers
  private readonly known: Map<string, number>[] = []

  constructor(family: Family, numbers: CellNumbers) {
    this.view = family.view
    this.numbers = numbers
    this.measures = family.measures.map((measure) => this.planned(measure))
    this.filters = family.measures.map(
      (measure) => sql`case when ${filterSql(measure.where, this.view, 'r')} then '1' else '0' end`,
    )
  }

  /** Rows of the view with the condition of every measure answered in SQL; `from` names the view `r`. */
  select(from: RawBuilder<unknown>): RawBuilder<PlannedRow> {
    const columns = this.columns.map((column, i) => sql`${column} as ${sql.ref(`c${i}`)}`)
    return sql<PlannedRow>`select r.station, r.month, r.division, ${sql.join(this.filters, sql` || `)} as fulfils
      ${columns.length > 0 ? sql`, ${sql.join(columns)}` : sql``}
      from ${from} ${sql.join(this.ordinalJoins(), sql` `)} order by r.station, r.month, r.id`
  }

  /** Numbers for the keys of things that their room does not number, for the rows of `from`. */
  ensureOrdinals(from: RawBuilder<unknown>): RawBuilder<unknown>[] {
    return this.unnumbered().map(
      ([name, thing]) => sql`
        insert into figure_ordinal (thing, key)
        select distinct ${name}::text, ${thingKey(thing, 'r')} from ${from}
        where ${thingKey(thing, 'r')} is not null and not exists (
          select from figure_ordinal o where o.thing = ${name} and o.key = ${thingKey(thing, 'r')})
        on conflict do nothing`,
    )
  }

  /** Forgets numbers of values that were provisional. */
  forgetNumbers(): void {
    for (const known of this.known) known.clear()
  }

  private planned(measure: Measure): PlannedMeasure {
    const { count } = measure
    const splits = measure.split_by.map((split) => this.plannedSplit(measure.code, split))
    const total = this.numbers.numberOf(totalCell(measure))
    const at = (kind: PlannedMeasure['kind'], column: PlannedMeasure['column'] = null) => ({
      kind,
      column,
      dayColumn: kind === 'once-per' ? this.column(sql`r.${sql.ref(this.view.day)}`, this.view.day) : null,
      total,
      splits,
    })
    if (count === 'records') return at('records')
    if ('once_per' in count) return at('once-per', this.plainColumn(count.once_per))
    if ('distinct' in count) return at('distinct', this.ordinalColumn(count.distinct))
    return at('sum', this.plainColumn(summedColumn(count)))
  }

  private plannedSplit(measure: string, split: string): PlannedSplit {
    const { column, kind } = this.view.splits[split] as View['splits'][string]
    const known = new Map<string, number>()
    this.known.push(known)
    const cellOf = (value: string) => {
      let cell = known.get(value)
      if (cell === undefined) {
        cell = this.numbers.numberOf({ measure, split, value })
        known.set(value, cell)
      }
      return cell
    }
    return {
      column: this.plainColumn(column),
      cellOf:
        kind === 'set'
          ? (value) => cellOf(Array.isArray(value) ? setKey(value as string[]) : '')
          : (value) => cellOf(value === null || value === undefined ? '' : String(value)),
    }
  }

  private plainColumn(name: string): `c${number}` {
    return this.column(sql`r.${sql.ref(name)}`, name)
  }

  private ordinalColumn(name: string): `c${number}` {
    const thing = this.view.things[name] as Thing
    return thing.numbered
      ? this.plainColumn(thing.key)
      : this.column(sql`${sql.ref(`ordinal_${name}`)}.ordinal`, `ordinal of ${name}`)
  }

  private column(expression: RawBuilder<unknown>, name: string): `c${number}` {
    const known = this.columnNames.get(name)
    if (known) return known
    const alias = `c${this.columns.push(expression) - 1}` as const
    this.columnNames.set(name, alias)
    return alias
  }

  private unnumbered(): [string, Thing][] {
    return Object.entries(this.view.things).filter(([name]) => this.columnNames.has(`ordinal of ${name}`))
  }

  private ordinalJoins(): RawBuilder<unknown>[] {
    const joins = this.unnumbered().map(([name, thing]) => {
      const alias = sql.ref(`ordinal_${name}`)
      return sql`left join figure_ordinal ${alias} on ${alias}.thing = ${name} and ${alias}.key = ${thingKey(thing, 'r')}`
    })
    return joins.length > 0 ? joins : [sql``]
  }
}

/** The same text as `thingOf` in memory. */
export function thingKey(thing: Thing, row: string): RawBuilder<string> {
  const own = sql`${sql.ref(`${row}.${thing.key}`)}::text`
  if (thing.otherwise === undefined) return sql<string>`${own}`
  return sql<string>`coalesce(${own}, ${sql.lit(`${thing.otherwise}:`)} || ${sql.ref(`${row}.${thing.otherwise}`)}::text)`
}
