import type { ErrorTable } from '../../kernel/contract.ts'
import { instrumentErrors } from './instrument-errors.ts'

/** Why this room refuses something. */
export const assessmentErrors = { ...instrumentErrors } as const satisfies ErrorTable
