import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { definitions } from './definitions.ts'
import { reportDuties } from './duties.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { paragraphs } from './paragraphs.ts'
import { proseRoutesOf } from './prose-routes.ts'
import { reportTableRoutes } from './routes.ts'
import { type Verified, verifyVersions } from './version-store.ts'

export { type DueRound, keepReportsDue } from './due-reports.ts'
export type { JournalEntry, JournalSource } from './journal-source.ts'
export type { ReportNeighbours } from './neighbours.ts'
export { shippedTemplates } from './shipped-templates.ts'
export type { Verified } from './version-store.ts'

/** Every route of this room; a wrong file of `data/reports` or `data/paragraphs` ends the start here, with its place and reason. */
export function reportsRoutes(platform: Platform, neighbours: ReportNeighbours = {}): Implemented[] {
  definitions()
  paragraphs()
  return [...reportTableRoutes(platform, neighbours), ...proseRoutesOf(platform, neighbours)]
}

export const reportsSubscribers = (platform: Platform, neighbours: ReportNeighbours = {}): Subscriber[] => [
  reportDuties(platform, neighbours),
]

/** Whether every frozen version is still what was frozen. */
export const verifyReports = (platform: Platform): Promise<Verified> => verifyVersions(platform.worker.handle)
