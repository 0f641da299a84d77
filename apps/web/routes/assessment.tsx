import { InstrumentIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** What persons are assessed by. */
export const assessmentPages: readonly PageEntry[] = [
  {
    path: '/instruments',
    load: () => import('../pages/instruments.tsx'),
    needs: 'assessment.read',
    menu: { title: shellTexts.instruments, icon: InstrumentIcon },
  },
  { path: '/instruments/$code', load: () => import('../pages/instrument.tsx'), needs: 'assessment.read' },
  {
    path: '/instruments/$code/copies/new',
    load: () => import('../pages/instrument-copy.tsx'),
    needs: 'instruments.write',
  },
  {
    path: '/instruments/$code/copies/$copy',
    load: () => import('../pages/instrument-copy.tsx'),
    needs: 'instruments.write',
  },
]
