import type { PageEntry } from './page-entry.ts'
import { figuresPages } from './routes/figures.tsx'
import { networkPages } from './routes/network.tsx'
import { peoplePages } from './routes/people.tsx'
import { servicesPages } from './routes/services.tsx'

/** Every page, in the order of the menu. */
export const pages: readonly PageEntry[] = [
<<<<<<< HEAD
  ...peoplePages,
  ...servicesPages,
  ...figuresPages,
  ...networkPages,
=======
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
    path: '/figures',
    load: () => import('./pages/figures.tsx'),
    needs: 'figures.read',
    menu: { title: shellTexts.figures, icon: FiguresIcon, bar: true },
  },
  { path: '/figures/records', load: () => import('./pages/figures-records.tsx'), needs: 'figures.drill' },
  { path: '/figures/board', load: () => import('./pages/figures-board.tsx'), needs: 'figures.read' },
  {
    path: '/figures/measures/$code',
    load: () => import('./pages/figures-measure.tsx'),
    needs: 'figures.read',
  },
  {
    path: '/reports',
    load: () => import('./pages/reports.tsx'),
    needs: 'reports.read',
    menu: { title: shellTexts.reports, icon: FileIcon },
  },
  {
    path: '/reports/paragraphs',
    load: () => import('./pages/report-paragraphs.tsx'),
    needs: 'reports.read',
  },
  { path: '/reports/journal', load: () => import('./pages/report-journal.tsx'), needs: 'reports.read' },
  { path: '/reports/$id', load: () => import('./pages/report.tsx'), needs: 'reports.read' },
  { path: '/evaluations', load: () => import('./pages/evaluations.tsx'), needs: 'evaluation.read' },
  { path: '/evaluations/$id', load: () => import('./pages/evaluation.tsx'), needs: 'evaluation.read' },
  {
    path: '/evaluations/$id/$station',
    load: () => import('./pages/evaluation-station.tsx'),
    needs: 'evaluation.read',
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
  { path: '/stations/new', load: () => import('./pages/station-new.tsx'), needs: 'regions.write' },
  { path: '/stations/$id', load: () => import('./pages/station.tsx'), needs: null },
  { path: '/me', load: () => import('./pages/me.tsx'), needs: null },
>>>>>>> a2ce79e (Pages of evaluation: rounds, ranking with ties, one station with points, evidence and improvement)
]
