import { ConsortiumIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** What relief clients need, and the forums of practice. */
export const consortiumPages: readonly PageEntry[] = [
  {
    path: '/consortium',
    load: () => import('../pages/consortium.tsx'),
    needs: 'consortium.read',
    menu: { title: shellTexts.consortium, icon: ConsortiumIcon, holds: ['/forums', '/forum-cases'] },
  },
  { path: '/consortium/new', load: () => import('../pages/consortium-new.tsx'), needs: 'consortium.write' },
  {
    path: '/consortium/import',
    load: () => import('../pages/consortium-import.tsx'),
    needs: 'consortium.write',
  },
  {
    path: '/consortium/waiting',
    load: () => import('../pages/consortium-waiting.tsx'),
    needs: 'consortium.read',
  },
  {
    path: '/consortium/clients/$person',
    load: () => import('../pages/consortium-client.tsx'),
    needs: 'consortium.read',
  },
  { path: '/forums', load: () => import('../pages/forums.tsx'), needs: 'consortium.read' },
  { path: '/forums/new', load: () => import('../pages/forum-new.tsx'), needs: 'consortium.write' },
  { path: '/forums/$forum', load: () => import('../pages/forum.tsx'), needs: 'consortium.read' },
  { path: '/forums/$forum/edit', load: () => import('../pages/forum-edit.tsx'), needs: 'consortium.write' },
  { path: '/forum-cases', load: () => import('../pages/forum-cases.tsx'), needs: 'consortium.read' },
  { path: '/forum-cases/new', load: () => import('../pages/forum-case-new.tsx'), needs: 'consortium.write' },
]
