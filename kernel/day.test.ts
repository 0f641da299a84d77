import { describe, expect, it } from 'vitest'
import {
  addDays,
  ageOn,
  day,
  dayAt,
  daysBetween,
  minuteAt,
  parseDay,
  sayDay,
  sayInstant,
  weekday,
} from './day.ts'

describe('a day', () => {
  it('is refused when the calendar does not have it', () => {
    for (const text of ['2023-02-29', '2023-13-01', '2023-7-5', '2023/07/05', '', '0000-00-00']) {
      expect(parseDay(text), text).toEqual({ ok: false, error: 'day-not-valid' })
    }
    expect(parseDay('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' })
  })

  it('moves over month, leap day and year', () => {
    expect(addDays(day('2023-12-31'), 1)).toBe('2024-01-01')
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(daysBetween(day('2023-01-01'), day('2024-01-01'))).toBe(365)
    expect(daysBetween(day('2024-03-01'), day('2024-02-28'))).toBe(-2)
    // A slip of the pen is a day of its own and not one of the last century.
    expect(addDays(day('0050-02-28'), 1)).toBe('0050-03-01')
    expect(daysBetween(day('0000-03-01'), day('0400-03-01'))).toBe(146_097)
    expect(parseDay('0050-02-29').ok).toBe(false)
    expect(parseDay('0096-02-29').ok).toBe(true)
  })

  it('is counted as the calendar of the platform counts it, on every day of three centuries', () => {
    const first = Date.UTC(1890, 0, 1)
    for (let n = 0; n < 110_000; n++) {
      const text = new Date(first + n * 86_400_000).toISOString().slice(0, 10)
      const found = addDays(day('1890-01-01'), n)
      if (found !== text || daysBetween(day('1890-01-01'), day(text)) !== n) expect(found).toBe(text)
    }
    expect(parseDay('1900-02-29').ok).toBe(false)
    expect(parseDay('2000-02-29').ok).toBe(true)
    for (const text of ['2023-04-31', '2023-06-31', '2023-12-32', '2023-00-30'])
      expect(parseDay(text).ok, text).toBe(false)
    for (const text of ['2023-01-31', '2023-04-30', '2023-12-31', '2024-02-29'])
      expect(parseDay(text).ok, text).toBe(true)
    expect(dayAt(Date.parse('1969-12-31T15:59:59Z'))).toBe('1969-12-31')
    expect(dayAt(Date.parse('1969-12-31T16:00:00Z'))).toBe('1970-01-01')
    expect(() => dayAt(Number.NaN)).toThrow()
  })

  it('is written as people write it', () => {
    expect(sayDay(day('2023-07-05'), 'zh')).toBe('2023年7月5日')
    expect(sayDay(day('2023-07-05'), 'en')).toBe('5 Jul 2023')
    expect(sayInstant('2023-12-31T16:05:00Z', 'zh')).toBe('2024年1月1日 00:05')
    expect(sayInstant(Date.parse('2023-07-05T01:30:00Z'), 'en')).toBe('5 Jul 2023 09:30')
  })

  it('stands in a table to the minute in Shanghai, whatever zone its text was written in', () => {
    expect(minuteAt('2023-12-31T16:05:59Z')).toBe('2024-01-01 00:05')
    expect(minuteAt('2024-01-01T00:05:00+08:00')).toBe('2024-01-01 00:05')
  })

  it('knows its weekday', () => {
    expect(weekday(day('2023-12-31'))).toBe(7)
    expect(weekday(day('2024-01-01'))).toBe(1)
    expect(weekday(day('1969-12-29'))).toBe(1)
  })

  it('counts a year of age from the birthday itself', () => {
    expect(ageOn(day('2009-06-15'), day('2023-06-14'))).toBe(13)
    expect(ageOn(day('2009-06-15'), day('2023-06-15'))).toBe(14)
  })

  it('is the day in Shanghai, not in London', () => {
    expect(dayAt(Date.parse('2023-12-31T16:00:00Z'))).toBe('2024-01-01')
    expect(dayAt(Date.parse('2023-12-31T15:59:59Z'))).toBe('2023-12-31')
  })
})
