import { ElderIcon, SafetyIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Who is at risk, what is owed to them, and what their grade rests on. */
export const riskPages: readonly PageEntry[] = [
  {
    path: '/risk',
    load: () => import('../pages/risk.tsx'),
    needs: 'assessment.read',
    menu: { title: shellTexts.risk, icon: SafetyIcon },
  },
  {
    path: '/elders',
    load: () => import('../pages/elders.tsx'),
    needs: 'people.read-sensitive',
    menu: { title: shellTexts.elders, icon: ElderIcon },
  },
  { path: '/risk/files/$id', load: () => import('../pages/risk-file.tsx'), needs: 'assessment.read' },
  { path: '/risk/assess', load: () => import('../pages/risk-assess.tsx'), needs: 'assessment.record' },
  {
    path: '/risk/assessments/$id',
    load: () => import('../pages/risk-assessment.tsx'),
    needs: 'assessment.read',
  },
]
