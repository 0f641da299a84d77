export { type Danger, type DangerKind, dangerKinds } from './domain/danger-words.ts'
export {
  type AcceptedWay,
  needTerms,
  type RequestNeed,
  type RequestSource,
  type RequestState,
  type RequestUrgency,
  sourceTerms,
  stateTerms,
  urgencyTerms,
  wayTerms,
} from './domain/requests/codes.ts'
export {
  type ConsentFound,
  type HandedField,
  handOverFieldCodes,
  handOverFields,
} from './domain/tasks/hand-over.ts'
export type { LegalBasis } from './domain/tasks/legal-basis.ts'
export { type TaskState, taskStates, taskStateTitles } from './domain/tasks/state.ts'
