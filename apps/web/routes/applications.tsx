import { TaskIcon, VisitIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

const applies = 'applications.apply'
const reads = 'applications.read'

/** Applying under programmes and working on applications; residents apply on pages of their own. */
export const applicationsPages: readonly PageEntry[] = [
  {
    path: '/apply',
    load: () => import('../pages/apply.tsx'),
    needs: applies,
    menu: { title: shellTexts.apply, icon: VisitIcon, holds: ['/applications/mine'] },
  },
  { path: '/apply/$programme', load: () => import('../pages/apply-start.tsx'), needs: applies },
  {
    path: '/applications',
    load: () => import('../pages/applications.tsx'),
    needs: reads,
    menu: { title: shellTexts.applications, icon: TaskIcon },
  },
  { path: '/applications/mine', load: () => import('../pages/applications-mine.tsx'), needs: applies },
  { path: '/applications/mine/$id', load: () => import('../pages/application-own.tsx'), needs: applies },
  { path: '/applications/$id', load: () => import('../pages/application.tsx'), needs: reads },
  { path: '/policies/resume', load: () => import('../pages/policy-resume.tsx'), needs: null },
  { path: '/policies/$code/apply', load: () => import('../pages/policy-apply.tsx'), needs: null },
]
