import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { placesFor, standingOf, standingOfCoverage, standingOfEach, standingOfPlace } from './standing.ts'

const j1 = {
  comparator: 'at_least' as const,
  baseline: { value: 10_855, on: day('2020-12-31') },
  milestones: [{ value: 20_000, by: day('2025-12-31') }],
  atRiskFrom: 0.8,
}
const on = (date: string, value: number | null, target: Parameters<typeof standingOf>[0] = j1) =>
  standingOf(target, value, day(date))

describe('where a target stands', () => {
  it('S7.A1 is behind with 13 000 at the end of 2022, against a pace of 14 513', () => {
    expect(on('2022-12-31', 13_000)).toEqual({
      state: 'behind',
      value: 13_000,
      number: 20_000,
      by: '2025-12-31',
      pace: 14_513,
      short: 7_000,
    })
  })

  it('is on track at the pace, at risk from four fifths of its gain, and behind below', () => {
    expect(on('2022-12-31', 14_513).state).toBe('on-track')
    // 10 855 + 0.8 × 3658 = 13 781.4
    expect(on('2022-12-31', 13_782).state).toBe('at-risk')
    expect(on('2022-12-31', 13_781).state).toBe('behind')
  })

  it('is met at the number itself, and overdue on the day after its last', () => {
    expect(on('2023-01-01', 20_000).state).toBe('met')
    expect(on('2025-12-31', 19_999).state).toBe('at-risk')
    expect(on('2026-01-01', 19_999)).toMatchObject({ state: 'overdue', short: 1 })
    expect(on('2026-01-01', 20_000).state).toBe('met')
  })

  it('is not met at the number that is to be passed', () => {
    const passed = { ...j1, comparator: 'more_than' as const }
    expect(on('2026-01-01', 20_000, passed)).toMatchObject({ state: 'overdue', short: 1 })
    expect(on('2026-01-01', 20_001, passed).state).toBe('met')
  })

  it('knows no state without the value, and no pace before the baseline', () => {
    expect(on('2022-12-31', null)).toMatchObject({ state: 'unknown', short: null })
    expect(on('2020-06-30', 10_000)).toMatchObject({ state: 'pending', pace: null })
  })

  it('S12.A1 passes through a milestone, and is overdue when one was missed', () => {
    const adolescents = {
      comparator: 'at_least' as const,
      baseline: undefined,
      milestones: [
        { value: 6_500, by: day('2020-12-31') },
        { value: 10_000, by: day('2025-12-31') },
      ],
      atRiskFrom: 0.8,
    }
    expect(on('2019-06-30', 5_000, adolescents)).toMatchObject({ state: 'pending', number: 6_500 })
    expect(on('2020-12-31', 6_500, adolescents).state).toBe('met')
    expect(on('2021-01-01', 6_400, adolescents)).toMatchObject({
      state: 'overdue',
      number: 6_500,
      short: 100,
    })
    // 6500 + 2/5 × 3500
    expect(on('2022-12-31', 7_900, adolescents)).toMatchObject({ state: 'on-track', pace: 7_900 })
    expect(on('2022-12-31', 6_600, adolescents)).toMatchObject({ state: 'behind', number: 10_000 })
  })

  it('goes downwards where less is better', () => {
    const fewer = {
      ...j1,
      comparator: 'at_most' as const,
      baseline: { value: 100, on: day('2020-12-31') },
      milestones: [{ value: 50, by: day('2025-12-31') }],
    }
    expect(on('2022-12-31', 80, fewer)).toMatchObject({ state: 'on-track', pace: 80, short: 30 })
    expect(on('2022-12-31', 83, fewer).state).toBe('at-risk')
    expect(on('2022-12-31', 90, fewer).state).toBe('behind')
    expect(on('2022-12-31', 50, fewer).state).toBe('met')
  })

  it('counts a month as a twelfth of a year whatever its days', () => {
    const year = { ...j1, baseline: { value: 0, on: day('2022-12-31') } }
    const months = ['2023-01-31', '2023-02-28', '2023-06-30', '2023-12-31'].map(
      (date) => on(date, 0, { ...year, milestones: [{ value: 12, by: day('2023-12-31') }] }).pace,
    )
    expect(months).toEqual([1, 2, 6, 12])
  })
})

