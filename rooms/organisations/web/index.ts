export { DrawParts, DrawTable } from './draw-parts.tsx'
export { ImportOrganisations } from './import-organisations.tsx'
export { ImportRegistry } from './import-registry.tsx'
export { Officers } from './officers.tsx'
export { OrganisationField } from './organisation-field.tsx'
export { OrganisationFacts } from './organisation-file.tsx'
export { OrganisationForm } from './organisation-form.tsx'
export { OrganisationTable, useAskedOrganisations } from './organisation-table.tsx'
export { OwedReports } from './owed-reports.tsx'
export { PlaceForm } from './place-form.tsx'
export { PlaceTable, useAskedPlaces } from './place-table.tsx'
export { PublicExtract, PublicSearch } from './public-registry.tsx'
export {
  type OrganisationFile,
  organisationList,
  organisationQuery,
  organisationsApi,
  placeQuery,
  searchOrganisations,
} from './queries.ts'
export { RegistryParts } from './registry-file.tsx'
export { drawQuery } from './registry-queries.ts'
export { RegistryTable, useAskedRegistry } from './registry-table.tsx'
export { registryTexts } from './registry-texts.ts'
export { organisationsTexts } from './texts.ts'
