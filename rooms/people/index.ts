export {
  checkDigitOf,
  checkIdentityNumber,
  type IdentityNumber,
  type IdentityNumberError,
  maskIdentityNumber,
} from '../../kernel/identity-number.ts'
export { type Category, type CategoryBook, categoryBook } from './domain/category.ts'
export {
  type Consent,
  type ConsentNeed,
  type ConsentPurpose,
  type ConsentState,
  consentPurposes,
  consentState,
  fourteenthBirthday,
} from './domain/consent.ts'
export { checkDisabilityCard, type DisabilityCard } from './domain/disability-card.ts'
export { drawGenogram, type GenogramQuestion } from './domain/family/genogram-drawing.ts'
export {
  type Quality,
  qualityTerms,
  type TieKind,
  type TieSource,
  tieKinds,
  tieSourceTerms,
  tieTerms,
} from './domain/family/ties.ts'
export { type FileState, fileStates, isOnRegister, settableStates } from './domain/file-state.ts'
export {
  type IdentityKind,
  identityKinds,
  type NoIdentityReason,
  noIdentityReasonCodes,
  noIdentityReasons,
} from './domain/identity-kind.ts'
export { isSurely, nicknamesOf, type Piece, partsOf, piecesOf } from './domain/name-in-text.ts'
export { maskPhone } from './domain/sensitive.ts'
