export { resourcesInventories, resourcesSubscribers } from './merged-places.ts'
export { type Offer, offerById, offersLike } from './offers.ts'
export { resourcesRoutes } from './routes.ts'
