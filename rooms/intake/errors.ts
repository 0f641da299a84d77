import type { ErrorTable } from '../../kernel/contract.ts'
import { requestErrors } from './domain/requests/errors.ts'
import { taskErrors } from './domain/tasks/errors.ts'

/** Every code this room can refuse with. */
export const intakeErrors = { ...requestErrors, ...taskErrors } as const satisfies ErrorTable
