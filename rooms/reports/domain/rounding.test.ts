import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTrueOf, money, rounded } from './rounding.ts'

describe('rounding words (7.6)', () => {
  it.each([
    [22, '20余'],
    [10, '10'],
    [11, '10余'],
    [22_345, '2.2万余'],
    [22_000, '2.2万'],
    [396, '近400'],
    [412, '400多'],
    [5665, '5600余'],
    [16_839, '1.6万余'],
    [7, '7'],
    [400, '400'],
  ])('tells %i as %s', (value, text) => {
    expect(rounded(value).text).toBe(text)
  })

  it('prints no word that is not true of the exact number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), (value) => isTrueOf(rounded(value).text, value)),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['20余', 20, false],
    ['20余', 30, false],
    ['20余', 21, true],
    ['2.2万余', 22_000, false],
    ['2.2万余', 22_999, true],
    ['2.2万余', 23_000, false],
    ['近400', 380, true],
    ['近400', 379, false],
    ['近400', 400, false],
    ['超100', 100, false],
    ['400多', 400, false],
    ['400多', 499, true],
    ['2万以上', 20_000, true],
    ['120万左右', 1_320_000, true],
    ['120万左右', 1_320_001, false],
    ['达353', 353, true],
    ['达353', 352, false],
  ])('%s of %i is %s', (text, value, expected) => {
    expect(isTrueOf(text, value)).toBe(expected)
  })

  it('prints 65 000 yuan as 6.5万元, without trailing zeros', () => {
    expect(money(65_000)).toBe('6.5万元')
    expect(money(60_000)).toBe('6万元')
    expect(money(812.5)).toBe('812.5元')
  })
})
