import type { OrganisationField } from '../../organisations/index.ts'
import type { ResourceKind } from '../../resources/index.ts'
import type { NeedKind } from './needs.ts'

/** Which kinds of linked resources can answer a kind of need. */
export const resourceKindsFor: { readonly [kind in NeedKind]: readonly ResourceKind[] } = {
  material: ['money', 'goods'],
  service: ['service', 'labour', 'venue', 'information'],
  development: ['information', 'service', 'venue', 'labour'],
}

/** In which fields a body works that can answer a kind of need (8.5). */
export const fieldsFor: { readonly [kind in NeedKind]: readonly OrganisationField[] } = {
  material: ['social-assistance'],
  service: ['social-assistance', 'elder-care', 'child-welfare', 'social-affairs'],
  development: ['social-assistance', 'community-building', 'child-welfare'],
}
