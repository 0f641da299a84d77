import { describe, expect, it } from 'vitest'
import { formatQuantity, moneyInWords, readDecimal } from './money-words.ts'

describe('money in a report', () => {
  it('S5.11: is printed in ten thousands with at most two decimals and no idle zeros', () => {
    expect(moneyInWords(6_500_000, 'zh')).toBe('6.5万元')
    expect(moneyInWords(120_000_000, 'zh')).toBe('120万元')
    expect(moneyInWords(1_234_567, 'zh')).toBe('1.23万元')
    expect(moneyInWords(820_000, 'zh')).toBe('8,200元')
    expect(moneyInWords(820_050, 'zh')).toBe('8,200.50元')
    expect(moneyInWords(6_500_000, 'en')).toBe('¥65,000')
  })

  it('is read from what somebody types, and refused with too many decimals', () => {
    expect(readDecimal('1,234.5', 2)).toBe(123_450)
    expect(readDecimal('１２', 2)).toBe(1200)
    expect(readDecimal('2.5', 3)).toBe(2500)
    expect(readDecimal('0.005', 2)).toBeNull()
    expect(readDecimal('-3', 2)).toBeNull()
    expect(formatQuantity(2500)).toBe('2.5')
    expect(formatQuantity(30_000)).toBe('30')
  })
})
