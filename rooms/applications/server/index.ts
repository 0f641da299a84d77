export {
  type ApplicationRow,
  applicationsAt,
  findApplication,
  inScope,
  type WhichApplications,
} from './core/application-store.ts'
export { watchClocks } from './core/clocks.ts'
export { type DecideInput, type DecisionRow, decideApplication, decisionsOf, weigh } from './core/decide.ts'
export { applicationsSubscribers } from './core/duties.ts'
export { type ApplicationEvent, eventsOf } from './core/events.ts'
export { factsOf } from './core/facts.ts'
export { type Move, moveApplication } from './core/move.ts'
export type { ApplicationsNeighbours } from './core/neighbours.ts'
export { openOwedFilings } from './core/owed-filings.ts'
export { programmeOf } from './core/programme-of.ts'
export { type Recomputed, recomputeDecisions } from './core/recompute.ts'
export { subjectIndex } from './core/seal.ts'
export { windowsOn } from './core/window.ts'
export { watchNotices } from './judging/watch-notices.ts'
export { shippedPapers } from './paying/letters.ts'
export { barsOf, paidTo } from './paying/paid-facts.ts'
export { stoppedPayments } from './paying/stopped.ts'
export { asksRecords, recordsByKey, type SubjectRecords, subjectRecords } from './paying/subject-records.ts'
export { applicationsRoutes } from './routes.ts'
