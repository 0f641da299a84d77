import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { divisionRoutes } from './division-routes.ts'
import type { Inventory } from './merged-facts.ts'
import { mergerRoutes } from './merger-routes.ts'
import { publicDivisionRoutes } from './public-divisions.ts'
import { stationPartRoutes } from './station-part-commands.ts'
import { stationRoutes } from './station-routes.ts'
import { workdayRoutes } from './workday-routes.ts'
import { zoneRoutes } from './zone-routes.ts'

/** `inventories` say what higher rooms keep at a division, for the preview of a merger. */
export const regionsRoutes = (platform: Platform, inventories: readonly Inventory[] = []): Implemented[] => [
  ...divisionRoutes(),
  ...publicDivisionRoutes(platform),
  ...mergerRoutes(inventories),
  ...zoneRoutes(),
  ...stationRoutes(),
  ...stationPartRoutes(),
  ...workdayRoutes(),
]
