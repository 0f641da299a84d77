import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { actRoutes } from './core/act-routes.ts'
import { inboxRoutes } from './core/inbox-routes.ts'
import type { ApplicationsNeighbours } from './core/neighbours.ts'
import { ownRoutes } from './core/own-routes.ts'
import { publicRoutes } from './core/public-routes.ts'
import { judgingRoutes } from './judging/routes.ts'
import { routesOfPaying } from './paying/index.ts'

/** Every route of this room. */
export const applicationsRoutes = (platform: Platform, neighbours: ApplicationsNeighbours): Implemented[] => [
  ...inboxRoutes(platform, neighbours),
  ...ownRoutes(platform),
  ...actRoutes(platform),
  ...publicRoutes(platform),
  ...judgingRoutes(platform, neighbours),
  ...routesOfPaying(platform),
]
