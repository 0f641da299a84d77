import { describe, expect, it } from 'vitest'
import type { Programme } from '../../../programmes/index.ts'
import { shippedProgrammes } from '../../../programmes/server/index.ts'
import { afterPayment, dueNow } from './due-now.ts'
import { lastDayOf, monthAfter, monthsOf, periodAt, rollDue, stretchesOf } from './periods.ts'
import { barHolds, consequencesOf } from './sanctions.ts'
import { spreadOver } from './spread.ts'

const programmeOf = (code: string): Programme => {
  const found = shippedProgrammes().find(({ programme }) => programme.code === code)
  if (!found) throw new Error(code)
  return found.programme
}
const nanhai = programmeOf('nanhai-practicum')
const monthly = programmeOf('chuzhou-post-subsidy')
const parts = {
  kind: 'instalments',
  parts: [
    { code: 'first', percent: 'first', at: 'to-pay' },
    { code: 'rest', percent: 'rest', at: 'paid' },
  ],
  source: 'test',
} as const
const figure = (value: number) => ({
  title: { zh: '比例', en: 'share' },
  unit: 'percent' as const,
  values: { '2018-01-01': { value, source: 'test' } },
})
const inParts: Programme = {
  ...nanhai,
  payment: { ...parts, parts: [...parts.parts] },
  parameters: { ...nanhai.parameters, first: figure(30), rest: figure(70) },
}
const asked = { stage: 'to-pay', amountFen: 240_000, on: '2019-01-31' }

describe('what is due where an application stands', () => {
  it('is all of it at once where it is paid once, and it then goes on to the end', () => {
    expect(dueNow(nanhai, asked)).toEqual({
      ok: true,
      value: { kind: 'once', period: 'once', amountFen: 240_000 },
    })
    expect(afterPayment(nanhai, 'to-pay')).toBe('paid')
  })

  it('is nothing before it stands where it is paid, nor while no sum was decided', () => {
    expect(dueNow(nanhai, { ...asked, stage: 'applied' })).toEqual({
      ok: false,
      error: 'application-not-at-payment',
    })
    expect(dueNow(nanhai, { ...asked, amountFen: null })).toEqual({ ok: false, error: 'amount-not-decided' })
  })

  it('is an instalment at its stage; the last takes what rounding left', () => {
    expect(dueNow(inParts, { ...asked, amountFen: 100_001 })).toEqual({
      ok: true,
      value: { kind: 'instalment', period: 'first', amountFen: 30_000 },
    })
    expect(dueNow(inParts, { ...asked, stage: 'paid', amountFen: 100_001 })).toEqual({
      ok: true,
      value: { kind: 'instalment', period: 'rest', amountFen: 70_001 },
    })
  })

  it('is left to the roll where the programme pays month by month', () => {
    expect(dueNow(monthly, { ...asked, stage: 'paying' })).toEqual({
      ok: false,
      error: 'application-paid-by-roll',
    })
  })

  it('is no money where a title is given (S10.4)', () => {
    const title: Programme = { ...nanhai, payment: { kind: 'none', source: 'test' } }
    expect(dueNow(title, { ...asked, amountFen: null })).toEqual({
      ok: true,
      value: { kind: 'none', period: 'award', amountFen: 0 },
    })
  })
})

describe('periods', () => {
  it('of a quarter are complete at its third month', () => {
    expect(periodAt('2023-06', 'quarter')).toEqual({ current: '2023Q2', before: '2023Q1' })
    expect(periodAt('2023-05', 'quarter')).toEqual({ current: '2023Q1', before: '2022Q4' })
  })

  it('of a month and of a year are named as the roll names them', () => {
    expect(periodAt('2023-01', 'month')).toEqual({ current: '2023-01', before: '2022-12' })
    expect(periodAt('2023-12', 'year')).toEqual({ current: '2023', before: '2022' })
    expect(monthsOf('2023Q4')).toEqual(['2023-10', '2023-11', '2023-12'])
    expect([lastDayOf('2024-02'), monthAfter('2023-12', 1)]).toEqual(['2024-02-29', '2024-01'])
  })

  it('that follow each other are told as one stretch', () => {
    expect(stretchesOf(['2023-11', '2023-12', '2024-01', '2024-03'])).toEqual([
      '2023-11 – 2024-01',
      '2024-03',
    ])
    expect(stretchesOf(['2023Q4', '2024Q1'])).toEqual(['2023Q4 – 2024Q1'])
    expect(stretchesOf([])).toEqual([])
  })
})

