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
