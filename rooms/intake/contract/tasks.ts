import { givenRoutes } from './tasks/given.ts'
import { receivedRoutes } from './tasks/received.ts'

/** Tasks from both sides: what a body was given, and what a station handed out. */
export const tasksContract = { ...receivedRoutes, ...givenRoutes }
