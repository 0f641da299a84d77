export {
  contactPurposeCodes,
  contactPurposes,
  type LinkKind,
  linkKinds,
  type OrganisationField,
  type OrganisationKind,
  organisationFields,
  organisationKindCodes,
  organisationKinds,
  type PlaceKind,
  placeKinds,
} from './domain/kinds.ts'
export { type OfficerPost, officerPostCodes, officerPosts } from './domain/officer-posts.ts'
export type { OrganisationWarning } from './domain/organisation.ts'
export { owesReport } from './domain/registry/annual-report.ts'
export {
  findings,
  type LegalForm,
  type ListKind,
  legalForms,
  listKinds,
  type PenaltyKind,
  penaltyKinds,
  type RegistrationStatus,
  type ReportState,
  type ReportStep,
  registrationStatuses,
  reportStates,
} from './domain/registry/codes.ts'
export { drawn } from './domain/registry/draw.ts'
export { type OrganisationFact, organisationFacts } from './domain/registry/facts.ts'
