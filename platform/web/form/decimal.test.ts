import { describe, expect, it } from 'vitest'
import { keptDecimal, readDecimal } from './decimal.ts'

describe('a decimal as it is typed', () => {
  it('keeps digits, one point and so many places', () => {
    expect(keptDecimal('1.', 2)).toBe('1.')
    expect(keptDecimal('12.345', 2)).toBe('12.34')
    expect(keptDecimal('1.2.3', 2)).toBe('1.23')
    expect(keptDecimal('-1 2a', 2)).toBe('12')
  })

  it('reads full-width digits and the Chinese full stop as a point', () => {
    expect(keptDecimal('\uFF11\uFF12\uFF0E\uFF15', 2)).toBe('12.5')
    expect(keptDecimal('1\u30025', 2)).toBe('1.5')
  })

  it('is nothing without a digit, and never zero for it', () => {
    expect(readDecimal('')).toBeNull()
    expect(readDecimal('.')).toBeNull()
    expect(readDecimal('1.')).toBe(1)
    expect(readDecimal('.5')).toBe(0.5)
  })
})
