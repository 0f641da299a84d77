import type { Implemented } from '../../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { taskConsents } from './consent-ended.ts'
import { givenTaskRoutes } from './given-routes.ts'
import { taskMergers } from './merged-places.ts'
import { noNeighbours, type TaskNeighbours } from './neighbours.ts'
import { receivedTaskRoutes } from './received-routes.ts'
import { taskDuties } from './subscribers.ts'

export { bodiesWithTasks } from './bodies-of-person.ts'
export { type TaskOfSource, tasksOf, withdrawTask } from './by-other-rooms.ts'
export { type AskedField, type Composed, composeFields } from './compose-hand-over.ts'
export { legalBases } from './data-files.ts'
export { type GiveMore, type Given, giveTask } from './give.ts'
export { consentFound, type Ground, groundOf } from './ground.ts'
export { shippedTemplate as shippedLetterTemplate } from './letter.ts'
export { taskInventories } from './merged-places.ts'
export type { NamedAccount, TaskNeighbours, TaskTools } from './neighbours.ts'
export type { GiveInput } from './prepare.ts'

export const taskRoutes = (platform: Platform, neighbours: TaskNeighbours = noNeighbours): Implemented[] => [
  ...receivedTaskRoutes(platform),
  ...givenTaskRoutes(platform, neighbours),
]

export const taskSubscribers = (platform: Platform): Subscriber[] => [
  taskDuties,
  taskConsents(platform),
  taskMergers,
]
