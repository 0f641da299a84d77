import { describe, expect, it } from 'vitest'
import { day } from './day.ts'
import {
  daysOf,
  enclosing,
  formatPeriod,
  monthOf,
  monthsOf,
  type Period,
  parsePeriod,
  previousPeriod,
} from './period.ts'

const period = (text: string): Period => {
  const parsed = parsePeriod(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}

describe('a period', () => {
  it('reads a year, a month and a quarter, and prints them as they were written', () => {
    for (const text of ['2023', '2023-05', '2023Q2']) expect(formatPeriod(period(text))).toBe(text)
    for (const text of ['2023-13', '2023-00', '2023Q5', '23', '2023-5'])
      expect(parsePeriod(text).ok, text).toBe(false)
  })

  it('holds whole months, the last day included', () => {
    expect(daysOf(period('2023Q4'))).toEqual({ first: '2023-10-01', last: '2023-12-31' })
    expect(daysOf(period('2024-02'))).toEqual({ first: '2024-02-01', last: '2024-02-29' })
    expect(monthsOf(period('2023'))).toHaveLength(12)
    expect(monthsOf(period('2023Q2'))).toEqual([202304, 202305, 202306])
  })

  it('belongs to one quarter and one year', () => {
    expect(enclosing(monthOf(day('2023-05-31')))).toEqual([period('2023Q2'), period('2023')])
    expect(enclosing(monthOf(day('2023-12-01')))).toEqual([period('2023Q4'), period('2023')])
  })

  it('has one before it', () => {
    expect(formatPeriod(previousPeriod(period('2023-01')))).toBe('2022-12')
    expect(formatPeriod(previousPeriod(period('2023Q1')))).toBe('2022Q4')
    expect(formatPeriod(previousPeriod(period('2023')))).toBe('2022')
  })
})
