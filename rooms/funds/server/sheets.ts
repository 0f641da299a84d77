import type { Words } from '../../../kernel/contract.ts'
import type { SheetColumn } from '../../documents/server/index.ts'
import { maskedAccount } from '../domain/bank-account.ts'
import { accountKinds, entryKinds, paymentKinds, paymentStates, runStates } from '../domain/kinds.ts'
import type { BudgetRow } from './budget-store.ts'
import type { EntryRow, LineRow } from './ledger-store.ts'
import type { PaymentRow } from './payment-store.ts'
import { outstandingOf } from './recover.ts'
import type { RecoveryRow } from './recovery-store.ts'
import type { RunRow } from './run-store.ts'

const yuan = <Row>(title: Words, value: (row: Row) => number): SheetColumn<Row> => ({
  title: { zh: `${title.zh}\uff08元\uff09`, en: `${title.en} (yuan)` },
  kind: 'yuan',
  width: 16,
  value,
})
const words = <Row>(title: Words, width: number, value: SheetColumn<Row>['value']): SheetColumn<Row> => ({
  title,
  kind: 'text',
  width,
  value,
})
const onDay = <Row>(title: Words, value: (row: Row) => string | null): SheetColumn<Row> => ({
  title,
  kind: 'day',
  width: 12,
  value,
})

/** 预算执行表 */
export const budgetColumns: readonly SheetColumn<BudgetRow>[] = [
  { title: { zh: '年度', en: 'Year' }, kind: 'whole', width: 8, value: ({ year }) => year },
  words({ zh: '区划代码', en: 'Division' }, 14, ({ division }) => String(division)),
  words({ zh: '预算名称', en: 'Budget' }, 34, ({ title }) => title),
  words({ zh: '项目代码', en: 'Programme' }, 24, ({ programme }) => programme),
  yuan({ zh: '预算', en: 'Budget' }, ({ planned }) => planned),
  yuan({ zh: '已承诺', en: 'Committed' }, ({ committed }) => committed),
  yuan({ zh: '应付', en: 'Payable' }, ({ payable }) => payable),
  yuan({ zh: '在途', en: 'With the bank' }, ({ transit }) => transit),
  yuan({ zh: '已付', en: 'Paid' }, ({ paid }) => paid),
  yuan({ zh: '已追回', en: 'Recovered' }, ({ recovered }) => recovered),
  yuan({ zh: '可用', en: 'Left' }, ({ left }) => left),
  yuan({ zh: '应收追回款', en: 'Owed back' }, ({ owed }) => owed),
]

/** 支付台账; account numbers are masked in every export. */
export const paymentColumns: readonly SheetColumn<PaymentRow>[] = [
  words({ zh: '收款人', en: 'Payee' }, 24, ({ payeeName }) => payeeName),
  words({ zh: '类型', en: 'Kind' }, 12, ({ kind }, language) => paymentKinds[kind][language]),
  yuan({ zh: '金额', en: 'Amount' }, ({ amount }) => amount),
  words({ zh: '摘要', en: 'Summary' }, 30, ({ summary }) => summary),
  words({ zh: '预算', en: 'Budget' }, 30, ({ budgetTitle }) => budgetTitle),
  words({ zh: '项目代码', en: 'Programme' }, 24, ({ programme }) => programme),
  words({ zh: '账号', en: 'Account' }, 24, ({ lastDigits }) =>
    lastDigits ? maskedAccount(lastDigits) : null,
  ),
  words({ zh: '开户行', en: 'Bank' }, 30, ({ bank }) => bank),
  onDay({ zh: '应付日期', en: 'Due' }, ({ dueOn }) => dueOn),
  words({ zh: '状态', en: 'State' }, 12, ({ state }, language) => paymentStates[state][language]),
  onDay({ zh: '支付日期', en: 'Paid' }, ({ paidOn }) => paidOn),
  words({ zh: '失败原因', en: 'Why it failed' }, 24, ({ failure }) => failure),
]

/** 支付批次台账 */
export const runColumns: readonly SheetColumn<RunRow>[] = [
  words({ zh: '批次名称', en: 'Run' }, 34, ({ title }) => title),
  onDay({ zh: '支付日期', en: 'Day' }, (row) => row.onDay),
  words({ zh: '状态', en: 'State' }, 12, ({ state }, language) => runStates[state][language]),
  { title: { zh: '笔数', en: 'Lines' }, kind: 'whole', width: 8, value: ({ lines }) => lines },
  yuan({ zh: '金额', en: 'Amount' }, ({ total }) => total),
  yuan({ zh: '已付', en: 'Paid' }, ({ paidTotal }) => paidTotal),
  yuan({ zh: '失败', en: 'Failed' }, ({ failedTotal }) => failedTotal),
  words({ zh: '编制人', en: 'Prepared by' }, 12, ({ preparedName }) => preparedName),
  words({ zh: '审批人', en: 'Approved by' }, 12, ({ approvedName }) => approvedName),
  words({ zh: '交付人', en: 'Handed over by' }, 12, ({ handedName }) => handedName),
  words({ zh: '文件摘要', en: 'Digest of the file' }, 66, ({ fileHash }) => fileHash),
  words({ zh: '退回原因', en: 'Why it was sent back' }, 30, ({ droppedReason }) => droppedReason),
]

/** 追回台账 */
export const recoveryColumns: readonly SheetColumn<RecoveryRow>[] = [
  words({ zh: '应缴人', en: 'Who owes' }, 24, ({ payeeName }) => payeeName),
  yuan({ zh: '追回金额', en: 'Ordered' }, ({ amount }) => amount),
  yuan({ zh: '已追回', en: 'Received' }, ({ received }) => received),
  yuan({ zh: '已核销', en: 'Written off' }, ({ writtenOff }) => writtenOff),
  yuan({ zh: '未追回', en: 'Outstanding' }, outstandingOf),
  onDay({ zh: '决定日期', en: 'Ordered on' }, ({ orderedOn }) => orderedOn),
  onDay({ zh: '应缴日期', en: 'Due' }, ({ dueOn }) => dueOn),
  words({ zh: '原因', en: 'Reason' }, 40, ({ reason }) => reason),
]

/** 总账: one row a line. */
export const ledgerColumns: readonly SheetColumn<{ readonly entry: EntryRow; readonly line: LineRow }>[] = [
  onDay({ zh: '日期', en: 'Day' }, ({ entry }) => entry.onDay),
  words({ zh: '事项', en: 'What' }, 14, ({ entry }, language) => entryKinds[entry.kind][language]),
  words({ zh: '预算', en: 'Budget' }, 30, ({ line }) => line.budgetTitle),
  words({ zh: '资金池', en: 'Pool' }, 30, ({ line }) => line.poolTitle),
  words({ zh: '账户', en: 'Account' }, 14, ({ line }, language) => accountKinds[line.kind][language]),
  yuan({ zh: '转入', en: 'In' }, ({ line }) => Math.max(0, line.amount)),
  yuan({ zh: '转出', en: 'Out' }, ({ line }) => Math.max(0, -line.amount)),
  words({ zh: '原因', en: 'Reason' }, 30, ({ entry }, language) =>
    language === 'en' ? (entry.reasonEn ?? entry.reason) : entry.reason,
  ),
  words({ zh: '记账人', en: 'By' }, 12, ({ entry }) => entry.recordedName),
  words({ zh: '分录编号', en: 'Entry' }, 38, ({ entry }) => entry.id),
]
