import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { linkRoutes } from './link-routes.ts'
import { officerRoutes } from './officers.ts'
import { organisationRoutes } from './routes.ts'

export { type Body, bodiesOfFields } from './bodies.ts'
export { type HeldPost, postsHeldBy } from './officers.ts'
export { nameOfStanding, organisationNames, placeOfOrganisation } from './store.ts'

/** Every route of this room. */
export const organisationsRoutes = (platform: Platform): Implemented[] => [
  ...organisationRoutes(platform),
  ...linkRoutes(),
  ...officerRoutes(),
]
