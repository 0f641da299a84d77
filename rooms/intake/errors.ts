import type { ErrorTable } from '../../kernel/contract.ts'
import { requestErrors } from './domain/requests/errors.ts'

/** Every code this room can refuse with. */
export const intakeErrors = { ...requestErrors } as const satisfies ErrorTable
import { taskErrors } from './domain/tasks/errors.ts'

export const intakeErrors = { ...taskErrors } as const satisfies ErrorTable
