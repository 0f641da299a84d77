import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { dayNear, nearDay } from './day-text.ts'

const today = day('2026-05-10')
const near = (written: unknown) => dayNear(nearDay.parse(written), today, day('2026-03-04'))

describe('a day of a demo plan', () => {
  it('is a day, or keeps near the day of loading', () => {
    expect(near('2023-07-05')).toBe('2023-07-05')
    expect([near({ days_ago: 9 }), near({ days_ago: -12 }), near({ after: 30 })]).toEqual([
      '2026-05-01',
      '2026-05-22',
      '2026-04-03',
    ])
  })

  it('of a season is the last one that lies long enough back', () => {
    expect(near({ last: '03-04' })).toBe('2025-03-04')
    expect(near({ last: '02-24' })).toBe('2026-02-24')
  })
})
