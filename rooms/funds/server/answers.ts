import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Standing } from '../../../platform/server/command.ts'
import { maskedAccount } from '../domain/bank-account.ts'
import { may } from '../domain/run-flow.ts'
import type { CommitmentRow } from './commitment-store.ts'
import type { EntryRow } from './ledger-store.ts'
import type { PayeeAccountRow } from './payee-store.ts'
import type { PaymentRow } from './payment-store.ts'
import { outstandingOf } from './recover.ts'
import type { RecoveryRow } from './recovery-store.ts'
import type { RunRow } from './run-store.ts'

/** Whether who asks may use a permission of this room at a place. */
export const mayAt = ({ actor, today }: Standing, permission: string, division: DivisionCode): boolean =>
  covers(scopeOf(actor, permission, today), { division })

export const commitmentLine = ({ sourceRoom, sourceId, division: _, ...row }: CommitmentRow) => ({
  ...row,
  source: { room: sourceRoom, id: sourceId },
})

export const paymentLine = ({
  sourceRoom,
  sourceId,
  account,
  holder,
  lastDigits,
  bank,
  ...row
}: PaymentRow) => ({
  ...row,
  source: { room: sourceRoom, id: sourceId },
  account:
    account === null
      ? null
      : { id: account, holder: holder ?? '', number: maskedAccount(lastDigits ?? ''), bank: bank ?? '' },
})

export const accountLine = ({ lastDigits, ...row }: PayeeAccountRow) => ({
  id: row.id,
  holder: row.holder,
  heldForReason: row.heldForReason,
  number: maskedAccount(lastDigits),
  bank: row.bank,
  bankCode: row.bankCode,
  fromOn: row.fromOn,
  endedOn: row.endedOn,
  recordedName: row.recordedName,
})

export const entryLine = ({ sourceRoom, sourceId, pool: _, ...row }: EntryRow) => ({
  ...row,
  source: { room: sourceRoom, id: sourceId },
})

export const recoveryLine = (row: RecoveryRow, today: Day) => {
  const outstanding = outstandingOf(row)
  return {
    id: row.id,
    division: row.division,
    budget: row.budget,
    payment: row.payment,
    programme: row.programme,
    payeeName: row.payeeName,
    amount: row.amount,
    received: row.received,
    writtenOff: row.writtenOff,
    outstanding,
    cancelled: row.cancelled,
    overdue: outstanding > 0 && row.dueOn < today,
    reason: row.reason,
    orderedOn: row.orderedOn,
    dueOn: row.dueOn,
    source: { room: row.sourceRoom, id: row.sourceId },
    recordedName: row.recordedName,
  }
}

export const runLine = ({ preparedBy: _, ...row }: RunRow) => row

/** What who asks may do with a run: four eyes are said here, so that the screen explains and does not only refuse. */
export function runAbilities(standing: Standing, run: RunRow) {
  const at = (permission: string) => mayAt(standing, permission, run.division)
  const own = run.preparedBy === standing.actor.account
  const bankHasIt = run.state === 'approved' || run.state === 'handed' || run.state === 'reconciled'
  return {
    approve: at('funds.approve') && may(run.state, 'approve') && !own,
    refuse: at('funds.approve') && may(run.state, 'drop') && !own,
    drop: at('funds.prepare') && may(run.state, 'drop'),
    hand: at('funds.prepare') && may(run.state, 'hand'),
    download: at('funds.prepare') && bankHasIt,
    reconcile: at('funds.reconcile') && may(run.state, 'reconcile'),
    ownPreparation: own,
  }
}
