export type { DutyNeighbours } from './commands.ts'
export { dutiesInventories, dutiesSubscribers } from './merged-places.ts'
export { dutiesRoutes } from './routes.ts'
export { cancelDuty, handOverDuties, type NewDuty, openDuty, settleDuty } from './store.ts'
