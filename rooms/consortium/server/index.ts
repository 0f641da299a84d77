import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { forumRoutes } from './forum-routes.ts'
import { listRoutes } from './list-routes.ts'
import { consortiumMover } from './merged-places.ts'
import { needRoutes } from './need-routes.ts'
import type { ConsortiumNeighbours } from './neighbours.ts'
import { screeningRoutes } from './screening-routes.ts'
import { settledTasks } from './settled-tasks.ts'

export { consortiumInventories } from './merged-places.ts'
export type { ConsortiumNeighbours } from './neighbours.ts'
export { consortiumTimeline } from './timeline.ts'

/** Every route of this room. */
export const consortiumRoutes = (platform: Platform, neighbours: ConsortiumNeighbours): Implemented[] => [
  ...screeningRoutes(neighbours),
  ...listRoutes(platform),
  ...needRoutes(platform, neighbours),
  ...forumRoutes(platform),
]

/** What happens elsewhere and is heard here: mergers of divisions, tasks that bodies ended. */
export const consortiumSubscribers = (): Subscriber[] => [consortiumMover, settledTasks]
