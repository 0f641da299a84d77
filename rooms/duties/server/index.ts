export type { DutyNeighbours } from './commands.ts'
export { dutiesInventories, dutiesSubscribers } from './merged-places.ts'
export { dutiesRoutes } from './routes.ts'
export {
  cancelDuties,
  cancelDuty,
  handOverDuties,
  type NewDuty,
  openDuties,
  openDutiesAbout,
  openDutiesAmong,
  openDuty,
  settleDuties,
  settleDuty,
} from './store.ts'
export { dutiesTimeline } from './timeline.ts'
