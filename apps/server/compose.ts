import type { FastifyInstance } from 'fastify'
import type { Implemented } from '../../platform/server/http/routes.ts'
import { httpServer } from '../../platform/server/http/server.ts'
import type { Subscriber } from '../../platform/server/outbox.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { accessInventories, accessRoutes, identifier } from '../../rooms/access/server/index.ts'
import {
  activitiesInventories,
  activitiesRoutes,
  activitiesSubscribers,
  activitiesTimeline,
  attendancesOfPersons,
  groupsOfPersons,
  visitsOfPersons,
} from '../../rooms/activities/server/index.ts'
import { applicationsRoutes, applicationsSubscribers } from '../../rooms/applications/server/index.ts'
import {
  assessmentInventories,
  assessmentRoutes,
  assessmentSubscribers,
  assessmentsOfPersons,
  assessmentTimeline,
} from '../../rooms/assessment/server/index.ts'
import {
  caseMergers,
  casesOfPersons,
  caseworkInventories,
  caseworkRoutes,
  caseworkTimeline,
  openCasesOf,
} from '../../rooms/casework/server/index.ts'
import {
  consortiumInventories,
  consortiumRoutes,
  consortiumSubscribers,
  consortiumTimeline,
} from '../../rooms/consortium/server/index.ts'
import {
  dutiesInventories,
  dutiesRoutes,
  dutiesSubscribers,
  dutiesTimeline,
} from '../../rooms/duties/server/index.ts'
import { evaluationRoutes } from '../../rooms/evaluation/server/index.ts'
import { fundsRoutes } from '../../rooms/funds/server/index.ts'
import { indicatorsRoutes, indicatorsSubscribers } from '../../rooms/indicators/server/index.ts'
import {
  intakeInventories,
  intakeRoutes,
  intakeSubscribers,
  intakeTimeline,
  requestsOfPersons,
} from '../../rooms/intake/server/index.ts'
import { juvenileRoutes } from '../../rooms/juvenile/server/index.ts'
import {
  counsellingOfPersons,
  letterMergers,
  lettersInventories,
  lettersRoutes,
  lettersTimeline,
} from '../../rooms/letters/server/index.ts'
import { organisationsRoutes } from '../../rooms/organisations/server/index.ts'
import {
  peopleInventories,
  peopleRoutes,
  peopleSubscribers,
  peopleTimeline,
} from '../../rooms/people/server/index.ts'
import { programmesRoutes } from '../../rooms/programmes/server/index.ts'
import { projectsRoutes } from '../../rooms/projects/server/index.ts'
import {
  protectionRoutes,
  protectionSubscribers,
  protectionTimeline,
} from '../../rooms/protection/server/index.ts'
import { regionsRoutes } from '../../rooms/regions/server/index.ts'
import { reportsRoutes, reportsSubscribers } from '../../rooms/reports/server/index.ts'
import {
  resourcesInventories,
  resourcesRoutes,
  resourcesSubscribers,
  resourcesTimeline,
} from '../../rooms/resources/server/index.ts'
import {
  surveyMergers,
  surveysInventories,
  surveysRoutes,
  surveysTimeline,
} from '../../rooms/surveys/server/index.ts'
import { volunteersRoutes } from '../../rooms/volunteers/server/index.ts'
import { socialWorkersIn, workforceRoutes } from '../../rooms/workforce/server/index.ts'
import { type DemoAccount, deploymentRoutes } from './deployment.ts'
import { allErrors } from './errors.ts'
import { addHealth } from './health.ts'
import {
  accessNeighbours,
  applicationsNeighbours,
  caseNamed,
  caseNeighbours,
  consortiumNeighbours,
  dutyNeighbours,
  elderNeighbours,
  fundsNeighbours,
  headsOf,
  intakeNeighbours,
  juvenileNeighbours,
  namesOf,
  reportNeighbours,
  surveyNeighbours,
  taskNeighbours,
  workforceNeighbours,
} from './neighbours.ts'
import { programmesNeighbours } from './populations.ts'
import { systemsAround } from './systems-around.ts'
import { serveWebApp } from './web-app.ts'

