import { EmptyIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Requests for help: the inbox of staff, and the pages of residents. */
export const intakePages: readonly PageEntry[] = [
  {
    path: '/intake',
    load: () => import('../pages/intake.tsx'),
    needs: ['intake.read', 'intake.record'],
    menu: { title: shellTexts.intake, icon: EmptyIcon },
  },
  {
    path: '/intake/new',
    load: () => import('../pages/intake-new.tsx'),
    needs: ['intake.record', 'tasks.act'],
  },
  { path: '/intake/poster', load: () => import('../pages/intake-poster.tsx'), needs: 'intake.record' },
  {
    path: '/intake/filed',
    load: () => import('../pages/intake-filed-list.tsx'),
    needs: ['intake.record', 'tasks.act'],
  },
  {
    path: '/intake/filed/$id',
    load: () => import('../pages/intake-filed.tsx'),
    needs: ['intake.record', 'tasks.act'],
  },
  { path: '/intake/$id', load: () => import('../pages/intake-request.tsx'), needs: 'intake.read' },
  { path: '/intake/$id/paper', load: () => import('../pages/intake-paper.tsx'), needs: 'intake.read' },
  { path: '/ask', load: () => import('../pages/ask.tsx'), needs: null },
  { path: '/ask/follow', load: () => import('../pages/ask-follow.tsx'), needs: null },
]
