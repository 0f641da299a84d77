export { type LinkKind, linkKind, stands } from './domain/chain.ts'
export { ownCorrectionDays } from './domain/policy.ts'
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
