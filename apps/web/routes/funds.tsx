import { FiguresIcon, FileIcon, TaskIcon, UndoIcon, VisitIcon } from '../../../platform/web/icons.ts'
import type { PageEntry } from '../page-entry.ts'
import { shellTexts } from '../texts.ts'

/** Money: budgets and pools, payments and their runs, recoveries, the ledger. */
export const fundsPages: readonly PageEntry[] = [
  {
    path: '/budgets',
    load: () => import('../pages/budgets.tsx'),
    needs: 'funds.read',
    menu: { title: shellTexts.budgets, icon: FiguresIcon, holds: ['/pools'] },
  },
  { path: '/budgets/new', load: () => import('../pages/budget-new.tsx'), needs: 'funds.plan' },
  { path: '/budgets/$id', load: () => import('../pages/budget.tsx'), needs: 'funds.read' },
  { path: '/pools/$id', load: () => import('../pages/pool.tsx'), needs: 'funds.read' },
  {
    path: '/payments',
    load: () => import('../pages/payments.tsx'),
    needs: 'funds.read',
    menu: { title: shellTexts.payments, icon: TaskIcon },
  },
  { path: '/payments/$id', load: () => import('../pages/payment.tsx'), needs: 'funds.read' },
  {
    path: '/payment-runs',
    load: () => import('../pages/payment-runs.tsx'),
    needs: 'funds.read',
    menu: { title: shellTexts.paymentRuns, icon: VisitIcon },
  },
  { path: '/payment-runs/new', load: () => import('../pages/payment-run-new.tsx'), needs: 'funds.prepare' },
  { path: '/payment-runs/$id', load: () => import('../pages/payment-run.tsx'), needs: 'funds.read' },
  {
    path: '/recoveries',
    load: () => import('../pages/recoveries.tsx'),
    needs: 'funds.read',
    menu: { title: shellTexts.recoveries, icon: UndoIcon },
  },
  { path: '/recoveries/$id', load: () => import('../pages/recovery.tsx'), needs: 'funds.read' },
  {
    path: '/ledger',
    load: () => import('../pages/ledger.tsx'),
    needs: 'funds.read',
    menu: { title: shellTexts.ledger, icon: FileIcon },
  },
  { path: '/ledger/$id', load: () => import('../pages/ledger-entry.tsx'), needs: 'funds.read' },
]
