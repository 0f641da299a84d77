import { FileIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

const reads = 'programmes.read'
const drafts = 'programmes.draft'

/** Policies: what is in force, whether somebody qualifies, drafts; and the two pages for residents. */
export const programmesPages: readonly PageEntry[] = [
  {
    path: '/programmes',
    load: () => import('../pages/programmes.tsx'),
    needs: reads,
    menu: { title: shellTexts.programmes, icon: FileIcon, holds: ['/programme-drafts'] },
  },
  { path: '/programmes/$code', load: () => import('../pages/programme.tsx'), needs: reads },
  { path: '/programmes/$code/check', load: () => import('../pages/programme-check.tsx'), needs: reads },
  {
    path: '/programmes/$code/simulate',
    load: () => import('../pages/programme-simulate.tsx'),
    needs: 'programmes.simulate',
  },
  { path: '/programme-drafts', load: () => import('../pages/programme-drafts.tsx'), needs: drafts },
  { path: '/programme-drafts/new', load: () => import('../pages/programme-draft-new.tsx'), needs: drafts },
  { path: '/programme-drafts/$id', load: () => import('../pages/programme-draft.tsx'), needs: drafts },
  { path: '/policies', load: () => import('../pages/policies.tsx'), needs: null },
  { path: '/policies/$code', load: () => import('../pages/policy.tsx'), needs: null },
]
