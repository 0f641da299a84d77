/** One cell of a printed table. `end` stands to the right, as figures do. */
export type PrintedCell = string

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** `place`: whom a letter is to, at the margin and never indented; who signs and when, to the right under it (落款). */
  | { readonly kind: 'text'; readonly text: string; readonly place?: 'addressee' | 'signature' }
  /** A sentence in small print: a note under a table, where a figure comes from. */
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly PrintedColumn[]
      readonly rows: readonly (readonly PrintedCell[])[]
    }
  /** A form as offices print it: names in shaded cells, what is filled in beside them, everything in one grid. */
  | { readonly kind: 'form'; readonly widths: readonly number[]; readonly rows: readonly FormRow[] }

/**
 * `lines`: how many lines of text it is high at least, so that an empty one can be written in by hand. `keepNext`: it stands
 * over the next row, never alone at the foot of a page. `whole`: it never goes over two pages, however high; a picture does not.
 */
export type FormRow = {
  readonly cells: readonly FormCell[]
  readonly lines?: number
  readonly keepNext?: boolean
  readonly whole?: boolean
}

/** A new line in `text` is a paragraph of its own. `span`: over how many columns it goes; 1 when not said. */
export type FormCell = {
  readonly text: string
  readonly label?: boolean
  readonly span?: number
}

/** `width` is a share of the page's width against the other columns. */
export type PrintedColumn = { readonly title: string; readonly width: number; readonly end?: boolean }

/**
 * What is printed, whatever the file: the same blocks become a PDF or a Word file. It is plain text throughout; no
 * mark-up of a caller's text is ever read.
 */
export type PrintedDocument = {
  readonly title: string
  readonly subtitle?: string
  readonly language: 'zh' | 'en'
  readonly landscape?: boolean
  readonly blocks: readonly PrintedBlock[]
  /** Stands at the foot of every page: version, digest, as-of time. */
  readonly foot?: string
}
