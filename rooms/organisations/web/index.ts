export { ImportOrganisations } from './import-organisations.tsx'
export { Officers } from './officers.tsx'
export { OrganisationField } from './organisation-field.tsx'
export { OrganisationFacts } from './organisation-file.tsx'
export { OrganisationForm } from './organisation-form.tsx'
export { OrganisationTable, useAskedOrganisations } from './organisation-table.tsx'
export { PlaceForm } from './place-form.tsx'
export { PlaceTable, useAskedPlaces } from './place-table.tsx'
export {
  type OrganisationFile,
  organisationList,
  organisationQuery,
  organisationsApi,
  placeQuery,
  searchOrganisations,
} from './queries.ts'
export { organisationsTexts } from './texts.ts'
