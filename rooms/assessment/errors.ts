import type { ErrorTable } from '../../kernel/contract.ts'
import { riskFileErrors } from './files-errors.ts'
import { instrumentErrors } from './instrument-errors.ts'

/** Why this room refuses something. */
export const assessmentErrors = { ...instrumentErrors, ...riskFileErrors } as const satisfies ErrorTable
