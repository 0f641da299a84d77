import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '../../../kernel/day.ts'
import { readRate, type ShareRule, shareOf, shareRuleOf, shareRuleSchema, take } from './share-rule.ts'

const shipped = (code: string): ShareRule => {
  const text = readFileSync(join(import.meta.dirname, `../../../data/funds/${code}.yaml`), 'utf8')
  const made = shareRuleOf(shareRuleSchema.parse(parse(text, { version: '1.2' })))
  if (!('rule' in made)) throw new Error(JSON.stringify(made.wrong))
  return made.rule
}
const yuan = (amount: number) => amount * 100
const on = day('2023-03-01')

describe('the share of a transfer', () => {
  it('S5.A3: is 1,200,000 of 60,000,000 at 2 %, and nothing is missing', () => {
    expect(take(shipped('xunxian-purchase-share'), yuan(60_000_000), on)).toMatchObject({
      share: yuan(1_200_000),
      yearAmount: yuan(1_200_000),
      gap: 0,
      toppedUpBy: null,
    })
  })

  it('S5.A3: is 900,000 of 45,000,000, and child-protection funds cover the 300,000 that are missing', () => {
    expect(take(shipped('xunxian-purchase-share'), yuan(45_000_000), on)).toMatchObject({
      share: yuan(900_000),
      gap: yuan(300_000),
      toppedUpBy: 'child-protection',
    })
  })

  it('S6.A3: is 900,000 of 30,000,000 at the 3 % of Yinchuan, and 600,000 at the 2 % of Xunxian', () => {
    expect(take(shipped('yinchuan-purchase-share'), yuan(30_000_000), on)?.share).toBe(yuan(900_000))
    expect(take(shipped('xunxian-purchase-share'), yuan(30_000_000), on)?.share).toBe(yuan(600_000))
  })

  it('drops a part of a fen, so that never more is taken than the rule allows', () => {
    expect(shareOf(149, { part: 2, of: 100 })).toBe(2)
    expect(shareOf(150, { part: 2, of: 100 })).toBe(3)
    expect(shareOf(49, { part: 2, of: 100 })).toBe(0)
  })

  it('is exact where a float is not', () => {
    expect(shareOf(90_071_992_547_409, { part: 333, of: 10_000 })).toBe(2_999_397_351_828)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (transfer, part) => {
          const share = BigInt(shareOf(transfer, { part, of: 10_000 }))
          const exact = BigInt(transfer) * BigInt(part)
          return share * 10_000n <= exact && exact < (share + 1n) * 10_000n
        },
      ),
    )
  })

  it('does not exist before the rule is in force', () => {
    expect(take(shipped('xunxian-purchase-share'), yuan(60_000_000), day('2020-12-31'))).toBeNull()
  })
})

describe('a rate', () => {
  it('is a percentage with its decimals, kept as a fraction', () => {
    expect(readRate('2%')).toEqual({ part: 2, of: 100 })
    expect(readRate('2.5%')).toEqual({ part: 25, of: 1000 })
    expect(readRate('0.35%')).toEqual({ part: 35, of: 10_000 })
    expect(readRate('100%')).toEqual({ part: 100, of: 100 })
  })

  it('is nothing else', () => {
    for (const text of ['2', '0%', '101%', '-2%', 'two percent', '2.%'])
      expect(readRate(text), text).toBeNull()
  })
})

describe('the file of a rule', () => {
  const file = {
    code: 'a',
    title: { zh: '甲', en: 'A' },
    division: '410621',
    of: { zh: '总额', en: 'All' },
    takes: 'social-assistance',
    rate: { '2023-01-01': { value: '2%', source: 'S5.4' } },
    rounding: 'down-to-fen',
  }

  it('needs a source for its figure', () => {
    expect(shareRuleSchema.safeParse({ ...file, rate: { '2023-01-01': { value: '2%' } } }).success).toBe(
      false,
    )
  })

  it('is told what is wrong with its rate, with the place', () => {
    const read = shareRuleSchema.parse({ ...file, rate: { '2023-01-01': { value: '0.02', source: 'S5.4' } } })
    expect(shareRuleOf(read)).toMatchObject({ wrong: [{ path: ['rate', '2023-01-01', 'value'] }] })
  })

  it('says who covers what is missing of the amount of the year', () => {
    const read = shareRuleSchema.parse({
      ...file,
      year_amount: { '2023-01-01': { value: 1, source: 'S5.4' } },
    })
    expect(shareRuleOf(read)).toMatchObject({ wrong: [{ path: ['year_amount'] }] })
  })
})
