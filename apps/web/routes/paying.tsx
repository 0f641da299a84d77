import { FileIcon, TaskIcon, UndoIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Applications paid: what waits, the roll, letters of award; samples, findings and bars. */
export const payingPages: readonly PageEntry[] = [
  {
    path: '/applications/payments',
    load: () => import('../pages/application-payments.tsx'),
    needs: 'applications.pay',
    menu: {
      title: shellTexts.applicationPayments,
      icon: TaskIcon,
      holds: ['/applications/roll', '/applications/rolls'],
    },
  },
  {
    path: '/applications/roll',
    load: () => import('../pages/application-roll.tsx'),
    needs: 'applications.pay',
  },
  {
    path: '/applications/rolls',
    load: () => import('../pages/application-roll.tsx'),
    needs: 'applications.pay',
  },
  {
    path: '/applications/rolls/$id',
    load: () => import('../pages/application-roll-kept.tsx'),
    needs: 'applications.pay',
  },
  {
    path: '/applications/awards',
    load: () => import('../pages/application-awards.tsx'),
    needs: 'applications.read',
    menu: { title: shellTexts.applicationAwards, icon: FileIcon },
  },
  {
    path: '/applications/findings',
    load: () => import('../pages/application-watch.tsx'),
    needs: 'applications.read',
    menu: {
      title: shellTexts.applicationWatch,
      icon: UndoIcon,
      holds: ['/applications/samples', '/applications/bars'],
    },
  },
  {
    path: '/applications/findings/$id',
    load: () => import('../pages/application-finding.tsx'),
    needs: 'applications.read',
  },
  {
    path: '/applications/samples',
    load: () => import('../pages/application-samples.tsx'),
    needs: 'applications.read',
  },
  {
    path: '/applications/bars',
    load: () => import('../pages/application-bars.tsx'),
    needs: 'applications.read',
  },
  {
    path: '/applications/samples/$id',
    load: () => import('../pages/application-sample.tsx'),
    needs: 'applications.read',
  },
  {
    path: '/applications/bars/$id',
    load: () => import('../pages/application-bar.tsx'),
    needs: 'applications.read',
  },
]
