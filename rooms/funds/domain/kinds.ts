import type { Words } from '../../../kernel/contract.ts'

/** Where money comes from (S3.5, S5.4, S6.11, S6.12). */
export const fundSources = {
  fiscal: { zh: '财政资金', en: 'Fiscal money' },
  'social-assistance': { zh: '困难群众救助补助资金', en: 'Social-assistance earmark' },
  'child-protection': { zh: '未成年人保护资金', en: 'Child-protection funds' },
  venture: { zh: '公益创投资金', en: 'Venture pool' },
  charity: { zh: '慈善基金', en: 'Charity fund' },
  lottery: { zh: '福利彩票公益金', en: 'Welfare-lottery public-benefit fund' },
  other: { zh: '其他资金', en: 'Other money' },
} as const satisfies Record<string, Words>

export type FundSource = keyof typeof fundSources

export const fundSourceCodes = Object.keys(fundSources) as [FundSource, ...FundSource[]]

/** The accounts of the ledger. All but the two outer ones (`origin`, `claim`) never stand below zero. */
export const accountKinds = {
  origin: { zh: '资金来源', en: 'Where it came from' },
  pool: { zh: '未安排预算', en: 'Not budgeted yet' },
  budget: { zh: '可用', en: 'Left' },
  committed: { zh: '已承诺', en: 'Committed' },
  payable: { zh: '应付', en: 'Payable' },
  transit: { zh: '在途', en: 'With the bank' },
  paid: { zh: '已付', en: 'Paid' },
  recovered: { zh: '已追回', en: 'Recovered' },
  receivable: { zh: '应收追回款', en: 'Owed back' },
  claim: { zh: '追回债权', en: 'Claims' },
} as const satisfies Record<string, Words>

export type AccountKind = keyof typeof accountKinds

export const accountKindCodes = Object.keys(accountKinds) as [AccountKind, ...AccountKind[]]

/** What an entry of the ledger says happened. */
export const entryKinds = {
  received: { zh: '资金到位', en: 'Money received' },
  budgeted: { zh: '安排预算', en: 'Budgeted' },
  'budget-reduced': { zh: '调减预算', en: 'Budget reduced' },
  committed: { zh: '承诺', en: 'Committed' },
  released: { zh: '释放承诺', en: 'Commitment released' },
  payable: { zh: '形成应付', en: 'Payment owed' },
  withdrawn: { zh: '撤销应付', en: 'Payment withdrawn' },
  handed: { zh: '交付银行', en: 'Handed to the bank' },
  paid: { zh: '支付成功', en: 'Paid' },
  failed: { zh: '支付失败', en: 'Payment failed' },
  returned: { zh: '支付后退汇', en: 'Sent back after payment' },
  claimed: { zh: '追回决定', en: 'Recovery ordered' },
  'claim-cancelled': { zh: '撤销追回', en: 'Recovery cancelled' },
  recovered: { zh: '追回到账', en: 'Recovered' },
  rebudgeted: { zh: '追回款转回预算', en: 'Back in the budget' },
  'written-off': { zh: '核销', en: 'Written off' },
  reversed: { zh: '冲销', en: 'Reversed' },
} as const satisfies Record<string, Words>

export type EntryKind = keyof typeof entryKinds

export const entryKindCodes = Object.keys(entryKinds) as [EntryKind, ...EntryKind[]]

/**
 * Entries that a person may take back by a reversing one. What a payment went through is taken back by its own acts, so that
 * the state of the payment and the ledger never say two things.
 */
export const reversibleKinds: readonly EntryKind[] = ['received', 'budgeted', 'budget-reduced']

/** 专项津贴/补贴/补助/奖励 and what is bought (glossary 94, 104). */
export const paymentKinds = {
  allowance: { zh: '津贴', en: 'Allowance' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  grant: { zh: '补助', en: 'Grant' },
  award: { zh: '奖励', en: 'Award' },
  purchase: { zh: '购买服务款', en: 'Purchase of services' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>

export type PaymentKind = keyof typeof paymentKinds

export const paymentKindCodes = Object.keys(paymentKinds) as [PaymentKind, ...PaymentKind[]]

export const payeeKindCodes = ['person', 'organisation'] as const

export type PayeeKind = (typeof payeeKindCodes)[number]

export const paymentStates = {
  payable: { zh: '待支付', en: 'To be paid' },
  listed: { zh: '已列入批次', en: 'In a run' },
  transit: { zh: '银行处理中', en: 'With the bank' },
  paid: { zh: '已支付', en: 'Paid' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Words>

export type PaymentState = keyof typeof paymentStates

export const paymentStateCodes = Object.keys(paymentStates) as [PaymentState, ...PaymentState[]]

export const runStates = {
  prepared: { zh: '待审批', en: 'Waiting for approval' },
  approved: { zh: '待交银行', en: 'Approved' },
  handed: { zh: '待对账', en: 'With the bank' },
  reconciled: { zh: '已对账', en: 'Reconciled' },
  dropped: { zh: '已退回', en: 'Dropped' },
} as const satisfies Record<string, Words>

export type RunState = keyof typeof runStates

export const runStateCodes = Object.keys(runStates) as [RunState, ...RunState[]]

export const lineStateCodes = ['listed', 'paid', 'failed', 'dropped'] as const

export type LineState = (typeof lineStateCodes)[number]
