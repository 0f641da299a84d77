import { ServicesIcon, VisitIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** What is done for people, kind by kind. */
export const servicesPages: readonly PageEntry[] = [
  { path: '/visits', load: () => import('../pages/visits.tsx'), needs: 'activities.read' },
  {
    path: '/visits/new',
    load: () => import('../pages/visit-new.tsx'),
    needs: 'activities.record',
    menu: { title: shellTexts.visit, icon: VisitIcon, bar: true, main: true },
  },
  { path: '/visits/$id', load: () => import('../pages/visit.tsx'), needs: 'activities.read' },
  {
    path: '/groups',
    load: () => import('../pages/groups.tsx'),
    needs: 'activities.read',
  },
  { path: '/groups/new', load: () => import('../pages/group-new.tsx'), needs: 'activities.record' },
  {
    path: '/groups/sessions/new',
    load: () => import('../pages/group-session-new.tsx'),
    needs: 'activities.record',
  },
  {
    path: '/groups/sessions/$id',
    load: () => import('../pages/group-session.tsx'),
    needs: 'activities.read',
  },
  {
    path: '/groups/attendances/$id',
    load: () => import('../pages/group-attendance.tsx'),
    needs: 'activities.read',
  },
  { path: '/groups/$id', load: () => import('../pages/group.tsx'), needs: 'activities.read' },
  { path: '/groups/$id/edit', load: () => import('../pages/group-edit.tsx'), needs: 'activities.record' },
  { path: '/groups/$id/print', load: () => import('../pages/group-print.tsx'), needs: 'activities.read' },
  {
    path: '/activities',
    load: () => import('../pages/services.tsx'),
    needs: 'activities.read',
    menu: {
      title: shellTexts.services,
      icon: ServicesIcon,
      holds: [
        '/visits',
        '/groups',
        '/classes',
        '/trainings',
        '/supervisions',
        '/consultations',
        '/resources',
      ],
    },
  },
  { path: '/activities/list', load: () => import('../pages/activities.tsx'), needs: 'activities.read' },
  { path: '/activities/new', load: () => import('../pages/activity-new.tsx'), needs: 'activities.record' },
  { path: '/activities/$id', load: () => import('../pages/activity.tsx'), needs: 'activities.read' },
  {
    path: '/activities/$id/edit',
    load: () => import('../pages/activity-edit.tsx'),
    needs: 'activities.record',
  },
  {
    path: '/activities/$id/paper',
    load: () => import('../pages/activity-paper.tsx'),
    needs: 'activities.read',
  },
  { path: '/classes', load: () => import('../pages/classes.tsx'), needs: 'activities.read' },
  { path: '/classes/new', load: () => import('../pages/class-new.tsx'), needs: 'activities.record' },
  { path: '/classes/today', load: () => import('../pages/classes-today.tsx'), needs: 'activities.read' },
  {
    path: '/classes/sessions/$id',
    load: () => import('../pages/class-session.tsx'),
    needs: 'activities.read',
  },
  { path: '/classes/$id', load: () => import('../pages/class.tsx'), needs: 'activities.read' },
  { path: '/classes/$id/edit', load: () => import('../pages/class-edit.tsx'), needs: 'activities.record' },
  { path: '/join/$code', load: () => import('../pages/join.tsx'), needs: null },
  {
    path: '/resources',
    load: () => import('../pages/resources.tsx'),
    needs: 'resources.read',
  },
  { path: '/resources/new', load: () => import('../pages/resource-new.tsx'), needs: 'resources.record' },
  { path: '/resources/$id', load: () => import('../pages/resource.tsx'), needs: 'resources.read' },
  {
    path: '/resources/$id/correct',
    load: () => import('../pages/resource-correct.tsx'),
    needs: 'resources.record',
  },
  { path: '/trainings', load: () => import('../pages/trainings.tsx'), needs: 'activities.read' },
  { path: '/trainings/new', load: () => import('../pages/training-new.tsx'), needs: 'activities.record' },
  { path: '/trainings/$id', load: () => import('../pages/training.tsx'), needs: 'activities.read' },
  { path: '/supervisions', load: () => import('../pages/supervisions.tsx'), needs: 'activities.read' },
  {
    path: '/supervisions/new',
    load: () => import('../pages/supervision-new.tsx'),
    needs: 'activities.record',
  },
  { path: '/supervisions/$id', load: () => import('../pages/supervision.tsx'), needs: 'activities.read' },
  { path: '/consultations', load: () => import('../pages/consultations.tsx'), needs: 'activities.read' },
  {
    path: '/consultations/new',
    load: () => import('../pages/consultation-new.tsx'),
    needs: 'activities.record',
  },
  { path: '/consultations/$id', load: () => import('../pages/consultation.tsx'), needs: 'activities.read' },
]
