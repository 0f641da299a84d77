import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { requestsGoingOn } from './requests/closing-owed.ts'
import { type IntakeNeighbours, noIntakeNeighbours } from './requests/look.ts'
import { requestInventories, requestMergers } from './requests/merged-places.ts'
import { publicRequestRoutes } from './requests/public-routes.ts'
import { requestRoutes } from './requests/routes.ts'
import { type TaskNeighbours, taskInventories, taskRoutes, taskSubscribers } from './tasks/index.ts'

export { type IntakeAlarmNeighbours, raiseIntakeAlarms } from './alarms/raise.ts'
export { takeUpUnheard } from './alarms/unheard.ts'
export { dangersIn } from './danger-words.ts'
export {
  type RequestBrief,
  requestBecame,
  requestBrief,
  requestProtected,
  requestsOfPerson,
  requestsOfPersons,
  requestsTakenFrom,
  wordsOfRequest,
} from './requests/asked-by-others.ts'
export { type TakenIn, type TakenInAs, takeIn } from './requests/take-in.ts'
export {
  type AskedField,
  bodiesWithTasks,
  type Composed,
  composeFields,
  consentFound,
  type GiveInput,
  type GiveMore,
  type Given,
  type Ground,
  giveTask,
  groundOf,
  legalBases,
  type NamedAccount,
  shippedLetterTemplate,
  type TaskNeighbours,
  type TaskOfSource,
  type TaskTools,
  tasksOf,
  withdrawTask,
} from './tasks/index.ts'
export { intakeTimeline } from './timeline.ts'
export type { IntakeNeighbours }

/** Every route of this room. */
export const intakeRoutes = (
  platform: Platform,
  neighbours: IntakeNeighbours = noIntakeNeighbours,
  tasks?: TaskNeighbours,
): Implemented[] => [
  ...requestRoutes(platform, neighbours),
  ...publicRequestRoutes(platform, neighbours),
  ...taskRoutes(platform, tasks),
]

export const intakeInventories = [...requestInventories, ...taskInventories]

export const intakeSubscribers = (platform: Platform): Subscriber[] => [
  requestMergers,
  requestsGoingOn(platform),
  ...taskSubscribers(platform),
]
