import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'

describe('the difference from the period before', () => {
  it('is said in amount and share', () => {
    expect(differenceOf(5665, 5100, 'zh')).toBe('+565（+11.1%）')
    expect(differenceOf(5100, 5665, 'en')).toBe('−565 (−10%)')
  })

  it('has no share when there was nothing before, which is not an endless growth', () => {
    expect(differenceOf(5665, 0, 'zh')).toBe('+5,665')
    expect(differenceOf(0, 0, 'zh')).toBe('0')
  })

  it('keeps the hours of the unit', () => {
    expect(differenceOf(1.5, 1, 'en')).toBe('+0.5 (+50%)')
  })
})
