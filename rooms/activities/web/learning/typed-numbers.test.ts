import { expect, test } from 'vitest'
import { costOf, tenthsOf } from './typed-numbers.ts'

test('credit hours are typed with at most one decimal and kept in tenths', () => {
  expect(tenthsOf('10')).toBe(100)
  expect(tenthsOf(' 2.5 ')).toBe(25)
  expect(tenthsOf('\uff12\uff0e\uff15')).toBe(25)
  expect(tenthsOf('2.55')).toBe(null)
  expect(tenthsOf('')).toBe(null)
})

test('a cost that nobody typed is nothing, and what is no amount is refused', () => {
  expect(costOf('')).toBe(0)
  expect(costOf('0.00')).toBe(0)
  expect(costOf('1,200.5')).toBe(120_050)
  expect(costOf('about ten')).toBe(null)
})
