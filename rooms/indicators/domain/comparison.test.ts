import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import type { Period } from '../../../kernel/period.ts'
import { against, equalDays, isOpenOn } from './comparison.ts'
import { trendPoints } from './trend-points.ts'

const period = (number: number) => number as Period

describe('equally many days', () => {
  it('are none where the period is over or has not begun', () => {
    const others = { previous: period(202311), lastYear: period(202212) }
    expect(equalDays(period(202312), others, day('2024-01-01'))).toBeNull()
    expect(equalDays(period(202312), others, day('2023-11-30'))).toBeNull()
    expect(isOpenOn(period(202312), day('2023-12-31'))).toBe(true)
  })

  it('end with the shorter month', () => {
    const others = { previous: period(202302), lastYear: period(202203) }
    expect(equalDays(period(202303), others, day('2023-03-30'))).toEqual({
      days: 30,
      previous: { first: '2023-02-01', last: '2023-02-28' },
      lastYear: { first: '2022-03-01', last: '2022-03-30' },
    })
  })
})

describe('a difference', () => {
  it('has no share of nothing, and is unknown where either figure is', () => {
    expect(against(5, 0)).toEqual({ value: 0, change: 5, share: null })
    expect(against(2.25, 1.5)).toEqual({ value: 1.5, change: 0.75, share: 0.5 })
    expect(against(null, 3)).toEqual({ value: 3, change: null, share: null })
  })
})

describe('the points of a trend', () => {
  it('cross the new year, and never reach into the future', () => {
    expect(trendPoints(period(202302), 'month', 4, day('2023-12-29'))).toEqual([
      202211, 202212, 202301, 202302,
    ])
    expect(trendPoints(period(202300), 'quarter', 2, day('2023-05-10'))).toEqual([202321, 202322])
    expect(trendPoints(period(202300), 'year', 2, day('2023-05-10'))).toEqual([202200, 202300])
  })
})
