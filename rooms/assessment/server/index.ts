import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { assessmentOfPersonRoutes } from './files/assessment-routes.ts'
import { type ElderNeighbours, noElderNeighbours } from './files/elder-list.ts'
import { elderMonthSubscriber } from './files/elder-months.ts'
import { elderRoutes } from './files/elder-routes.ts'
import { riskFileRoutes } from './files/file-routes.ts'
import { type CasesOf, noCases, riskFileSubscriber } from './files/follow-files.ts'
import { mergerSubscriber } from './files/merged-places.ts'
import { noTeam, riskOverviewRoutes, type TeamOf } from './files/overview-routes.ts'
import { instrumentRoutes } from './instruments/routes.ts'

export { type AlarmNeighbours, raiseRiskAlarms } from './files/alarms.ts'
export type { ElderNeighbours } from './files/elder-list.ts'
export { refreshElderMonths } from './files/elder-months.ts'
export type { CasesOf } from './files/follow-files.ts'
export { assessmentInventories } from './files/merged-places.ts'
export { assessmentsOfPersons } from './files/person-uses.ts'
export { type AssessmentResult, resultsOfPersons } from './files/results.ts'
export { assessmentTimeline } from './files/timeline.ts'
export {
  type DefinitionInForce,
  definitionInForce,
  keepDefinition,
  keptDefinition,
} from './instruments/definition-in-force.ts'
export {
  type Definition,
  loadInstruments,
  readInstrument,
  shippedInstruments,
  shippedOn,
} from './instruments/instrument-files.ts'
export { readAnswers } from './instruments/read-answers.ts'

/** Every route of this room. */
export const assessmentRoutes = (
  platform: Platform,
  neighbours: ElderNeighbours = noElderNeighbours,
  teamOf: TeamOf = noTeam,
): Implemented[] => [
  ...elderRoutes(neighbours),
  ...instrumentRoutes(),
  ...assessmentOfPersonRoutes(platform),
  // Before the files themselves: the words of these paths are no ids.
  ...riskOverviewRoutes(platform, teamOf),
  ...riskFileRoutes(platform),
]

export const assessmentSubscribers = (platform: Platform, casesOf: CasesOf = noCases): Subscriber[] => [
  mergerSubscriber,
  riskFileSubscriber(platform, casesOf),
  elderMonthSubscriber(),
]