/** What higher rooms know of persons: told before a merge, and in the way of undoing the import of a file. */
export const personUses = [
  visitsOfPersons,
  groupsOfPersons,
  attendancesOfPersons,
  casesOfPersons,
  assessmentsOfPersons,
  requestsOfPersons,
  counsellingOfPersons,
]

/**
 * What each room tells of a person, in the order of one day's lines. Files of case-involved minors are told by no
 * timeline: that there is one may be known to nobody but those charged with it (2.11).
 */
export const timelineSources = [
  ...peopleTimeline,
  ...intakeTimeline,
  ...caseworkTimeline,
  ...activitiesTimeline,
  ...resourcesTimeline,
  ...assessmentTimeline,
  ...protectionTimeline,
  ...lettersTimeline,
  ...surveysTimeline,
  ...consortiumTimeline,
  ...dutiesTimeline,
]

/** Every route of the product, room by room. */
export const allRoutes = (platform: Platform): Implemented[] => [
  ...regionsRoutes(platform, [
    ...peopleInventories,
    ...activitiesInventories,
    ...assessmentInventories,
    ...resourcesInventories,
    ...consortiumInventories,
    ...dutiesInventories,
    ...intakeInventories,
    ...lettersInventories,
    ...caseworkInventories,
    ...surveysInventories,
    ...accessInventories,
  ]),
  ...accessRoutes(platform, accessNeighbours(platform)),
  ...peopleRoutes(platform, personUses, timelineSources),
  ...dutiesRoutes(platform, dutyNeighbours(platform)),
  ...organisationsRoutes(platform),
  ...fundsRoutes(platform, fundsNeighbours),
  ...intakeRoutes(platform, intakeNeighbours(platform), taskNeighbours(platform)),
  ...workforceRoutes(platform, workforceNeighbours(platform)),
  ...activitiesRoutes(platform),
  ...surveysRoutes(platform, surveyNeighbours(platform)),
  ...assessmentRoutes(platform, elderNeighbours(platform), socialWorkersIn),
  ...lettersRoutes(platform, headsOf(platform), caseNamed),
  ...caseworkRoutes(platform, systemsAround, caseNeighbours(platform)),
  ...protectionRoutes(platform),
  ...juvenileRoutes(platform, juvenileNeighbours(platform)),
  ...resourcesRoutes(platform),
  ...volunteersRoutes(platform),
  ...consortiumRoutes(platform, consortiumNeighbours(platform)),
  ...indicatorsRoutes(platform, namesOf),
  ...projectsRoutes(platform),
  ...reportsRoutes(platform, reportNeighbours(platform)),
  ...evaluationRoutes(platform, reportNeighbours(platform)),
  ...applicationsRoutes(platform, applicationsNeighbours(platform)),
  ...programmesRoutes(programmesNeighbours(platform)),
]

/** Rooms that hear of what lower or neighbouring rooms made true. */
export const allSubscribers = (platform: Platform): Subscriber[] => [
  ...peopleSubscribers(platform),
  ...activitiesSubscribers(platform),
  ...assessmentSubscribers(platform, openCasesOf),
  ...resourcesSubscribers(),
  ...consortiumSubscribers(),
  ...dutiesSubscribers(),
  ...intakeSubscribers(platform),
  ...protectionSubscribers(platform),
  letterMergers,
  caseMergers,
  surveyMergers,
  ...indicatorsSubscribers(platform),
  ...reportsSubscribers(platform, reportNeighbours(platform)),
  ...applicationsSubscribers(platform, applicationsNeighbours(platform)),
]

export type ServerOptions = {
  readonly version: string
  readonly demoAccounts: readonly DemoAccount[]
  /** The built web app; without it only the API is served. */
  readonly webFolder?: string
  readonly logger?: boolean | object
}

/** The server of the whole product, not yet listening. */
export function productServer(platform: Platform, options: ServerOptions): Promise<FastifyInstance> {
  const startedAt = platform.clock.now()
  return httpServer({
    database: platform.database,
    clock: platform.clock,
    routes: [...deploymentRoutes(options.version, options.demoAccounts), ...allRoutes(platform)],
    errors: allErrors,
    version: options.version,
    identify: identifier(platform),
    logger: options.logger ?? false,
    extend: async (server) => {
      addHealth(server, platform, startedAt)
      if (options.webFolder) await serveWebApp(server, options.webFolder)
    },
  })
}
