/** A line as the bank is given it; the number in full, fen. */
export type BankLine = {
  readonly number: number
  readonly holder: string
  readonly account: string
  readonly bank: string
  readonly amount: number
  readonly summary: string
}

/** The columns of a batch payment as banks take it, in their order. */
export const bankColumns = ['序号', '户名', '账号', '开户行', '金额（元）', '摘要'] as const

/** What the two sides compare before anything is paid. */
export type ControlTotals = { readonly lines: number; readonly total: number }

export const controlTotals = (lines: readonly Pick<BankLine, 'amount'>[]): ControlTotals => ({
  lines: lines.length,
  total: lines.reduce((sum, { amount }) => sum + amount, 0),
})

/** `123456` fen as `1234.56`: without thousands marks, which banks do not take. */
export const plainYuan = (amount: number): string =>
  `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

/** What stands in a summary is short and of one line: banks cut it at thirty characters. */
export const bankSummary = (text: string): string =>
  [...text.replace(/[\s,"]+/g, ' ').trim()].slice(0, 30).join('')
