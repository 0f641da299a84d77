import { expect, it } from 'vitest'
import { monthlyVisits, visitsAMonth, visitsEach } from './load.ts'

it('272, 278 and 88 files ask for 1,822 visits a month: 9.7 for each of 187 workers, 130 for each of 14 (6.4)', () => {
  const monthly = monthlyVisits([
    { visitEvery: 7, files: 272 },
    { visitEvery: 15, files: 278 },
    { visitEvery: 30, files: 88 },
  ])
  expect(monthly).toBe(1822)
  expect(visitsEach(monthly, 187)).toBe(9.7)
  expect(Math.round(visitsEach(monthly, 14) ?? 0)).toBe(130)
})

it('a month has 4.33 weeks, two times fifteen days, one time thirty', () => {
  expect([7, 14, 15, 30, 90].map(visitsAMonth)).toEqual([433, 217, 200, 100, 33])
})

it('nobody to share visits with is no figure', () => {
  expect(visitsEach(1822, 0)).toBeNull()
})
