import type { Words } from '../../../kernel/contract.ts'
import type { RecordKind } from './record-kind.ts'

/**
 * One column that a room publishes for counting. `list` is an array of codes; `key` is a uuid; `values` are all codes
 * that may stand in it, with their words; `title` is how a definition names the column, needed where no split does. `sensitive` tells of a person what not every reader may know (L3).
 */
export type Column =
  | {
      readonly kind: 'text' | 'integer' | 'list'
      readonly title?: Words
      readonly values?: Readonly<Record<string, Words>>
      readonly sensitive?: true
    }
  | { readonly kind: 'boolean' | 'day' | 'key'; readonly title?: Words }

/** What rows may be told apart by; a `set` split keeps each combination of codes, so that any union stays exact. */
export type Split = { readonly column: string; readonly kind: 'value' | 'set'; readonly title: Words }

/**
 * What may be counted once however often it occurs. `key` is the column that tells one from another; a row without
 * it is told apart by `otherwise`. `numbered` says that the key is already a dense number fit for a bitmap.
 */
export type Thing = {
  readonly key: string
  readonly otherwise?: string
  readonly numbered: boolean
  readonly title: Words
  /** The column that names one of them, where the `label` of the view names only the record. */
  readonly label?: string
  /** What one of them is, for the way back; a person where it is left out. */
  readonly record?: RecordKind
}

/**
 * A view that a room publishes for figures. Every view has `province`, `station` (`noStation` for what belongs to a
 * division only), `division`, `month`, a day column, `person` (null where a row is about nobody), and `id`, which
 * orders the rows of a leaf. Only the columns named here exist for a measure.
 */
export type View = {
  readonly name: string
  /** Where a recount takes the same rows from, when `name` is itself kept from something. */
  readonly recountedFrom?: string
  readonly title: Words
  /** What a row is, for the way back from a figure to its records; its `id` is that of the record. */
  readonly record: RecordKind
  /** The column that says of each row what it is, where a view holds several kinds. */
  readonly recordKind?: string
  /** The view has a text `label` that names a record which is about no single person (an activity’s title). */
  readonly labelled?: true
  readonly day: string
  readonly columns: Readonly<Record<string, Column>>
  readonly splits: Readonly<Record<string, Split>>
  readonly things: Readonly<Record<string, Thing>>
  /** Which thing a stock of this view counts; the person where it is left out. */
  readonly stockOf?: string
}

/** The words of all values that a split may have; null where they are open, and of categories, which are combined. */
export function splitValues(view: View, split: string): Readonly<Record<string, Words>> | null {
  const { column, kind } = view.splits[split] ?? { column: split, kind: 'set' }
  const found = kind === 'value' ? view.columns[column] : undefined
  return found && 'values' in found ? (found.values ?? null) : null
}

/** A row of a view, by column; what the row does not say is absent and equals nothing. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>

/** The number or text that tells one thing from another in a row; null when the row names none. */
export function thingOf(thing: Thing, row: Row): string | null {
  const own = row[thing.key]
  if (own !== null && own !== undefined) return String(own)
  const other = thing.otherwise === undefined ? undefined : row[thing.otherwise]
  return other === null || other === undefined ? null : `${thing.otherwise}:${String(other)}`
}
