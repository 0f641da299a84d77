import {
  AccountsIcon,
  AuditIcon,
  CalendarIcon,
  OrganisationIcon,
  PersonIcon,
  SafetyIcon,
  StationIcon,
  VolunteerIcon,
} from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** The network: organisations, workers, volunteers, stations; accounts and what they did. */
export const networkPages: readonly PageEntry[] = [
  {
    path: '/organisations',
    load: () => import('../pages/organisations.tsx'),
    needs: 'organisations.read',
    menu: {
      title: shellTexts.organisations,
      icon: OrganisationIcon,
      holds: ['/places', '/resource-libraries', '/registry'],
    },
  },
  {
    path: '/organisations/new',
    load: () => import('../pages/organisation-new.tsx'),
    needs: 'organisations.write',
  },
  {
    path: '/organisations/import',
    load: () => import('../pages/organisation-import.tsx'),
    needs: 'organisations.write',
  },
  {
    path: '/organisations/$id',
    load: () => import('../pages/organisation.tsx'),
    needs: 'organisations.read',
  },
  {
    path: '/organisations/$id/edit',
    load: () => import('../pages/organisation-edit.tsx'),
    needs: 'organisations.write',
  },
  {
    path: '/resource-libraries',
    load: () => import('../pages/resource-libraries.tsx'),
    needs: 'organisations.read',
  },
  { path: '/registry', load: () => import('../pages/registry.tsx'), needs: 'organisations.read' },
  {
    path: '/registry/import',
    load: () => import('../pages/registry-import.tsx'),
    needs: 'organisations.registry',
  },
  {
    path: '/registry/draws/$id',
    load: () => import('../pages/registry-draw.tsx'),
    needs: 'organisations.registry',
  },
  { path: '/lookup', load: () => import('../pages/lookup.tsx'), needs: null },
  { path: '/lookup/$code', load: () => import('../pages/lookup-one.tsx'), needs: null },
  { path: '/places', load: () => import('../pages/places.tsx'), needs: 'organisations.read' },
  { path: '/places/new', load: () => import('../pages/place-new.tsx'), needs: 'organisations.write' },
  { path: '/places/$id', load: () => import('../pages/place.tsx'), needs: 'organisations.read' },
  {
    path: '/workforce',
    load: () => import('../pages/workforce.tsx'),
    needs: 'workforce.read',
    menu: { title: shellTexts.workforce, icon: PersonIcon },
  },
  { path: '/workforce/new', load: () => import('../pages/workforce-new.tsx'), needs: 'workforce.write' },
  {
    path: '/workforce/import',
    load: () => import('../pages/workforce-import.tsx'),
    needs: 'workforce.write',
  },
  { path: '/workforce/handovers', load: () => import('../pages/handovers.tsx'), needs: 'workforce.read' },
  { path: '/workforce/$id', load: () => import('../pages/workforce-member.tsx'), needs: 'workforce.read' },
  {
    path: '/practicum',
    load: () => import('../pages/practicum.tsx'),
    needs: ['practicum.read', 'practicum.log', 'practicum.sign'],
    menu: { title: shellTexts.practicum, icon: CalendarIcon },
  },
  { path: '/practicum/new', load: () => import('../pages/practicum-new.tsx'), needs: 'practicum.write' },
  { path: '/practicum/$id', load: () => import('../pages/practicum-one.tsx'), needs: 'practicum.read' },
  {
    path: '/volunteers',
    load: () => import('../pages/volunteers.tsx'),
    needs: 'volunteers.read',
    menu: { title: shellTexts.volunteers, icon: VolunteerIcon },
  },
  { path: '/volunteers/new', load: () => import('../pages/volunteer-new.tsx'), needs: 'volunteers.write' },
  {
    path: '/volunteers/import',
    load: () => import('../pages/volunteer-import.tsx'),
    needs: 'volunteers.write',
  },
  { path: '/volunteers/$id', load: () => import('../pages/volunteer.tsx'), needs: 'volunteers.read' },
  {
    path: '/volunteers/$id/edit',
    load: () => import('../pages/volunteer-edit.tsx'),
    needs: 'volunteers.write',
  },
  {
    path: '/stations',
    load: () => import('../pages/stations.tsx'),
    // Everybody of the network; a partner body comes for its tasks and nothing else.
    needs: ['people.read', 'figures.read', 'access.read', 'audit.read', 'juvenile.read'],
    menu: { title: shellTexts.stations, icon: StationIcon },
  },
  { path: '/stations/mergers', load: () => import('../pages/mergers.tsx'), needs: 'regions.write' },
  { path: '/stations/checklist', load: () => import('../pages/checklist.tsx'), needs: 'workforce.read' },
  { path: '/stations/new', load: () => import('../pages/station-new.tsx'), needs: 'regions.write' },
  { path: '/stations/$id', load: () => import('../pages/station.tsx'), needs: null },
  {
    path: '/accounts',
    load: () => import('../pages/accounts.tsx'),
    needs: 'access.read',
    menu: { title: shellTexts.accounts, icon: AccountsIcon },
  },
  { path: '/accounts/$id', load: () => import('../pages/account.tsx'), needs: 'access.read' },
  {
    path: '/emergency',
    load: () => import('../pages/emergency.tsx'),
    needs: ['access.break-glass', 'access.review'],
    menu: { title: shellTexts.emergency, icon: SafetyIcon },
  },
  {
    path: '/audit',
    load: () => import('../pages/audit.tsx'),
    needs: 'audit.read',
    menu: { title: shellTexts.audit, icon: AuditIcon },
  },
  { path: '/me', load: () => import('../pages/me.tsx'), needs: null },
]
