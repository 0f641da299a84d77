import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { activityMinutes, planProblems } from './plan-check.ts'

const times = { startsOn: day('2021-11-20'), startsAt: '14:00', endsOn: day('2021-11-20'), endsAt: '16:30' }

describe('the times of an activity', () => {
  it('last from start to end', () => {
    expect(activityMinutes(times)).toBe(150)
  })

  it('go over midnight in one piece (7.5)', () => {
    const night = { ...times, startsAt: '22:00', endsOn: day('2021-11-21'), endsAt: '01:00' }
    expect(activityMinutes(night)).toBe(180)
  })

  it('of three days are the same hours on each', () => {
    expect(activityMinutes({ ...times, endsOn: day('2021-11-22') })).toBe(450)
  })

  it('that end before they start are refused, with a partner that is named twice', () => {
    const problems = planProblems({
      ...times,
      endsAt: '13:00',
      station: 'a',
      partnerStations: ['b', 'a', 'b'],
    })
    expect(problems).toEqual([
      { code: 'activity-ends-before-it-starts', path: '/body/endsAt' },
      { code: 'partner-named-twice', path: '/body/partnerStations/1' },
      { code: 'partner-named-twice', path: '/body/partnerStations/2' },
    ])
  })
})
