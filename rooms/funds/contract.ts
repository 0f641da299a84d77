import { budgetsContract } from './contract/budgets.ts'
import { ledgerContract } from './contract/ledger.ts'
import { paymentsContract } from './contract/payments.ts'
import { recoveriesContract } from './contract/recoveries.ts'
import { runsContract } from './contract/runs.ts'

export const fundsContract = {
  ...budgetsContract,
  ...paymentsContract,
  ...runsContract,
  ...recoveriesContract,
  ...ledgerContract,
}
