export { type BriefVolunteer, volunteersLike } from './brief.ts'
export { volunteersOfStations } from './count-by-station.ts'
export { volunteersRoutes } from './routes.ts'
