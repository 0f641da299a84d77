import { describe, expect, it } from 'vitest'
import { day, weekday } from '../../../kernel/day.ts'
import { spreadHours } from './hour-log.ts'

const total = (from: string, to: string, hours: number) =>
  spreadHours(day(from), day(to), hours).reduce((sum, { minutes }) => sum + minutes, 0)

describe('hours of a practicum', () => {
  it('S13.A1–A4: add up to what is said, whatever the days', () => {
    expect(total('2018-03-01', '2018-06-30', 480)).toBe(480 * 60)
    expect(total('2018-03-01', '2018-10-31', 960)).toBe(960 * 60)
    expect(total('2018-07-02', '2018-08-10', 352)).toBe(352 * 60)
    expect(total('2018-07-01', '2018-08-24', 300)).toBe(300 * 60)
  })

  it('lie on working days and the last day, and on weekends only where those would be too long', () => {
    const easy = spreadHours(day('2018-03-01'), day('2018-06-30'), 480)
    expect(easy.filter(({ on }) => weekday(on) > 5).map(({ on }) => on)).toEqual(['2018-06-30'])
    const packed = spreadHours(day('2018-07-02'), day('2018-08-10'), 352)
    expect(packed).toHaveLength(40)
    expect(Math.max(...packed.map(({ minutes }) => minutes))).toBe(540)
  })

  it('are refused where no day is long enough', () => {
    expect(() => spreadHours(day('2018-07-02'), day('2018-07-03'), 30)).toThrow('do not fit')
  })
})
