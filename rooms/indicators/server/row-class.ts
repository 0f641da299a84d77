import type { Measure } from '../domain/measure.ts'
import { splitValue } from '../domain/reference.ts'
import type { Row, View } from '../domain/view.ts'
import { type CellNumbers, totalCell } from './cell-numbers.ts'
import type { Cell } from './cell-table.ts'

/** One way in which a row adds to cells; `place` is where the row has its number or its trip. */
type Adding = { readonly place: number; readonly measure: number; readonly cells: readonly Cell[] }

/** The same with numbers for cells, as counting wants it. `measure` tells apart what is the first of its trip. */
export type Added = { readonly place: number; readonly measure: number; readonly cells: Int32Array }

/** A measure with what a row must be asked for it. */
export type PlannedMeasure = {
  readonly measure: Measure
  readonly kind: 'records' | 'sum' | 'distinct' | 'once-per'
  readonly place: number
  fulfilled(row: Row): boolean
}

/** What all rows of a class add, worked out when the first of them is met. */
export class RowClass {
  private readonly wanted: Readonly<Record<PlannedMeasure['kind'], Adding[]>> = {
    records: [],
    sum: [],
    distinct: [],
    'once-per': [],
  }
  /** Cells that each row adds one to. */
  records: Int32Array = new Int32Array(0)
  /** Cells that a number of the row is added to. */
  sums: readonly Added[] = []
  /** Cells that a number of the row is a member of. */
  members: readonly Added[] = []
  /** Cells that the row adds one to when it is the first of its trip, in the order of `trips`. */
  firsts: readonly Added[] = []

  constructor(view: View, measures: readonly PlannedMeasure[], row: Row) {
    for (const [i, { measure, kind, place, fulfilled }] of measures.entries()) {
      if (!fulfilled(row)) continue
      const cells = [
        totalCell(measure),
        ...measure.split_by.map((split) => ({
          measure: measure.code,
          split,
          value: splitValue(view, split, row),
        })),
      ]
      const adding = this.wanted[kind]
      const same = kind === 'once-per' ? undefined : adding.find((one) => one.place === place)
      if (same) adding[adding.indexOf(same)] = { ...same, cells: [...same.cells, ...cells] }
      else adding.push({ place, measure: i, cells })
    }
  }

  /** By which trips the rows are told apart, and for which measure. */
  get trips(): readonly { readonly place: number; readonly measure: number }[] {
    return this.wanted['once-per']
  }

  get cells(): readonly Cell[] {
    return Object.values(this.wanted).flatMap((adding) => adding.flatMap(({ cells }) => cells))
  }

  /** Once the cells have numbers. */
  number(numbers: CellNumbers): void {
    const numbered = (adding: readonly Adding[]): Added[] =>
      adding.map(({ place, measure, cells }) => ({
        place,
        measure,
        cells: Int32Array.from(cells, (cell) => numbers.numberOf(cell)),
      }))
    this.records = numbered(this.wanted.records)[0]?.cells ?? this.records
    this.sums = numbered(this.wanted.sum)
    this.members = numbered(this.wanted.distinct)
    this.firsts = numbered(this.wanted['once-per'])
  }
}
