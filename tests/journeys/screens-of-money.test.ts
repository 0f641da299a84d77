import { lookAtScreens } from './look-at-screens.ts'

lookAtScreens('the screens of money', [
  [
    'caiwu',
    '/budgets',
    '/budgets/*',
    '/budgets/new',
    '/payments',
    '/payments/*',
    '/payment-runs',
    '/payment-runs/*',
    '/payment-runs/new',
    '/recoveries',
    '/recoveries/*',
    '/ledger',
    '/ledger/*',
  ],
  [
    'jingban',
    '/applications/payments',
    '/applications/payments?part=made',
    '/applications/roll',
    '/applications/rolls/*',
    '/applications/awards',
    '/applications/findings',
    '/applications/findings/*',
    '/applications/findings?part=samples',
    '/applications/samples/*',
    '/applications/findings?part=bars',
    '/applications/bars/*',
  ],
])
