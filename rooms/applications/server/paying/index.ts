import type { Implemented } from '../../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { ApplicationsNeighbours } from '../core/neighbours.ts'
import { paymentsHeard } from './heard-payments.ts'
import { practicumHeard } from './heard-practicum.ts'
import { letterRoutes } from './letter-routes.ts'
import { payingRoutes } from './paying-routes.ts'
import { rollRoutes } from './roll-routes.ts'
import { sampleRoutes } from './sample-routes.ts'
import { sanctionRoutes } from './sanction-routes.ts'

/** Routes of payments, the roll, letters, samples and sanctions. */
export const routesOfPaying = (platform: Platform): Implemented[] => [
  ...payingRoutes(platform),
  ...rollRoutes(platform),
  ...letterRoutes(),
  ...sampleRoutes(),
  ...sanctionRoutes(platform),
]

export const subscribersOfPaying = (neighbours: ApplicationsNeighbours): Subscriber[] => [
  paymentsHeard,
  practicumHeard(neighbours),
]
