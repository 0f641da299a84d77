import type { Cell, SheetRow } from '../../../documents/index.ts'
import { cellText, type LedgerValue, meansDitto, meansNothing } from './cells.ts'
import { fieldRepeats, type LedgerField } from './fields.ts'
import type { LedgerColumn, LedgerMapping } from './mapping.ts'
import type { CellProblem, LedgerProblemCode } from './problem.ts'

/** The values of the row above by column, 同上 already put in. */
export type Above = ReadonlyMap<number, LedgerValue>

/** The columns of a mapping by what they hold; made once a sheet. */
export class MappedColumns {
  readonly all: readonly LedgerColumn[]
  readonly flags: readonly LedgerColumn[]
  readonly #byField = new Map<LedgerField, LedgerColumn[]>()

  constructor({ columns }: LedgerMapping) {
    this.all = columns.filter(({ field, flag }) => flag !== null || (field !== null && field !== 'no'))
    this.flags = columns.filter(({ flag }) => flag !== null)
    for (const column of columns) {
      if (column.field) this.#byField.set(column.field, [...this.of(column.field), column])
    }
  }

  of(field: LedgerField): readonly LedgerColumn[] {
    return this.#byField.get(field) ?? []
  }
}

type Data = CellProblem['data']

/**
 * The cells of one row by what they mean, and the problems found in them. A cell covered by a block merged
 * downwards has the block's value; covered from the side it is empty.
 */
export class RowCells {
  readonly row: number
  readonly problems: CellProblem[] = []
  readonly #columns: MappedColumns
  readonly #values = new Map<number, LedgerValue>()

  constructor(row: SheetRow, columns: MappedColumns, above: Above) {
    this.row = row.row
    this.#columns = columns
    for (const column of columns.all) {
      const cell = row.cells[column.column] ?? null
      const value =
        cell && (cell.from === null || cell.from.column === column.column)
          ? this.#read(cell, column, above)
          : null
      if (value) this.#values.set(column.column, value)
    }
  }

  /** For 同上 in the row below. */
  get carried(): Above {
    return this.#values
  }

  /** Null where the ledger says nothing: an empty cell, `-`, 无. */
  value(field: LedgerField): LedgerValue | null {
    for (const column of this.#columns.of(field)) {
      const value = this.#values.get(column.column)
      if (value && !meansNothing(value.text)) return value
    }
    return null
  }

  /** Several columns may hold the same thing, such as two telephones. */
  values(field: LedgerField): LedgerValue[] {
    return this.#columns.of(field).flatMap((column) => {
      const value = this.#values.get(column.column)
      return value && !meansNothing(value.text) ? [value] : []
    })
  }

  text(field: LedgerField): string | null {
    return this.value(field)?.text ?? null
  }

  /** What stands in the cell even when it only says "nothing", such as 无 for a missing number. */
  written(field: LedgerField): string {
    const column = this.#columnOf(field)
    return (column && this.#values.get(column.column)?.text) ?? ''
  }

  /** The yes/no columns that have something written in them. */
  flags(): { readonly column: LedgerColumn; readonly category: string; readonly text: string }[] {
    return this.#columns.flags.flatMap((column) => {
      const value = this.#values.get(column.column)
      return column.flag && value ? [{ column, category: column.flag, text: value.text }] : []
    })
  }

  reject(at: LedgerField | LedgerColumn | null, code: LedgerProblemCode, data: Data = {}): void {
    this.#report(at, code, 'reject', data)
  }

  warn(at: LedgerField | LedgerColumn | null, code: LedgerProblemCode, data: Data = {}): void {
    this.#report(at, code, 'warn', data)
  }

  /** The title of the column as the sheet has it. */
  header(field: LedgerField): string {
    return this.#columnOf(field)?.header ?? ''
  }

  #read(cell: Cell, column: LedgerColumn, above: Above): LedgerValue | null {
    if (cell.kind === 'error') {
      this.#report(
        column,
        'cell-has-error',
        column.field === 'name' || column.field === 'identityNumber' ? 'reject' : 'warn',
        {
          text: cell.text,
        },
      )
      return null
    }
    const text = cellText(cell)
    if (text === '') return null
    if (column.field === 'note' || !meansDitto(text)) return { text, cell }
    if (column.field !== null && !fieldRepeats(column.field)) {
      this.#report(column, 'ditto-not-allowed', 'reject', {})
      return null
    }
    const value = above.get(column.column)
    if (!value) this.#report(column, 'ditto-without-row-above', 'reject', {})
    return value ?? null
  }

  #columnOf(field: LedgerField): LedgerColumn | undefined {
    return this.#columns.of(field)[0]
  }

  #report(
    at: LedgerField | LedgerColumn | null,
    code: LedgerProblemCode,
    severity: CellProblem['severity'],
    data: Data,
  ): void {
    const column = typeof at === 'string' ? this.#columnOf(at) : at
    const place = column ? { letter: column.letter, header: column.header } : null
    this.problems.push({ row: this.row, column: place, code, severity, data })
  }
}
