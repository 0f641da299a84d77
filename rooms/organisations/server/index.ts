import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { drawRoutes } from './draw-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { officerRoutes } from './officers.ts'
import { publicRegistryRoutes } from './public-registry.ts'
import { registryRoutes } from './registry-routes.ts'
import { organisationRoutes } from './routes.ts'

export { type OwedReport, reportsOfYear } from './annual-reports.ts'
export { type Body, bodiesOfFields, bodiesOfKinds } from './bodies.ts'
export { type Consequence, noteConsequence } from './consequences.ts'
export { type HeldPost, postsHeldBy } from './officers.ts'
export { factsOfOrganisation } from './registry-facts.ts'
export { type CountedBody, registryPopulation } from './registry-population.ts'
export { noteReportStep, standingOfReport, stepsOfReport } from './report-steps.ts'
export { nameOfStanding, organisationNames, placeOfOrganisation, standingOrganisation } from './store.ts'
export { type RegistryNeighbours, watchListings } from './watch-listings.ts'

/** Every route of this room. */
export const organisationsRoutes = (platform: Platform): Implemented[] => [
  ...organisationRoutes(platform),
  ...linkRoutes(),
  ...officerRoutes(),
  ...registryRoutes(),
  ...drawRoutes(),
  ...publicRegistryRoutes(platform),
]
