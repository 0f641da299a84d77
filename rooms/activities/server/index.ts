import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { consultationOfRequest } from './learning/consultation-of-request.ts'
import { mergerSubscriber } from './merged-places.ts'

export { type HeadsOf, raiseUnclaimed } from './classes/alert.ts'
export { groupsJoined } from './groups-joined.ts'
export { activitiesInventories } from './merged-places.ts'
export { attendancesOfPersons, groupsOfPersons, visitsOfPersons } from './person-uses.ts'
export { type Recorded, recordTrip } from './record.ts'
export { activitiesRoutes } from './routes.ts'
export { type LastVisit, lastVisits } from './store.ts'
export { activitiesTimeline } from './timeline.ts'
export {
  type ToldActivity,
  type ToldGroup,
  type ToldService,
  type ToldTraining,
  toldActivities,
  toldGroups,
  toldTrainings,
} from './told.ts'

export const activitiesSubscribers = (platform: Platform): Subscriber[] => [
  mergerSubscriber,
  consultationOfRequest(platform),
]
