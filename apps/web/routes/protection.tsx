import { AlarmIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Mandatory reports. */
export const protectionPages: readonly PageEntry[] = [
  {
    path: '/protection',
    load: () => import('../pages/protection.tsx'),
    needs: ['protection.read', 'protection.report'],
    menu: { title: shellTexts.protection, icon: AlarmIcon },
  },
  { path: '/protection/new', load: () => import('../pages/protection-new.tsx'), needs: 'protection.report' },
  {
    path: '/protection/$id',
    load: () => import('../pages/protection-one.tsx'),
    needs: ['protection.read', 'protection.report'],
  },
]
