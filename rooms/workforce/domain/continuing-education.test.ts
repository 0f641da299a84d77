import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { type EducationPolicy, educationAccount, neededTenths, warnFrom } from './continuing-education.ts'

const policy: EducationPolicy = {
  years: 3,
  firstWithinYears: 1,
  degreeHours: 90,
  warnDays: 90,
  values: [{ from: day('2009-09-07'), hours: { assistant: 72, intermediate: 90, senior: 90 } }],
}
const period = { from: day('2021-01-01'), to: day('2023-12-31') }

describe('continuing education (2.16, D16)', () => {
  it('asks 72 credit hours of an assistant and 90 of a social worker and a senior one', () => {
    const of = (level: 'assistant' | 'intermediate' | 'senior') => neededTenths(policy, { level, ...period })
    expect([of('assistant'), of('intermediate'), of('senior')]).toEqual([720, 900, 900])
  })

  it('is done with 72 hours and not with 71.9', () => {
    const stands = (have: number) =>
      educationAccount(policy, { level: 'assistant', ...period }, have, day('2023-12-31')).state
    expect([stands(720), stands(719)]).toEqual(['done', 'behind'])
  })

  it('is behind when fewer hours are there than an even pace, and late when the period is over', () => {
    const stands = (have: number, on: string) =>
      educationAccount(policy, { level: 'assistant', ...period }, have, day(on)).state
    expect(stands(240, '2021-12-31')).toBe('on-pace')
    expect(stands(238, '2021-12-31')).toBe('behind')
    expect(stands(719, '2024-01-01')).toBe('late')
  })

  it('warns from the ninetieth day before the end', () => {
    expect(warnFrom(policy, day('2023-12-31'))).toBe('2023-10-02')
  })
})
