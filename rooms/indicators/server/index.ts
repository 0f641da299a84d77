import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { childRoutes } from './child-routes.ts'
import { comparisonRoutes } from './dashboard/comparison-routes.ts'
import { pinRoutes } from './dashboard/pin-routes.ts'
import { tileRoutes } from './dashboard/tile-routes.ts'
import { engineFor } from './engine.ts'
import { personSubscriber } from './heard-events.ts'
import { measureRoutes } from './measure-routes.ts'
import { type Rebuilt, rebuildFigures } from './rebuild/rebuild.ts'
import { type NamesOf, recordRoutes } from './record-routes.ts'
import { settleEverything } from './settle-everything.ts'
import { splitRoutes } from './split-routes.ts'
import { targetsRoutes } from './targets/routes.ts'
import { valueRoutes } from './value-routes.ts'
import { type Sample, type Verified, verifyFigures } from './verify/verify.ts'

export { type FigureBacklog, figureBacklog } from './backlog.ts'
export { type CheckedFile, checkFile } from './check-file.ts'
export { startFigureWorker } from './figure-worker.ts'
export {
  childrenFor,
  declaredMeasures,
  type FiguresAnswer,
  figuresFor,
  type NodeFigures,
  splitsOf,
} from './figures-for.ts'
export { spanOf } from './read-span.ts'
export type { Rebuilt } from './rebuild/rebuild.ts'
export { type DrilledLine, type RecordChanges, recordChanges, recordsOf } from './record-changes.ts'
export type { NamesOf } from './record-routes.ts'
export { settleEverything } from './settle-everything.ts'
export type { Reader } from './settled-read.ts'
export { type FigureSheet, showFigures } from './show-figures.ts'
export type { SplitParts } from './split-routes.ts'
export {
  type AskedAmount,
  amountsOfStation,
  deliverable,
  type StationAmount,
} from './station-amounts.ts'
export type { Difference } from './verify/compare.ts'
export type { Sample, Verified } from './verify/verify.ts'

/** Every route of this room. `namesOf` lets a higher room name the persons behind a figure. */
export const indicatorsRoutes = (platform: Platform, namesOf?: NamesOf): Implemented[] => [
  ...measureRoutes(platform),
  ...valueRoutes(platform),
  ...childRoutes(platform),
  ...comparisonRoutes(platform),
  ...pinRoutes(platform),
  ...tileRoutes(platform),
  ...splitRoutes(platform),
  ...recordRoutes(platform, namesOf),
  ...targetsRoutes(platform),
]

export const indicatorsSubscribers = (_platform: Platform): Subscriber[] => [personSubscriber]

/**
 * Recounts everything, or a sample, from base records, after what was written is counted; what it finds different is
 * wrong.
 */
export async function verifyAllFigures(platform: Platform, sample?: Sample): Promise<Verified> {
  await settleEverything(platform)
  return verifyFigures(engineFor(platform), sample)
}

/** Throws all figures away and builds them from base records. */
export const rebuildAllFigures = (platform: Platform): Promise<Rebuilt> => rebuildFigures(engineFor(platform))
