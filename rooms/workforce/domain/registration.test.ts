import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { firstBy, registrationStanding, usualEnd } from './registration.ts'

const policy = { years: 3, firstWithinYears: 1, degreeHours: 90, warnDays: 90, values: [] }
const certificate = { obtainedOn: day('2020-11-20'), endedOn: null }
const at = (text: string, periods: { from: string; to: string }[] = [], endedOn: string | null = null) =>
  registrationStanding(
    policy,
    { ...certificate, endedOn: endedOn ? day(endedOn) : null },
    periods.map(({ from, to }) => ({ from: day(from), to: day(to) })),
    day(text),
  )

describe('the registration of a certificate', () => {
  it('is first due within one year, the day of the year included (2.16)', () => {
    expect(firstBy(policy, day('2020-11-20'))).toBe('2021-11-20')
    expect(at('2021-11-20')).toEqual({ state: 'due', until: '2021-11-20' })
    expect(at('2021-11-21')).toEqual({ state: 'overdue', until: '2021-11-20' })
  })

  it('is for three years, and the time to renew it begins ninety days before', () => {
    expect(usualEnd(policy, day('2021-01-01'))).toBe('2023-12-31')
    const period = [{ from: '2021-01-01', to: '2023-12-31' }]
    expect(at('2023-10-01', period).state).toBe('registered')
    expect(at('2023-10-02', period).state).toBe('expiring')
    expect(at('2024-01-01', period)).toEqual({ state: 'lapsed', until: '2023-12-31' })
  })

  it('once renewed, lasts until the end of the renewal', () => {
    const periods = [
      { from: '2021-01-01', to: '2023-12-31' },
      { from: '2024-01-01', to: '2026-12-31' },
    ]
    expect(at('2023-12-15', periods).state).toBe('expiring')
    expect(at('2024-01-01', periods)).toEqual({ state: 'registered', until: '2026-12-31' })
  })

  it('ends with a certificate that was withdrawn', () => {
    expect(at('2022-05-01', [{ from: '2021-01-01', to: '2023-12-31' }], '2022-05-01')).toEqual({
      state: 'withdrawn',
      until: '2022-05-01',
    })
  })
})
