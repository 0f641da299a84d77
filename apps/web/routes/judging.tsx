import { CheckIcon, FileIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

const reads = 'applications.read'
const nominates = 'applications.nominate'
const reviews = 'applications.review'
const notices = 'applications.notice'

/** How rounds are judged: nomination, review, ranking, notices; and the public pages of notices. */
export const judgingPages: readonly PageEntry[] = [
  { path: '/applications/rounds', load: () => import('../pages/application-rounds.tsx'), needs: reads },
  { path: '/applications/rounds/$id', load: () => import('../pages/application-round.tsx'), needs: reads },
  {
    path: '/applications/rounds/$id/nominate',
    load: () => import('../pages/application-nominate.tsx'),
    needs: nominates,
  },
  {
    path: '/applications/nominations',
    load: () => import('../pages/application-nominations.tsx'),
    needs: nominates,
    menu: { title: shellTexts.nominations, icon: FileIcon },
  },
  {
    path: '/applications/reviews',
    load: () => import('../pages/application-reviews.tsx'),
    needs: reviews,
    menu: { title: shellTexts.reviews, icon: CheckIcon },
  },
  {
    path: '/applications/reviews/$id',
    load: () => import('../pages/application-review.tsx'),
    needs: reviews,
  },
  { path: '/applications/notices', load: () => import('../pages/application-notices.tsx'), needs: reads },
  {
    path: '/applications/notices/new',
    load: () => import('../pages/application-notice-new.tsx'),
    needs: notices,
  },
  { path: '/applications/notices/$id', load: () => import('../pages/application-notice.tsx'), needs: reads },
  { path: '/notices', load: () => import('../pages/notices.tsx'), needs: null },
  { path: '/notices/follow', load: () => import('../pages/notice-follow.tsx'), needs: null },
  { path: '/notices/$id', load: () => import('../pages/notice.tsx'), needs: null },
]
