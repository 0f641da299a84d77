export {
  contactPurposeCodes,
  contactPurposes,
  type LinkKind,
  linkKinds,
  type OrganisationKind,
  organisationFields,
  organisationKindCodes,
  organisationKinds,
  type PlaceKind,
  placeKinds,
} from './domain/kinds.ts'
export type { OrganisationWarning } from './domain/organisation.ts'
