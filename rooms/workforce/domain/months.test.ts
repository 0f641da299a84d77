import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { addMonths, addYears, monthsWithin } from './months.ts'

describe('months of the calendar', () => {
  it('end on the last day where a month has no such day', () => {
    expect(addMonths(day('2019-01-31'), 1)).toBe('2019-02-28')
    expect(addMonths(day('2019-12-15'), 1)).toBe('2020-01-15')
    expect(addYears(day('2020-02-29'), 1)).toBe('2021-02-28')
  })

  it('S13.A1: 1 March to 30 June are four whole months', () => {
    expect(monthsWithin(day('2018-03-01'), day('2018-06-30'))).toEqual({ months: 4, days: 0 })
  })

  it('one day short of two months is one month and the days left over', () => {
    expect(monthsWithin(day('2018-03-05'), day('2018-05-03'))).toEqual({ months: 1, days: 29 })
    expect(monthsWithin(day('2018-03-05'), day('2018-05-04'))).toEqual({ months: 2, days: 0 })
  })
})
