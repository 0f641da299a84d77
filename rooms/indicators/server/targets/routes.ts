import type { Implemented } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { targetCommands } from './commands.ts'
import { denominatorRoutes } from './denominator-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { shippedPlans } from './plan-files.ts'
import { targetRoutes } from './read-routes.ts'

/** Targets, who falls short of them, and what they are divided by. A wrong file stops the start, not a request. */
export const targetsRoutes = (platform: Platform): Implemented[] => {
  shippedPlans()
  return [
    ...targetRoutes(platform),
    ...placeRoutes(platform),
    ...targetCommands(platform),
    ...denominatorRoutes(platform),
  ]
}
