import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { inboxRoutes } from './core/inbox-routes.ts'
import type { ApplicationsNeighbours } from './core/neighbours.ts'

/** Every route of this room. */
export const applicationsRoutes = (platform: Platform, neighbours: ApplicationsNeighbours): Implemented[] => [
  ...inboxRoutes(platform, neighbours),
]
