import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { cappedTenths, supervisionWarnings, trainingWarnings } from './plausible.ts'

const on = day('2023-05-10')
const able = { level: 'intermediate', certifiedOn: day('2018-09-01') }
const training = {
  heldOn: on,
  endedOn: day('2023-05-11'),
  creditTenths: 100,
  unitMinutes: 45 as const,
  present: 20,
}

describe('what is odd is told', () => {
  it('a single supervision of 30 hours raises a warning, one of 2 hours 14 minutes does not (S5.A2)', () => {
    expect(supervisionWarnings(1800, able, on)).toEqual(['implausible-length'])
    expect(supervisionWarnings(134, able, on)).toEqual([])
    expect(supervisionWarnings(480, able, on)).toEqual([])
    expect(supervisionWarnings(481, able, on)).toEqual(['implausible-length'])
  })

  it('a supervisor needs the certificate of a social worker and years of practice', () => {
    expect(supervisionWarnings(60, { level: 'assistant', certifiedOn: day('2010-01-01') }, on)).toEqual([
      'supervisor-not-eligible',
    ])
    expect(supervisionWarnings(60, { level: 'intermediate', certifiedOn: day('2022-01-01') }, on)).toEqual([
      'supervisor-not-eligible',
    ])
    expect(supervisionWarnings(60, null, on)).toEqual(['supervisor-not-known'])
  })

  it('ten credit hours in two days are plausible, thirty are not', () => {
    expect(trainingWarnings(training)).toEqual([])
    expect(trainingWarnings({ ...training, creditTenths: 300 })).toEqual(['many-hours-a-day'])
  })

  it('a participant is credited by actual time at most (2.16)', () => {
    expect(cappedTenths(training, undefined)).toBe(100)
    expect(cappedTenths(training, 120)).toBe(100)
    expect(cappedTenths({ ...training, minutes: 360 }, 100)).toBe(80)
  })
})
