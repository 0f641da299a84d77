import type { Words } from '../../../kernel/contract.ts'

/** What the person who runs the product must know and can put right: why something was not done. */
export type OperatorRefusal<Code extends string = string> = Words & { readonly code: Code }

/**
 * Thrown where a process cannot go on without its database. The message is fit for a terminal: Chinese, English,
 * then what the database itself said.
 */
export class DatabaseNotStarted extends Error {
  readonly refusal: OperatorRefusal<StartCode>

  constructor(refusal: OperatorRefusal<StartCode>, said = '') {
    super([refusal.zh, refusal.en, said.trim()].filter(Boolean).join('\n'))
    this.name = 'DatabaseNotStarted'
    this.refusal = refusal
  }
}

export type StartCode =
  | 'data-folder-in-use'
  | 'data-folder-not-writable'
  | 'database-folder-missing'
  | 'database-folder-unreachable'
  | 'database-version-differs'
  | 'database-account-missing'
  | 'database-not-created'
  | 'database-not-started'
  | 'platform-not-supported'

export const notStarted = (code: StartCode, zh: string, en: string, said?: string): DatabaseNotStarted =>
  new DatabaseNotStarted({ code, zh, en }, said)
