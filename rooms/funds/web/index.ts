export { ChangeDrawer, CommitDrawer } from './budget-drawers.tsx'
export { BudgetFacts } from './budget-file.tsx'
export { BudgetForm } from './budget-form.tsx'
export { BudgetTable, PoolTable } from './budget-table.tsx'
export { EntryFacts } from './entry-file.tsx'
export { LedgerTable, questionOf, TrialBalance } from './ledger-table.tsx'
export { yuan } from './money.ts'
export { FundsOverview } from './overview.tsx'
export { AccountDrawer, RecoverDrawer, SentBackDrawer } from './payment-drawers.tsx'
export { PaymentFacts } from './payment-file.tsx'
export { PaymentTable, useAskedPayments } from './payment-table.tsx'
export { paymentsTexts } from './payments-texts.ts'
export { PoolFacts } from './pool-file.tsx'
export { PoolDrawer, ReceiptDrawer } from './pool-forms.tsx'
export {
  type BudgetFile,
  budgetQuery,
  type EntryFile,
  entryQuery,
  fundsApi,
  overviewQuery,
  type PaymentFile,
  type PoolFile,
  paymentQuery,
  poolQuery,
  poolsQuery,
  type RecoveryFile,
  type RunFile,
  recoveryQuery,
  renewed,
  runQuery,
} from './queries.ts'
export { ReceiveBackDrawer, WriteOffDrawer } from './recovery-drawers.tsx'
export { RecoveryFacts } from './recovery-file.tsx'
export { RecoveryTable, useAskedRecoveries } from './recovery-table.tsx'
export { ReturnDrawer } from './return-drawer.tsx'
export { RunFacts } from './run-file.tsx'
export { RunForm } from './run-form.tsx'
export { RunTable } from './run-table.tsx'
export { fundsTexts } from './texts.ts'
