export { type LinkKind, linkKind, stands } from './domain/chain.ts'
export { groupKindTerms, groupStateTerms } from './domain/groups/group-codes.ts'
export { type GroupWarning, groupWarnings } from './domain/groups/group-warnings.ts'
export { ownCorrectionDays } from './domain/policy.ts'
export { type ServiceField, serviceFields, serviceFieldTerms } from './domain/service-field.ts'
export { type ServiceType, serviceTypes, serviceTypeTerms } from './domain/service-type.ts'
export {
  type VisitConfirmation,
  type VisitHandled,
  type VisitMethod,
  type VisitPurpose,
  type VisitSeen,
  visitConfirmations,
  visitHandled,
  visitMethods,
  visitPurposes,
  visitSeen,
} from './domain/visit-codes.ts'
export { type VisitWarning, visitWarnings } from './domain/warnings.ts'
