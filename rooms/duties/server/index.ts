export type { DutyNeighbours } from './commands.ts'
export { dutiesRoutes } from './routes.ts'
export { cancelDuty, type NewDuty, openDuty } from './store.ts'
