import type { Scope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { CipherSuite } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Keys } from '../../../../platform/server/crypto/keys.ts'
import type { Cell } from '../../../documents/index.ts'
import type { Spreadsheet } from '../../../documents/server/index.ts'
import type { ResolvablePlaces } from '../../../regions/server/index.ts'
import type { LedgerMapping } from '../../domain/ledger/mapping.ts'
import type { LedgerPerson } from '../../domain/ledger/person.ts'
import type { HouseholdPlace } from './household-key.ts'

/** What a sheet was found to be, and whether its rows are taken. */
export type LedgerSheet = {
  readonly sheet: string
  readonly hidden: boolean
  readonly filledRows: number
  readonly taken: boolean
  /** Null where no row looks like titles. */
  readonly mapping: LedgerMapping | null
}

/** Everything the reading of a file needs to know; plain data, because it is handed to another thread. */
export type ReadingOrder = {
  readonly path: string
  readonly fileName: string
  readonly keys: Keys
  readonly suite: CipherSuite
  readonly today: Day
  readonly station: { readonly division: DivisionCode; readonly isCovered: boolean }
  readonly scope: Scope
  readonly places: ResolvablePlaces
  readonly words: Readonly<Record<string, string>>
  /** Null: the sheets are looked through and their columns guessed. */
  readonly sheets: readonly LedgerSheet[] | null
  /** What looking through the file found, when it was opened before. */
  readonly surveys: Spreadsheet['surveys']
  /** Only the cells of these lines are wanted: rows that were good in themselves and have to wait after all. */
  readonly only?: readonly number[]
}

/** A problem of a row as it is kept and shown; `field` names the column, where one is meant. */
export type RowProblem = {
  readonly letter: string | null
  readonly header: string | null
  readonly code: string
  readonly severity: 'reject' | 'warn'
  readonly data: Readonly<Record<string, string | number>>
}

/** A row that waits, or that went in without something: its cells as they are, 同上 put in. */
export type ProblemRow = {
  readonly line: number
  readonly sheet: string
  readonly row: number
  readonly rejected: boolean
  readonly codes: readonly string[]
  readonly content: RowContent
}

export type RowContent = {
  readonly cells: readonly (Cell | null)[]
  readonly problems: readonly RowProblem[]
}

export type SheetSamples = {
  readonly sheet: string
  readonly columns: readonly { readonly column: number; readonly samples: readonly string[] }[]
}

/** A person of a ledger row, with where they live, their household, and the earlier row about them if there is one. */
export type PlacedPerson = {
  readonly said: LedgerPerson
  readonly line: number
  readonly follows: number | null
  readonly sheet: string
  readonly row: number
  readonly division: DivisionCode
  readonly household: HouseholdPlace
}

export type SheetsNews = {
  readonly kind: 'sheets'
  readonly sheets: readonly LedgerSheet[]
  readonly samples: readonly SheetSamples[]
  readonly surveys: Spreadsheet['surveys']
  readonly total: number
}
type EndNews =
  | { readonly kind: 'done'; readonly warned: number; readonly unknownWords: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** What the reading finds while it goes on, in this order: sheets once, rows piece by piece, the end. */
export type FoundNews =
  | SheetsNews
  | {
      readonly kind: 'found'
      readonly people: readonly PlacedPerson[]
      readonly problems: readonly ProblemRow[]
      readonly read: number
    }
  | EndNews

/** The same with people sealed, spelled and written out for the database. */
export type ReadingNews = SheetsNews | RowsNews | EndNews

export type RowsNews = {
  readonly kind: 'rows'
  /** COPY text of good rows, as bytes: they are handed over without being copied. */
  readonly copy: Uint8Array<ArrayBuffer>
  readonly good: number
  readonly problems: readonly ProblemRow[]
  readonly read: number
}
