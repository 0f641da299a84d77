import { LockIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Work with minors involved in a case. */
export const juvenilePages: readonly PageEntry[] = [
  {
    path: '/juvenile',
    load: () => import('../pages/juvenile.tsx'),
    needs: ['juvenile.read', 'juvenile.refer'],
    menu: { title: shellTexts.juvenile, icon: LockIcon },
  },
  { path: '/juvenile/refer', load: () => import('../pages/juvenile-refer.tsx'), needs: 'juvenile.refer' },
  { path: '/juvenile/tasks', load: () => import('../pages/juvenile-tasks.tsx'), needs: 'tasks.read' },
  { path: '/juvenile/sealed', load: () => import('../pages/juvenile-sealed.tsx'), needs: 'juvenile.read' },
  {
    path: '/juvenile/sealed/$id',
    load: () => import('../pages/juvenile-archive.tsx'),
    needs: 'juvenile.read',
  },
  { path: '/juvenile/$id', load: () => import('../pages/juvenile-file.tsx'), needs: 'juvenile.read' },
]
