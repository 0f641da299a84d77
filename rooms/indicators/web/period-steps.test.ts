import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { Period } from '../../../kernel/period.ts'
import { hasBegun, isOpen, isWithin, latestYear, nextPeriod, periodIn, twoYears } from './period-steps.ts'

const today = day('2024-05-20')
const period = (value: number) => value as Period

describe('the period of a page of figures', () => {
  it('is read from the address, and nothing is read from what is no period', () => {
    expect(periodIn('2023')).toBe(202300)
    expect(periodIn('2023Q2')).toBe(202322)
    expect(periodIn('2023-13')).toBeNull()
    expect(periodIn(undefined)).toBeNull()
  })

  it('steps to the next year, quarter and month, over the end of the year too', () => {
    expect(nextPeriod(period(202300))).toBe(202400)
    expect(nextPeriod(period(202324))).toBe(202421)
    expect(nextPeriod(period(202312))).toBe(202401)
    expect(nextPeriod(period(202305))).toBe(202306)
  })

  it('goes on while today lies in it', () => {
    expect(isOpen(period(202405), today)).toBe(true)
    expect(isOpen(period(202400), today)).toBe(true)
    expect(isOpen(period(202404), today)).toBe(false)
    expect(hasBegun(period(202423), today)).toBe(false)
    expect(hasBegun(period(202422), today)).toBe(true)
  })

  it('is compared month by month with the year before', () => {
    expect(twoYears(period(202305))).toEqual({ from: '2022-01', to: '2023-12' })
    expect(isWithin(period(202305), period(202322))).toBe(true)
    expect(isWithin(period(202307), period(202322))).toBe(false)
  })

  it('is at first the latest year with anything in it, else this year', () => {
    const months = ['2022-12', '2023-01', '2023-02', '2024-01']
    expect(latestYear(months, [{ values: [1, 0, 3, 0] }, { values: [9, 0, 0, 0] }], today)).toBe(202300)
    expect(latestYear(months, [{ values: [0, 0, 0, 0] }], today)).toBe(202400)
    expect(latestYear([], [], today)).toBe(202400)
  })
})
