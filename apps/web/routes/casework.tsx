import { FileIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Who is helped one by one. */
export const caseworkPages: readonly PageEntry[] = [
  {
    path: '/cases',
    load: () => import('../pages/cases.tsx'),
    needs: 'casework.read',
    menu: { title: shellTexts.cases, icon: FileIcon },
  },
  { path: '/cases/new', load: () => import('../pages/case-new.tsx'), needs: 'casework.record' },
  { path: '/cases/caseload', load: () => import('../pages/caseload.tsx'), needs: 'casework.read' },
  { path: '/cases/transfers', load: () => import('../pages/case-transfers.tsx'), needs: 'casework.read' },
  { path: '/cases/transfers/$id', load: () => import('../pages/case-transfer.tsx'), needs: 'casework.read' },
  {
    path: '/cases/$id/transfer',
    load: () => import('../pages/case-transfer-ask.tsx'),
    needs: 'casework.record',
  },
  { path: '/cases/$id', load: () => import('../pages/case.tsx'), needs: 'casework.read' },
  { path: '/cases/$id/print', load: () => import('../pages/case-print.tsx'), needs: 'casework.read' },
  {
    path: '/templates',
    load: () => import('../pages/templates.tsx'),
    needs: ['casework.templates', 'reports.approve', 'tasks.give'],
  },
  {
    path: '/cases/$id/records/new',
    load: () => import('../pages/case-record-new.tsx'),
    needs: 'casework.record',
  },
]
