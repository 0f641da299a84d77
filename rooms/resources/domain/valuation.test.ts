import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { problemsOfLink, type Valued, valuationOf, worthOf } from './valuation.ts'

const goods: Valued = {
  kind: 'goods',
  quantity: 2500,
  unit: '千克',
  unitPrice: 699,
  amount: null,
  basisNote: null,
}
const codes = (given: Partial<Valued>) => {
  const valued = valuationOf({ ...goods, ...given })
  return valued.ok ? [] : valued.error.map(({ code, path }) => `${path}: ${code}`)
}
const valued = (given: Partial<Valued>) => {
  const found = valuationOf({ ...goods, ...given })
  return found.ok ? [found.value.amount, found.value.basis] : null
}

describe('what a linked resource is worth', () => {
  it('is quantity times price in whole fen, half a fen upwards', () => {
    expect(worthOf(2500, 699)).toBe(1748)
    expect(worthOf(1, 499)).toBe(0)
    expect(worthOf(1, 500)).toBe(1)
    expect(worthOf(10_000_000_000, 999_999)).toBe(9_999_990_000_000)
    expect(valued({})).toEqual([1748, 'computed'])
  })

  it('is the money itself, which is handed out in yuan', () => {
    expect(valuationOf({ ...goods, kind: 'money', amount: 2_500_050 })).toEqual({
      ok: true,
      value: { quantity: 25_000_500, unit: '元', unitPrice: 100, amount: 2_500_050, basis: 'cash' },
    })
    expect(codes({ kind: 'money', amount: null })).toEqual(['amount: money-without-amount'])
  })

  it('is a stated value only with what it rests on', () => {
    expect(codes({ amount: 200_000 })).toEqual(['basisNote: value-without-basis'])
    expect(valued({ amount: 200_000, basisNote: '市场询价' })).toEqual([200_000, 'stated'])
    expect(valued({ amount: 1748 })).toEqual([1748, 'computed'])
  })

  it('may be not valued, and a quantity has a unit', () => {
    expect(valued({ unitPrice: null })).toEqual([0, 'none'])
    expect(codes({ unit: null })).toEqual(['unit: quantity-without-unit'])
  })
})

describe('a resource link', () => {
  it('is not of tomorrow, and nothing is promised before it came', () => {
    const given = {
      linkedOn: day('2023-12-30'),
      promisedOn: day('2023-12-01'),
      creditCode: '123',
      noticeOn: null,
    }
    expect(problemsOfLink(given, day('2023-12-29')).map(({ code }) => code)).toEqual([
      'link-in-the-future',
      'promised-before-link',
      'unified-credit-code-length',
    ])
  })
})
