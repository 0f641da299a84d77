import { describe, expect, it } from 'vitest'
import { columnOfHeading, headOf } from './return-columns.ts'
import { foreignSummaries, layBeside, outcomeOf, readYuan, type SentLine, sumTold } from './return-file.ts'

const sent: readonly SentLine[] = [
  { number: 1, account: '6299990000000017', amount: 20_000, state: 'listed' },
  { number: 2, account: '6299990000000025', amount: 40_000, state: 'listed' },
  { number: 3, account: '6299990000000025', amount: 40_000, state: 'listed' },
]
const row = (number: number, account: string, amount: string, result: string, reason?: string) => ({
  row: number + 1,
  number: String(number),
  account,
  amount,
  result,
  reason,
})
const told = [
  row(1, '6299990000000017', '200.00', '成功'),
  row(2, '6299990000000025', '400.00', '失败', '账号户名不符'),
  row(3, '6299990000000025', '400.00', '处理中'),
]
const codes = (rows: typeof told, lines = sent) => {
  const laid = layBeside(lines, rows)
  return laid.ok ? [] : laid.error.map(({ code }) => code)
}

describe('the headings of a return file', () => {
  it('are told in the words of several banks', () => {
    const heads = {
      account: ['账号', '收款账号', '收款人账号', '卡号', '收方账号', '入账账户号', 'Account No.'],
      amount: ['金额', '金额(元)', '交易金额', '发生额', '代发金额', 'Amount'],
      result: ['状态', '处理状态', '交易结果', '成功标志', '是否成功', 'Status'],
      reason: ['失败原因', '错误信息', '返回信息', '备注', '处理信息', '原因说明'],
      holder: ['户名', '收款人', '收款人名称', '姓名', '收款户名'],
      number: ['序号', '顺序号', '编号'],
      summary: ['摘要', '交易摘要', '用途'],
    }
    for (const [column, words] of Object.entries(heads))
      for (const word of words) expect(columnOfHeading(word), word).toBe(column)
  })

  it('of the payer, the bank and the fee are none of ours', () => {
    for (const word of ['付款账号', '付款人户名', '开户行', '联行号', '手续费金额', '交易日期', '币种', ''])
      expect(columnOfHeading(word), word).toBeNull()
  })

  it('are no head without account, amount and result', () => {
    expect(headOf(['序号', '户名', '账号', '金额'])).toBeNull()
    expect(headOf(['序号', '户名', '账号', '金额', '处理结果'])).toEqual([
      'number',
      'holder',
      'account',
      'amount',
      'result',
    ])
  })
})

describe('what a bank says of a line', () => {
  it('is paid only where the bank says so for sure', () => {
    for (const words of [
      '部分成功',
      '大概成功',
      '没有成功',
      '成功了吧',
      '成功？',
      'unpaid',
      'Unsuccessful',
      'not paid',
      'partial success',
    ])
      expect([words, outcomeOf(words)]).toEqual([words, null])
    for (const words of ['交易成功', '成功入账', '已支付', 'Success', 'PAID', '0000'])
      expect([words, outcomeOf(words)]).toEqual([words, 'paid'])
  })

  it('is read with failure first: 未成功 holds the word 成功', () => {
    expect(outcomeOf('交易成功')).toBe('paid')
    expect(outcomeOf('未成功')).toBe('failed')
    expect(outcomeOf('退票')).toBe('failed')
    expect(outcomeOf('处理中')).toBe('pending')
    expect(outcomeOf('0000')).toBe('paid')
    expect(outcomeOf('待定')).toBeNull()
  })

  it('names its amount in yuan, with thousands marks or without', () => {
    expect(readYuan('1,234.50')).toBe(123_450)
    expect(readYuan('¥ 200')).toBe(20_000)
    expect(readYuan('12.345')).toBeNull()
    expect(readYuan('-3')).toBeNull()
  })
})

describe('a return file beside its run', () => {
  it('settles each line, with the reason of a failure', () => {
    expect(layBeside(sent, told)).toEqual({
      ok: true,
      value: [
        { number: 1, outcome: 'paid', reason: null },
        { number: 2, outcome: 'failed', reason: '账号户名不符' },
        { number: 3, outcome: 'pending', reason: null },
      ],
    })
  })

  it('may mask the numbers and leave the order to the bank', () => {
    const masked = told
      .toReversed()
      .map(({ number: _, ...one }) => ({ ...one, account: `629999******${one.account.slice(-4)}` }))
    const laid = layBeside(sent, masked)
    expect(laid.ok && laid.value.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  it('is refused when a line is missing, and when its total is another', () => {
    expect(codes(told.slice(0, 2))).toEqual(['return-line-missing', 'return-total-differs'])
  })

  it('is refused when a row is of another run, and when one is there twice', () => {
    expect(codes([...told, row(4, '6299990000000033', '100.00', '成功')])).toEqual([
      'return-row-not-ours',
      'return-total-differs',
    ])
    expect(codes([...told, told[0] as (typeof told)[0]])).toEqual([
      'return-row-twice',
      'return-total-differs',
    ])
  })

  it('is refused when its own total row is not the sum of its rows', () => {
    const total = {
      row: 5,
      number: '合计',
      account: undefined,
      amount: '999.00',
      result: undefined,
      reason: undefined,
    }
    expect(layBeside(sent, [...told, total])).toMatchObject({
      ok: false,
      error: [{ code: 'return-total-differs', row: 5, data: { told: '999.00', expected: '1000.00' } }],
    })
    expect(layBeside(sent, [...told, { ...total, amount: '1,000.00' }]).ok).toBe(true)
  })

  it('is refused when an amount or a result cannot be read', () => {
    expect(codes([row(1, '6299990000000017', '二百', '成功'), ...told.slice(1)])).toContain(
      'return-amount-not-read',
    )
    expect(codes([row(1, '6299990000000017', '200.00', '待定'), ...told.slice(1)])).toContain(
      'return-result-not-known',
    )
  })

  it('that says pending of what is settled is an older one, not a contradiction', () => {
    const settled = sent.map((line) => (line.number === 3 ? { ...line, state: 'failed' as const } : line))
    expect(codes(told, settled)).toEqual(['return-is-older'])
  })

  it('never turns around what an earlier file has settled', () => {
    const settled = sent.map((line) => (line.number === 1 ? { ...line, state: 'paid' as const } : line))
    expect(codes([row(1, '6299990000000017', '200.00', '失败', '退汇'), ...told.slice(1)], settled)).toEqual([
      'return-says-otherwise',
    ])
  })
})

describe('what a return file says its money is for', () => {
  const forJuly = told.map((one) => ({ ...one, summary: '职称补贴 2023-07' }))

  it('is foreign where the run says otherwise, whatever the spaces', () => {
    expect(foreignSummaries(['职称补贴 2023-08'], forJuly)).toEqual(['职称补贴2023-07'])
    expect(foreignSummaries(['职称补贴2023-07'], forJuly)).toEqual([])
    expect(foreignSummaries(['职称补贴 2023-08'], told)).toEqual([])
  })

  it('is looked for by what the rows come to, without the row of their total', () => {
    const total = { row: 9, number: '合计', amount: '1,000.00' }
    expect(sumTold([...told, total])).toBe(100_000)
  })
})