describe('divisions of a level', () => {
  const share = (by: string, percent: number) => ({
    comparator: 'at_least' as const,
    baseline: undefined,
    milestones: [{ value: percent, by: day(by) }],
    atRiskFrom: 0.8,
  })
  const newYear = day('2025-01-01')

  it('S7.A3 finds an uncovered township overdue and an uncovered county pending on 1 January 2025', () => {
    const j8 = share('2024-12-31', 100)
    const j7 = share('2025-12-31', 60)
    expect(standingOfCoverage(j8, { of: 10, met: 9, unknown: 0, short: 1 }, newYear)).toMatchObject({
      state: 'overdue',
      value: 90,
      short: 1,
    })
    expect(standingOfCoverage(j7, { of: 10, met: 5, unknown: 0, short: 5 }, newYear)).toMatchObject({
      state: 'pending',
      short: 1,
    })
    const one = { comparator: 'at_least' as const, milestones: [{ value: 1, by: day('2024-12-31') }] }
    expect(standingOfPlace(one, 0, newYear).state).toBe('overdue')
    expect(
      standingOfPlace({ ...one, milestones: [{ value: 1, by: day('2025-12-31') }] }, 0, newYear).state,
    ).toBe('pending')
  })

  it('is met when each has its number, and says how many do', () => {
    const each = { ...share('2025-12-31', 3) }
    expect(standingOfEach(each, { of: 4, met: 4, unknown: 0, short: 0 }, newYear)).toMatchObject({
      state: 'met',
      value: 100,
    })
    expect(standingOfEach(each, { of: 4, met: 3, unknown: 0, short: 1 }, newYear)).toMatchObject({
      state: 'pending',
      value: 75,
      short: 1,
    })
    expect(standingOfEach(each, { of: 4, met: 3, unknown: 0, short: 1 }, day('2026-01-01')).state).toBe(
      'overdue',
    )
  })

  it('does not know of a level without divisions, nor of divisions with a missing denominator', () => {
    const each = share('2025-12-31', 1)
    expect(standingOfEach(each, { of: 0, met: 0, unknown: 0, short: 0 }, newYear).state).toBe('unknown')
    expect(standingOfEach(each, { of: 3, met: 2, unknown: 1, short: 0 }, newYear).state).toBe('unknown')
    expect(standingOfCoverage(each, { of: 0, met: 0, unknown: 0, short: 0 }, newYear).state).toBe('unknown')
  })

  it('needs 6 of 9 counties for 60 percent, and 6 of 10', () => {
    expect(placesFor('at_least', 60, 9)).toBe(6)
    expect(placesFor('at_least', 60, 10)).toBe(6)
    expect(placesFor('more_than', 60, 10)).toBe(7)
  })

  it('says how many are too many where a share is to be small', () => {
    const few = { ...share('2024-12-31', 20), comparator: 'at_most' as const }
    const places = (met: number) => ({ of: 12, met, unknown: 0, short: 12 - met })
    expect(standingOfCoverage(few, places(2), newYear)).toMatchObject({ state: 'met', short: 0 })
    expect(standingOfCoverage(few, places(5), newYear)).toMatchObject({ state: 'overdue', short: 3 })
    const fewer = { ...share('2024-12-31', 25), comparator: 'less_than' as const }
    expect(standingOfCoverage(fewer, places(3), newYear)).toMatchObject({ state: 'overdue', short: 1 })
    expect(standingOfCoverage(fewer, places(2), newYear)).toMatchObject({ state: 'met', short: 0 })
  })
})

describe('divisions of which nothing is known', () => {
  it('have no share, which is not a share of zero', () => {
    const of = (unknown: number) => ({ of: 4, met: 0, unknown, short: 0 })
    const target = {
      comparator: 'at_least',
      milestones: [{ value: 1, by: day('2025-12-31') }],
      atRiskFrom: 0.8,
    } as const
    expect(standingOfEach(target, of(4), day('2024-06-30'))).toMatchObject({ state: 'unknown', value: null })
    expect(standingOfCoverage(target, of(4), day('2024-06-30'))).toMatchObject({
      state: 'unknown',
      value: null,
    })
    expect(standingOfEach(target, of(3), day('2024-06-30'))).toMatchObject({ state: 'pending', value: 0 })
  })
})
