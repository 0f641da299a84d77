export type { JuvenileNeighbours } from './door.ts'
export { juvenileRoutes } from './routes.ts'
