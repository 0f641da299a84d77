import type { ComponentType } from 'react'
import type { Words } from '../../kernel/contract.ts'
import {
  AccountsIcon,
  AuditIcon,
  FiguresIcon,
  HomeIcon,
  PeopleIcon,
  SafetyIcon,
  ServicesIcon,
  StationIcon,
  TargetIcon,
  VisitIcon,
} from '../../platform/web/icons.ts'
import type { Needs } from './page-access.ts'
import { shellTexts } from './texts.ts'

/** A page of the product. The address is TanStack's: `/people/$id`. */
export type PageEntry = {
  readonly path: `/${string}`
  /** Fetches the page's file, which exports `Component`. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>
  /** The permissions of which one is needed to see anything here; null for everyone signed in. */
  readonly needs: Needs
  /** Its place in the menu; pages without one are reached from others. */
  readonly menu?: {
    readonly title: Words
    readonly icon: ComponentType
    /** Stands on the phone's bar at the bottom (four do); the others are under "more". */
    readonly bar?: boolean
    /** The one thing most people come to do: a button in the middle of the bar. */
    readonly main?: boolean
  }
}

/** Every page, in the order of the menu. */
export const pages: readonly PageEntry[] = [
  {
    path: '/',
    load: () => import('./pages/today.tsx'),
    needs: null,
    menu: { title: shellTexts.today, icon: HomeIcon, bar: true },
  },
  {
    path: '/people',
    load: () => import('./pages/people.tsx'),
    needs: 'people.read',
    menu: { title: shellTexts.people, icon: PeopleIcon, bar: true },
  },
  { path: '/people/new', load: () => import('./pages/person-new.tsx'), needs: 'people.write' },
  { path: '/people/duplicates', load: () => import('./pages/duplicates.tsx'), needs: 'people.merge' },
  { path: '/people/merge', load: () => import('./pages/merge.tsx'), needs: 'people.merge' },
  { path: '/people/$id', load: () => import('./pages/person.tsx'), needs: 'people.read' },
  { path: '/import', load: () => import('./pages/imports.tsx'), needs: 'people.import' },
  { path: '/import/$id', load: () => import('./pages/import.tsx'), needs: 'people.import' },
  {
    path: '/visits/new',
    load: () => import('./pages/visit-new.tsx'),
    needs: 'activities.record',
    menu: { title: shellTexts.visit, icon: VisitIcon, bar: true, main: true },
  },
  { path: '/visits/$id', load: () => import('./pages/visit.tsx'), needs: 'activities.read' },
  {
    path: '/groups',
    load: () => import('./pages/groups.tsx'),
    needs: 'activities.read',
  },
  { path: '/groups/new', load: () => import('./pages/group-new.tsx'), needs: 'activities.record' },
  {
    path: '/groups/sessions/new',
    load: () => import('./pages/group-session-new.tsx'),
    needs: 'activities.record',
  },
  {
    path: '/groups/sessions/$id',
    load: () => import('./pages/group-session.tsx'),
    needs: 'activities.read',
  },
  {
    path: '/groups/attendances/$id',
    load: () => import('./pages/group-attendance.tsx'),
    needs: 'activities.read',
  },
  { path: '/groups/$id', load: () => import('./pages/group.tsx'), needs: 'activities.read' },
  { path: '/groups/$id/edit', load: () => import('./pages/group-edit.tsx'), needs: 'activities.record' },
  { path: '/groups/$id/print', load: () => import('./pages/group-print.tsx'), needs: 'activities.read' },
  {
    path: '/activities',
    load: () => import('./pages/services.tsx'),
    needs: 'activities.read',
    menu: { title: shellTexts.services, icon: ServicesIcon },
  },
  { path: '/activities/list', load: () => import('./pages/activities.tsx'), needs: 'activities.read' },
  { path: '/activities/new', load: () => import('./pages/activity-new.tsx'), needs: 'activities.record' },
  { path: '/activities/$id', load: () => import('./pages/activity.tsx'), needs: 'activities.read' },
  {
    path: '/activities/$id/edit',
    load: () => import('./pages/activity-edit.tsx'),
    needs: 'activities.record',
  },
  {
    path: '/activities/$id/paper',
    load: () => import('./pages/activity-paper.tsx'),
    needs: 'activities.read',
  },
  { path: '/classes', load: () => import('./pages/classes.tsx'), needs: 'activities.read' },
  { path: '/classes/new', load: () => import('./pages/class-new.tsx'), needs: 'activities.record' },
  { path: '/classes/today', load: () => import('./pages/classes-today.tsx'), needs: 'activities.read' },
  {
    path: '/classes/sessions/$id',
    load: () => import('./pages/class-session.tsx'),
    needs: 'activities.read',
  },
  { path: '/classes/$id', load: () => import('./pages/class.tsx'), needs: 'activities.read' },
  { path: '/classes/$id/edit', load: () => import('./pages/class-edit.tsx'), needs: 'activities.record' },
  { path: '/join/$code', load: () => import('./pages/join.tsx'), needs: null },
  {
    path: '/cases',
    load: () => import('./pages/cases.tsx'),
    needs: 'casework.read',
  },
  { path: '/cases/new', load: () => import('./pages/case-new.tsx'), needs: 'casework.record' },
  { path: '/cases/$id', load: () => import('./pages/case.tsx'), needs: 'casework.read' },
  {
    path: '/figures',
    load: () => import('./pages/figures.tsx'),
    needs: 'figures.read',
    menu: { title: shellTexts.figures, icon: FiguresIcon, bar: true },
  },
  { path: '/figures/records', load: () => import('./pages/figures-records.tsx'), needs: 'figures.drill' },
  {
    path: '/figures/measures/$code',
    load: () => import('./pages/figures-measure.tsx'),
    needs: 'figures.read',
  },
  {
    path: '/targets',
    load: () => import('./pages/targets.tsx'),
    needs: 'figures.read',
    menu: { title: shellTexts.targets, icon: TargetIcon },
  },
  { path: '/targets/new', load: () => import('./pages/target-new.tsx'), needs: 'targets.write' },
  { path: '/targets/denominators', load: () => import('./pages/denominators.tsx'), needs: 'figures.read' },
  { path: '/targets/$target', load: () => import('./pages/target.tsx'), needs: 'figures.read' },
  {
    path: '/targets/$target/change',
    load: () => import('./pages/target-change.tsx'),
    needs: 'targets.write',
  },
  { path: '/service-lists', load: () => import('./pages/service-lists.tsx'), needs: 'figures.read' },
  { path: '/service-lists/new', load: () => import('./pages/service-list-new.tsx'), needs: 'targets.write' },
  { path: '/service-lists/$list', load: () => import('./pages/service-list.tsx'), needs: 'figures.read' },
  {
    path: '/service-lists/$list/change',
    load: () => import('./pages/service-list-change.tsx'),
    needs: 'targets.write',
  },
  {
    path: '/accounts',
    load: () => import('./pages/accounts.tsx'),
    needs: 'access.read',
    menu: { title: shellTexts.accounts, icon: AccountsIcon },
  },
  { path: '/accounts/$id', load: () => import('./pages/account.tsx'), needs: 'access.read' },
  {
    path: '/emergency',
    load: () => import('./pages/emergency.tsx'),
    needs: ['access.break-glass', 'access.review'],
    menu: { title: shellTexts.emergency, icon: SafetyIcon },
  },
  {
    path: '/audit',
    load: () => import('./pages/audit.tsx'),
    needs: 'audit.read',
    menu: { title: shellTexts.audit, icon: AuditIcon },
  },
  {
    path: '/stations',
    load: () => import('./pages/stations.tsx'),
    needs: null,
    menu: { title: shellTexts.stations, icon: StationIcon },
  },
  { path: '/stations/mergers', load: () => import('./pages/mergers.tsx'), needs: 'regions.write' },
  { path: '/stations/new', load: () => import('./pages/station-new.tsx'), needs: 'regions.write' },
  { path: '/stations/$id', load: () => import('./pages/station.tsx'), needs: null },
  { path: '/me', load: () => import('./pages/me.tsx'), needs: null },
]
