export { decidesAt, needsAnother, permissionAt } from './domain/core/acting.ts'
export { type EventKind, type EventRole, eventKinds, eventRoles } from './domain/core/event.ts'
export { type Answers, type GatheredFacts, gatherFacts, type Origin } from './domain/core/gathered-facts.ts'
export {
  type Nominator,
  nominators,
  type Outcome,
  outcomes,
  type SubjectKind,
  type SubjectRoom,
  subjectKinds,
  subjectRooms,
} from './domain/core/subject.ts'
