import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { LineState } from './kinds.ts'

/** A row of the bank's return file, texts as they stand; `row` is the number that a spreadsheet program shows. */
export type ReturnRow = {
  readonly row: number
  readonly number?: string | undefined
  readonly holder?: string | undefined
  readonly account?: string | undefined
  readonly amount?: string | undefined
  readonly result?: string | undefined
  readonly reason?: string | undefined
  readonly summary?: string | undefined
}

/** A line of the run as the bank was given it; fen. */
export type SentLine = {
  readonly number: number
  readonly account: string
  readonly amount: number
  readonly state: LineState
}

export type Outcome = 'paid' | 'failed' | 'pending'

export type LineResult = {
  readonly number: number
  readonly outcome: Outcome
  readonly reason: string | null
}

export type ReturnProblem = {
  readonly code:
    | 'return-amount-not-read'
    | 'return-result-not-known'
    | 'return-row-not-ours'
    | 'return-row-twice'
    | 'return-line-missing'
    | 'return-total-differs'
    | 'return-says-otherwise'
    | 'return-is-older'
  readonly row: number | null
  readonly data: Readonly<Record<string, string | number>>
}

const totalRow = /合计|总计|小计|总笔数|总金额|total/i

/** Failure is asked first: 未成功 and 不成功 hold the word 成功. */
const outcomes: readonly (readonly [Outcome, RegExp])[] = [
  ['failed', /失败|未成功|不成功|退票|退回|退汇|拒绝|冲正|作废|^否$|^f$|fail|reject/i],
  ['pending', /处理中|待处理|已受理|已提交|未处理|pending|processing/i],
  ['paid', /成功|已入账|入账完成|已付|已支付|^是$|^s$|^0+$|success|paid|^ok$/i],
]

/** 部分成功, 没有成功, 成功？ and unpaid hold a word of success and do not say that it was paid: whoever reconciles has to look. */
const doubtful =
  /[未不没非无]|部分|疑|待|吧|大概|可能|也许|或许|预计|\?|\bun|\bnot\b|partial|maybe|perhaps|probabl/i

/** Null for words that are not known, or not sure. */
export function outcomeOf(text: string): Outcome | null {
  const plain = text.normalize('NFKC').trim()
  const outcome = outcomes.find(([, words]) => words.test(plain))?.[0] ?? null
  return outcome === 'paid' && doubtful.test(plain) ? null : outcome
}

/** `1,234.5` or `¥1234.50` in fen; null for what is no amount of money. */
export function readYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(plain)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** Numbers come back whole or masked in the middle. */
function sameAccount(told: string | undefined, account: string): boolean {
  const plain = (told ?? '').normalize('NFKC').replace(/[\s-]/g, '')
  if (!/[*×xX]/.test(plain)) return plain === account
  const [before = '', after = ''] = [/^\d*/.exec(plain)?.[0], /\d*$/.exec(plain)?.[0]]
  return after.length >= 3 && account.startsWith(before) && account.endsWith(after)
}

const reasonOf = (row: ReturnRow, outcome: Outcome): string | null =>
  outcome === 'failed' ? (row.reason ?? row.result ?? '').slice(0, 200) : null

/**
 * Lays a return file beside the lines that were sent. It must tell of every line once, and its sum must be the run's: a file
 * of another run, or one with a row cut off, is refused whole with all that is wrong. A line that was settled by an earlier
 * file must be told in the same way.
 */
export function layBeside(
  sent: readonly SentLine[],
  rows: readonly ReturnRow[],
): Result<readonly LineResult[], readonly ReturnProblem[]> {
  const problems: ReturnProblem[] = []
  const wrong = (code: ReturnProblem['code'], row: number | null, data: ReturnProblem['data'] = {}) => {
    problems.push({ code, row, data })
  }
  const open = new Map(sent.map((line) => [line.number, line]))
  const results: LineResult[] = []
  const told: number[] = []
  const totals: { row: number; amount: number }[] = []
  for (const row of rows) {
    const amount = row.amount === undefined ? null : readYuan(row.amount)
    if (isTotal(row)) {
      if (amount !== null) totals.push({ row: row.row, amount })
      continue
    }
    if (row.account === undefined && row.result === undefined) continue
    if (amount === null) {
      wrong('return-amount-not-read', row.row, { value: row.amount ?? '' })
      continue
    }
    told.push(amount)
    const outcome = outcomeOf(row.result ?? '')
    if (outcome === null) {
      wrong('return-result-not-known', row.row, { value: row.result ?? '' })
      continue
    }
    const fits = (line: SentLine) => line.amount === amount && sameAccount(row.account, line.account)
    const numbered = open.get(Number(row.number ?? Number.NaN))
    const line = numbered && fits(numbered) ? numbered : [...open.values()].find(fits)
    if (!line) {
      wrong(sent.some(fits) ? 'return-row-twice' : 'return-row-not-ours', row.row)
      continue
    }
    open.delete(line.number)
    const against = contradiction(line.state, outcome)
    if (against) wrong(against, row.row, { number: line.number })
    results.push({ number: line.number, outcome, reason: reasonOf(row, outcome) })
  }
  for (const { number } of open.values()) wrong('return-line-missing', null, { number })
  const sum = told.reduce((all, amount) => all + amount, 0)
  const expected = sent.reduce((all, { amount }) => all + amount, 0)
  if (sum !== expected) wrong('return-total-differs', null, { told: yuan(sum), expected: yuan(expected) })
  for (const { row, amount } of totals)
    if (amount !== sum) wrong('return-total-differs', row, { told: yuan(amount), expected: yuan(sum) })
  return problems.length > 0 ? refused(problems) : ok(results.toSorted((a, b) => a.number - b.number))
}

/** A bank that has told a result does not work on it again: a file that says so was written before. */
function contradiction(state: LineState, outcome: Outcome): ReturnProblem['code'] | null {
  if (state !== 'paid' && state !== 'failed') return null
  if (outcome === 'pending') return 'return-is-older'
  return state === outcome ? null : 'return-says-otherwise'
}

/** What the rows of a return file come to, as far as they can be read; by it the run of a file is looked for. */
export const sumTold = (rows: readonly ReturnRow[]): number =>
  rows.reduce((sum, row) => sum + (isDetail(row) && row.amount ? (readYuan(row.amount) ?? 0) : 0), 0)

const isDetail = (row: ReturnRow): boolean =>
  !isTotal(row) && (row.account !== undefined || row.result !== undefined)

const isTotal = ({ number, holder, account }: ReturnRow): boolean =>
  totalRow.test(`${number ?? ''}${holder ?? ''}${account ?? ''}`)

/**
 * What a file says its money is for and the run does not: banks give back the summary that they were sent, or write words of
 * their own. `${title} 2023-07` in the run of August tells that the file is July's, though every account and amount fits.
 */
export function foreignSummaries(own: readonly string[], rows: readonly ReturnRow[]): readonly string[] {
  const ours = new Set(own.map(plainSummary))
  const told = rows.flatMap((row) => (isDetail(row) && row.summary ? [plainSummary(row.summary)] : []))
  return [...new Set(told)].filter((summary) => !ours.has(summary))
}

export const plainSummary = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

const yuan = (amount: number): string => (amount / 100).toFixed(2)
