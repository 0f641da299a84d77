export { resourcesInventories, resourcesSubscribers } from './merged-places.ts'
export { resourcesRoutes } from './routes.ts'
