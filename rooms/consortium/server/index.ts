import type { Implemented } from '../../../platform/server/http/routes.ts'
import { forumRoutes } from './forum-routes.ts'
import { needRoutes } from './need-routes.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'
import { screeningRoutes } from './screening-routes.ts'

export { consortiumInventories, consortiumSubscribers } from './merged-places.ts'
export type { ConsortiumNeighbours } from './neighbours.ts'

/** Every route of this room. */
export const consortiumRoutes = (neighbours: ConsortiumNeighbours): Implemented[] => [
  ...screeningRoutes(neighbours),
  ...needRoutes(neighbours),
  ...forumRoutes(),
]
