import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../kernel/day.ts'
import { bucketOf, buckets, daysOfBucket } from './bucket.ts'

describe('the buckets of the workbench', () => {
  const wednesday = day('2023-12-27')

  it('puts yesterday under overdue and today under today', () => {
    expect(bucketOf(day('2023-12-26'), wednesday)).toBe('overdue')
    expect(bucketOf(day('2023-12-27'), wednesday)).toBe('today')
  })

  it('ends the week with Sunday, also over the turn of the year', () => {
    expect(bucketOf(day('2023-12-28'), wednesday)).toBe('this-week')
    expect(bucketOf(day('2023-12-31'), wednesday)).toBe('this-week')
    expect(bucketOf(day('2024-01-01'), wednesday)).toBe('later')
  })

  it('has nothing left this week on a Sunday', () => {
    const sunday = day('2023-12-31')
    expect(bucketOf(day('2024-01-01'), sunday)).toBe('later')
    expect(daysOfBucket('this-week', sunday)).toEqual({ from: '2024-01-01', to: '2023-12-31' })
  })

  it('gives every day to exactly one bucket', () => {
    for (let offset = -10; offset <= 10; offset += 1) {
      const due = addDays(wednesday, offset)
      const holding = buckets.filter((bucket) => {
        const { from = due, to = due } = daysOfBucket(bucket, wednesday)
        return from <= due && due <= to
      })
      expect(holding).toEqual([bucketOf(due, wednesday)])
    }
  })
})
