import { describe, expect, it } from 'vitest'
import type { Facts, FactsOn, Programme } from '../../../programmes/index.ts'
import { shippedProgrammes } from '../../../programmes/server/index.ts'
import { type PaidPart, rollLine } from './roll-line.ts'

const programmeOf = (code: string): Programme => {
  const found = shippedProgrammes().find(({ programme }) => programme.code === code)
  if (!found) throw new Error(code)
  return found.programme
}
const monthly = programmeOf('chuzhou-post-subsidy')

const worker: Facts = {
  posts: ['community-worker'],
  level: 'assistant',
  held: [],
  in_post_from: '2023-03-10',
}

/** Facts that change on days, the later over the earlier. */
const changing =
  (start: Facts, changes: Readonly<Record<string, Facts>>): FactsOn =>
  (on) =>
    Object.entries(changes)
      .filter(([from]) => from <= on)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .reduce<Facts>((facts, [, change]) => Object.assign(facts, change), { ...start })

const paidFor = (...periods: string[]): PaidPart[] =>
  periods.map((period) => ({ period, part: 1, amountFen: 20_000 }))

describe('the roll of a month (S3.4)', () => {
  it('S3.A1 (b) pays 200 for the month of the hiring and calls it new, with the day', () => {
    const line = rollLine(monthly, { month: '2023-03', factsOn: () => worker, paid: [] })
    expect([line.what, line.beforeFen, line.nowFen, line.payFen]).toEqual(['new', 0, 20_000, 20_000])
    expect(line.items).toEqual([{ period: '2023-03', part: 1, amountFen: 20_000 }])
    expect(line.reasons).toEqual([{ zh: '到岗日期：2023年3月10日', en: 'In the post from: 10 Mar 2023' }])
  })

  it('pays nothing for a month that was paid, however often it is asked', () => {
    const line = rollLine(monthly, {
      month: '2023-04',
      factsOn: () => worker,
      paid: paidFor('2023-03', '2023-04'),
    })
    expect([line.what, line.nowFen, line.payFen, line.items]).toEqual(['same', 20_000, 0, []])
  })

  it('makes good the months that were missed and names them', () => {
    const line = rollLine(monthly, { month: '2023-06', factsOn: () => worker, paid: paidFor('2023-03') })
    expect(line.missed).toEqual(['2023-04', '2023-05'])
    expect(line.payFen).toBe(60_000)
  })

  it('S3.A1 (b) stops after the leaving on 20 September, says since when, and ends', () => {
    const gone = { ...worker, in_post_to: '2023-09-20' }
    const paid = paidFor('2023-03', '2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09')
    const line = rollLine(monthly, { month: '2023-10', factsOn: () => gone, paid })
    expect([line.what, line.beforeFen, line.nowFen, line.payFen, line.ends]).toEqual([
      'stopped',
      20_000,
      0,
      0,
      true,
    ])
    expect(line.reasons).toEqual([{ zh: '离岗日期：2023年9月20日', en: 'Last day in the post: 20 Sep 2023' }])
  })

  it('S3.A1 (d) pays the higher level from the month after it was reached, and says what changed', () => {
    const factsOn = changing(worker, { '2023-06-15': { level: 'intermediate' } })
    const line = rollLine(monthly, {
      month: '2023-07',
      factsOn,
      paid: paidFor('2023-03', '2023-04', '2023-05', '2023-06'),
    })
    expect([line.what, line.beforeFen, line.nowFen, line.payFen]).toEqual(['changed', 20_000, 40_000, 40_000])
    expect(line.reasons.map(({ zh }) => zh)).toEqual(['证书级别：助理社会工作师 → 社会工作师'])
  })

  it('pays the rest of a month that turns out to be due in a higher sum, as a second part of it', () => {
    const factsOn = changing(worker, { '2023-04-01': { level: 'intermediate' } })
    const line = rollLine(monthly, { month: '2023-04', factsOn, paid: paidFor('2023-03', '2023-04') })
    expect(line.items).toEqual([{ period: '2023-04', part: 2, amountFen: 20_000 }])
  })

  it('tells what was paid too much and takes nothing back by itself', () => {
    const gone = { ...worker, in_post_to: '2023-04-10' }
    const line = rollLine(monthly, {
      month: '2023-05',
      factsOn: () => gone,
      paid: paidFor('2023-03', '2023-04'),
    })
    expect([line.overFen, line.payFen, line.items]).toEqual([20_000, 0, []])
  })

  it('S3.A1 (b) is a stop with its day also when the leaving was told after the month before had been paid', () => {
    const gone = { ...worker, in_post_to: '2023-04-10' }
    const late = rollLine(monthly, {
      month: '2023-05',
      factsOn: () => gone,
      paid: paidFor('2023-03', '2023-04'),
    })
    expect([late.what, late.reasons.map(({ zh }) => zh)]).toEqual(['stopped', ['离岗日期：2023年4月10日']])
    const after = rollLine(monthly, { month: '2023-06', factsOn: () => gone, paid: paidFor('2023-03') })
    expect(after.what).toBe('none')
  })

  it('asks since when, where nobody has said it, and does not take it for nothing due', () => {
    const { in_post_from: _, ...unsaid } = worker
    const line = rollLine(monthly, { month: '2023-04', factsOn: () => unsaid, paid: [] })
    expect([line.what, line.payFen, line.ask]).toEqual(['unknown', 0, ['in_post_from']])
    expect(line.reasons.map(({ zh }) => zh)).toEqual(['尚不清楚：到岗日期？'])
    const agency = { ...unsaid, posts: ['social-worker'] }
    expect(rollLine(monthly, { month: '2023-04', factsOn: () => agency, paid: [] }).what).toBe('none')
  })

  it('X7 pays nothing to whom an open question stands for, and asks it', () => {
    const drawn = { ...worker, held: ['chuzhou-certificate-grant'] }
    const line = rollLine(monthly, { month: '2023-03', factsOn: () => drawn, paid: [] })
    expect([line.what, line.payFen, line.ask]).toEqual(['unknown', 0, ['stackable']])
    expect(line.reasons[0]?.en).toBe('Not known: May one person draw both the grant and the monthly subsidy?')
  })

  it('X7 pays once the body has settled the question', () => {
    const settled = { ...worker, held: ['chuzhou-certificate-grant'], stackable: 'yes' }
    expect(rollLine(monthly, { month: '2023-03', factsOn: () => settled, paid: [] }).payFen).toBe(20_000)
  })

  it('stops when a rule holds no more, names the rule, and begins again when it does', () => {
    const factsOn = changing(worker, {
      '2023-05-02': { posts: ['social-worker'] },
      '2023-07-01': { posts: ['community-worker'] },
    })
    const paid = paidFor('2023-03', '2023-04', '2023-05')
    const stopped = rollLine(monthly, { month: '2023-06', factsOn, paid })
    expect([stopped.what, stopped.payFen, stopped.ends]).toEqual(['stopped', 0, false])
    expect(stopped.reasons.some(({ en }) => en.startsWith('No longer: '))).toBe(true)
    const again = rollLine(monthly, { month: '2023-07', factsOn, paid })
    expect([again.what, again.payFen]).toEqual(['again', 20_000])
  })
})

describe('the title allowance of Yinchuan (S6.6, D3)', () => {
  const allowance = programmeOf('yinchuan-title-allowance')

  it('is paid by the month until the body says otherwise (X8)', () => {
    expect(allowance.payment?.kind).toBe('roll')
    const facts = Object.fromEntries(Object.entries(allowance.facts).map(([name]) => [name, undefined]))
    expect(rollLine(allowance, { month: '2023-05', factsOn: () => facts, paid: [] }).items).toEqual([])
  })
})
