import type { Words } from '../../kernel/contract.ts'

/** What acts are called, by the code that the audit trail has. */
export type Acts = Readonly<Record<string, Words>>
