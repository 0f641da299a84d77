import { describe, expect, it } from 'vitest'
import { fenOf, meanOf, showMean } from './money.ts'

describe('an amount as it is typed', () => {
  it('is read into fen, with full-width digits and commas', () => {
    expect([fenOf('12'), fenOf('12.5'), fenOf('１，２３４．５６'), fenOf('3 元')]).toEqual([
      1200, 1250, 123456, 300,
    ])
  })

  it('is none when it is zero, below, or has three decimals', () => {
    expect([fenOf('0'), fenOf('-1'), fenOf('1.234'), fenOf('十元')]).toEqual([null, null, null, null])
  })

  it('of satisfaction lies between one and five', () => {
    expect([meanOf('4.6'), meanOf('5'), meanOf('5.1'), meanOf('0.9')]).toEqual([460, 500, null, null])
    expect(showMean(462)).toBe('4.62')
  })
})
