import { publicRequestsContract } from './contract/public-requests.ts'
import { requestsContract } from './contract/requests.ts'

/** Every route of this room. */
export const intakeContract = { ...requestsContract, ...publicRequestsContract }
export { publicRequestsContract, requestsContract }
import { tasksContract } from './contract/tasks.ts'

export const intakeContract = { ...tasksContract }