describe('what follows from forged hours (S13.A7)', () => {
  it('is three consequences, each of its own: revocation, the paid sum back, and a bar for ever', () => {
    expect(consequencesOf(nanhai, 'forged-hours', '2019-05-10', 240_000)).toEqual([
      { kind: 'revocation', amountFen: null, ask: [], subjectClass: null, untilOn: null },
      { kind: 'recovery', amountFen: 240_000, ask: [], subjectClass: null, untilOn: null },
      { kind: 'bar', amountFen: null, ask: [], subjectClass: 'nanhai-practicum-subsidy', untilOn: null },
    ])
  })

  it('is no recovery where nothing was paid, and nothing where the programme has no such sanction', () => {
    expect(consequencesOf(nanhai, 'forged-hours', '2019-05-10', 0)?.map(({ kind }) => kind)).toEqual([
      'revocation',
      'bar',
    ])
    expect(consequencesOf(nanhai, 'unheard-of', '2019-05-10', 240_000)).toBeNull()
  })

  it('bars from the day of the order to the last day, and no more from the day it is lifted', () => {
    const bar = { fromOn: '2019-05-10', untilOn: '2022-05-10', liftedOn: null }
    expect(['2019-05-09', '2019-05-10', '2022-05-10', '2022-05-11'].map((on) => barHolds(bar, on))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(barHolds({ ...bar, liftedOn: '2020-01-01' }, '2020-01-01')).toBe(false)
    expect(barHolds({ ...bar, untilOn: null }, '2099-01-01')).toBe(true)
  })
})

describe('a recovery', () => {
  it('is laid on the latest payments first, and on none for more than is open of it', () => {
    const payments = [
      { payment: 'a', openFen: 20_000 },
      { payment: 'b', openFen: 20_000 },
      { payment: 'c', openFen: 5_000 },
    ]
    expect(spreadOver(payments, 30_000)).toEqual([
      { payment: 'c', amountFen: 5_000 },
      { payment: 'b', amountFen: 20_000 },
      { payment: 'a', amountFen: 5_000 },
    ])
    expect(spreadOver(payments, 45_001)).toBeNull()
  })
})

describe('the roll that is looked at first', () => {
  const due = (
    last: string | null,
    first: string,
    today: string,
    every: 'month' | 'quarter' | 'year' = 'month',
  ) => rollDue({ last, first, today }, every)

  it('is the month after the last that was confirmed, or the first that somebody stands for', () => {
    expect(due('2023-09', '2022-01', '2026-11')).toBe('2023-10')
    expect(due('2023-12', '2022-01', '2026-11')).toBe('2024-01')
    expect(due(null, '2023-03', '2026-11')).toBe('2023-03')
  })

  it('is the last one again where the next is still to come', () => {
    expect(due('2026-11', '2022-01', '2026-11')).toBe('2026-11')
    expect(due('2026-06', '2022-01', '2026-08', 'quarter')).toBe('2026-06')
  })

  it('is the end of the quarter or of the year where money is paid by them', () => {
    expect(due('2026-03', '2022-01', '2026-08', 'quarter')).toBe('2026-06')
    expect(due(null, '2024-05', '2026-08', 'year')).toBe('2024-12')
    expect(due(null, '2026-05', '2026-08', 'year')).toBe('2026-08')
  })
})
