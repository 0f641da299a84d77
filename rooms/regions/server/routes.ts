import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { divisionRoutes } from './division-routes.ts'
import { stationRoutes } from './station-routes.ts'
import { workdayRoutes } from './workday-routes.ts'
import { zoneRoutes } from './zone-routes.ts'

/** The routes need nothing of the platform but what each request brings. */
export const regionsRoutes = (_platform: Platform): Implemented[] => [
  ...divisionRoutes(),
  ...zoneRoutes(),
  ...stationRoutes(),
  ...workdayRoutes(),
]
