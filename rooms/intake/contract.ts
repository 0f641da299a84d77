import { publicRequestsContract } from './contract/public-requests.ts'
import { requestsContract } from './contract/requests.ts'
import { tasksContract } from './contract/tasks.ts'

/** Every route of this room. */
export const intakeContract = { ...requestsContract, ...publicRequestsContract, ...tasksContract }
export { taskGiving } from './contract/tasks/shapes.ts'
export { publicRequestsContract, requestsContract, tasksContract }
