import { describe, expect, it } from 'vitest'
import { fill } from './fill.ts'
import { formatBytes, formatDay, formatInstant, formatMinutes, formatNumber, formatPeriod } from './format.ts'

describe('what is shown', () => {
  it('writes a day as each language writes it', () => {
    expect(formatDay('2023-07-05', 'zh')).toBe('2023年7月5日')
    expect(formatDay('2023-07-05', 'en')).toBe('5 Jul 2023')
  })

  it('writes an instant in the time of Shanghai, past midnight too', () => {
    expect(formatInstant('2023-12-31T16:05:00Z', 'zh')).toBe('2024年1月1日 00:05')
    expect(formatInstant('2023-07-05T01:30:00Z', 'en')).toBe('5 Jul 2023 09:30')
  })

  it('writes months, quarters and years', () => {
    expect([202305, 202322, 202300].map((period) => formatPeriod(period, 'zh'))).toEqual([
      '2023年5月',
      '2023年第二季度',
      '2023年',
    ])
    expect([202305, 202322, 202300].map((period) => formatPeriod(period, 'en'))).toEqual([
      'May 2023',
      'Q2 2023',
      '2023',
    ])
  })

  it('groups large numbers and keeps small ones whole', () => {
    expect(formatNumber(1234567)).toBe('1,234,567')
    expect(formatNumber(0.5, 1)).toBe('0.5')
  })

  it('writes durations and sizes', () => {
    expect([45, 60, 85].map((minutes) => formatMinutes(minutes, 'zh'))).toEqual([
      '45分钟',
      '1小时',
      '1小时25分',
    ])
    expect([45, 60, 85].map((minutes) => formatMinutes(minutes, 'en'))).toEqual([
      '45 min',
      '1 h',
      '1 h 25 min',
    ])
    expect([900, 2048, 5_400_000].map(formatBytes)).toEqual(['900 B', '2 KB', '5.1 MB'])
  })

  it('counts one person and three people', () => {
    expect(fill('{count} person|{count} people', { count: 1 })).toBe('1 person')
    expect(fill('{count} person|{count} people', { count: 3 })).toBe('3 people')
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
  })
})
