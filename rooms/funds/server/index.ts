import type { Implemented } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { budgetRoutes } from './budget-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { type FundsNeighbours, paymentRoutes } from './payment-routes.ts'
import { recoveryRoutes } from './recovery-routes.ts'
import { runRoutes } from './run-routes.ts'

export { budgetsFor, type OpenBudget } from './budgets.ts'
export { type CommitInput, commit, commitAll, type ReleaseInput, release } from './commit.ts'
export type { Source } from './ledger.ts'
export { type Payee, type PayInput, pay, withdrawPayment } from './pay.ts'
export { keepPayeeAccount, type PayeeAccountInput, type ShownAccount, shownAccounts } from './payees.ts'
export type { FundsNeighbours } from './payment-routes.ts'
export { findPayment, type PaymentRow, paymentsOfSource } from './payment-store.ts'
export { type RecoverInput, recover } from './recover.ts'
export { type RecoveryRow, recoveriesOfPayment } from './recovery-store.ts'
export { type OpenRunInput, openPaymentRun, type Stopped } from './runs.ts'

/** Every route of this room. */
export const fundsRoutes = (platform: Platform, neighbours: FundsNeighbours): Implemented[] => [
  ...budgetRoutes(),
  ...paymentRoutes(platform, neighbours),
  ...runRoutes(platform, neighbours),
  ...recoveryRoutes(),
  ...ledgerRoutes(),
]
