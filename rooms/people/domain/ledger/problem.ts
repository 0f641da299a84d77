import type { ledgerMessages } from './messages.ts'

export type LedgerProblemCode = keyof typeof ledgerMessages

/**
 * One thing wrong with one cell. `reject`: the row waits until it is put right; `warn`: the row goes in, without
 * what could not be read. `data` fills the sentence; it never holds the content of an identity number.
 */
export type CellProblem = {
  readonly row: number
  /** Null for what concerns the whole row. */
  readonly column: { readonly letter: string; readonly header: string } | null
  readonly code: LedgerProblemCode
  readonly severity: 'reject' | 'warn'
  readonly data: Readonly<Record<string, string | number>>
}
