export { visitsOfPersons } from './person-uses.ts'
export { type Recorded, recordTrip } from './record.ts'
export { activitiesRoutes } from './routes.ts'
export { type LastVisit, lastVisits } from './store.ts'
