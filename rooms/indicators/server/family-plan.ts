import { type RawBuilder, sql } from 'kysely'
import { holds } from '../domain/filter.ts'
import { type Measure, summedColumn } from '../domain/measure.ts'
import type { Thing, View } from '../domain/view.ts'
import type { Family } from './catalogue.ts'
import { ClassColumns } from './class-columns.ts'
import { type PlannedMeasure, RowClass } from './row-class.ts'
import { thingKey } from './thing-key.ts'

/** A value that each row brings itself: a number, or what tells one trip from another. */
export type OwnValue = 'number' | 'trip'

/** Rows keep one bit a measure. */
const mostTripMeasures = 30

/**
 * How all measures of a view are counted in one pass over its rows: what is asked of the database, and to which cells
 * a row adds. A row is asked for two things: the columns that make its class, and the few values that are its own.
 */
export class FamilyPlan {
  readonly view: View
  /** What stands behind the class in a row, in this order. */
  readonly own: OwnValue[] = []
  /** Classes that were met and whose cells have no numbers yet. */
  readonly fresh: RowClass[] = []
  private readonly columns: ClassColumns
  readonly measures: readonly PlannedMeasure[]
  private readonly expressions: RawBuilder<unknown>[] = []
  private readonly places = new Map<string, number>()
  private readonly classes = new Map<string, RowClass>()

  constructor({ view, measures }: Family) {
    this.view = view
    this.columns = new ClassColumns(view)
    // Splits first: a condition on a column that is sent anyway needs no column of its own.
    for (const split of new Set(measures.flatMap((measure) => measure.split_by))) {
      this.columns.whole(view.splits[split]?.column ?? split)
    }
    this.measures = measures.map((measure) => this.planned(measure))
    if (this.measures.filter(({ kind }) => kind === 'once-per').length > mostTripMeasures) {
      throw new Error(`more than ${mostTripMeasures} measures of ${view.name} count trips`)
    }
  }

  /** How many columns make the class; they stand first. */
  get classWidth(): number {
    return this.columns.count
  }

  /** Rows of the view, which `from` names `r`, under the number of this plan; all plans' rows have the same columns. */
  select(number: number, from: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select r.station, r.month, r.division, ${sql.lit(number)}::smallint as plan, r.id,
      row(${sql.join([...this.columns.select, ...this.expressions])}) as fields
      from ${from} ${sql.join(this.ordinalJoins(), sql` `)}`
  }

  /** Numbers for the keys of things that their room does not number, for the rows of `from`. */
  ensureOrdinals(from: RawBuilder<unknown>): RawBuilder<unknown>[] {
    return this.unnumbered().map(([name, thing]) => {
      const [own, other] = [sql.ref(`r.${thing.key}`), thing.otherwise && sql.ref(`r.${thing.otherwise}`)]
      // Alike ones are put together as they are stored, because making a text of each row's key costs more.
      const kinds = other ? sql`${own}, case when ${own} is null then ${other} end` : own
      const columns = other ? [sql.ref(thing.key), sql.ref(thing.otherwise as string)] : [sql.ref(thing.key)]
      const key = thingKey(thing, 'found')
      return sql`
        insert into figure_ordinal (thing, key)
        select ${name}::text, ${key} from (select distinct ${kinds} from ${from}) as found (${sql.join(columns)})
        where ${key} is not null and not exists (
          select from figure_ordinal o where o.thing = ${name} and o.key = ${key})
        on conflict do nothing`
    })
  }

  /** The class of a row by the bytes of its class columns. */
  classOf(fields: Buffer, start: number, end: number): RowClass {
    const key = fields.toString('latin1', start, end)
    let found = this.classes.get(key)
    if (!found) {
      found = new RowClass(this.view, this.measures, this.columns.read(fields.subarray(start, end)))
      this.classes.set(key, found)
      this.fresh.push(found)
    }
    return found
  }

  private planned(measure: Measure): PlannedMeasure {
    const { count, where } = measure
    const condition = where && this.columns.condition(where)
    const at = (kind: PlannedMeasure['kind'], place: number): PlannedMeasure => ({
      measure,
      kind,
      place,
      fulfilled: (row) => !condition || holds(condition, row),
    })
    if (count === 'records') return at('records', 0)
    if ('once_per' in count) return at('once-per', this.trip(count.once_per))
    if ('distinct' in count) return at('distinct', this.ordinal(count.distinct))
    const column = summedColumn(count)
    return at('sum', this.place(column, 'number', sql`${sql.ref(`r.${column}`)}::bigint`))
  }

  private ordinal(name: string): number {
    const thing = this.view.things[name] as Thing
    const number = thing.numbered ? sql.ref(`r.${thing.key}`) : sql`${sql.ref(`ordinal_${name}`)}.ordinal`
    return this.place(`ordinal of ${name}`, 'number', sql`${number}::integer`)
  }

  /** One value for trip and day; null where the row names no trip. */
  private trip(column: string): number {
    const day = sql.ref(`r.${this.view.day}`)
    return this.place(
      `trip by ${column}`,
      'trip',
      sql`case when ${sql.ref(`r.${column}`)} is not null then row(${sql.ref(`r.${column}`)}, ${day}) end`,
    )
  }

  private place(name: string, kind: OwnValue, expression: RawBuilder<unknown>): number {
    const known = this.places.get(name)
    if (known !== undefined) return known
    this.expressions.push(expression)
    const place = this.own.push(kind) - 1
    this.places.set(name, place)
    return place
  }

  private unnumbered(): [string, Thing][] {
    return Object.entries(this.view.things).filter(
      ([name]) => this.places.has(`ordinal of ${name}`) && !this.view.things[name]?.numbered,
    )
  }

  private ordinalJoins(): RawBuilder<unknown>[] {
    const joins = this.unnumbered().map(([name, thing]) => {
      const alias = sql.ref(`ordinal_${name}`)
      return sql`left join figure_ordinal ${alias} on ${alias}.thing = ${sql.lit(name)} and ${alias}.key = ${thingKey(thing, 'r')}`
    })
    return joins.length > 0 ? joins : [sql``]
  }
}
