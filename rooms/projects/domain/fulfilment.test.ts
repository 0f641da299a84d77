import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { type CountedLine, dayOfFigures, elapsed, fieldTotals, fulfilmentOf } from './fulfilment.ts'

const year = { from: day('2023-01-01'), to: day('2023-12-31') }

describe('what was delivered of what was agreed', () => {
  it('is delivered at the number itself, and short only after the last day', () => {
    expect(fulfilmentOf(100, 100, year, day('2023-06-30'))).toMatchObject({ state: 'delivered', share: 100 })
    expect(fulfilmentOf(100, 99, year, day('2023-12-31')).state).toBe('on-track')
    expect(fulfilmentOf(100, 99, year, day('2024-01-01'))).toMatchObject({ state: 'short', share: 99 })
    expect(fulfilmentOf(100, 0, year, day('2022-12-31')).state).toBe('not-begun')
  })

  it('is behind under four fifths of the even pace', () => {
    // 73 days are a fifth of the year: 20 of 100, and 16 are four fifths of that.
    expect(fulfilmentOf(100, 16, year, day('2023-03-14'))).toMatchObject({ pace: 20, state: 'on-track' })
    expect(fulfilmentOf(100, 15, year, day('2023-03-14')).state).toBe('behind')
  })

  it('is asked of a past month as a whole, and of the present one up to the day', () => {
    expect(dayOfFigures(day('2023-04-15'), day('2023-06-10'))).toBe('2023-04-30')
    expect(dayOfFigures(day('2023-06-10'), day('2023-06-10'))).toBe('2023-06-10')
    expect(dayOfFigures(day('2023-06-05'), day('2023-06-10'))).toBe('2023-06-10')
  })

  it('counts the first and the last day', () => {
    expect(elapsed({ from: day('2023-01-01'), to: day('2023-01-10') }, day('2023-01-01'))).toBe(0.1)
    expect(elapsed(year, day('2023-12-31'))).toBe(1)
    expect(elapsed(year, day('2024-05-05'))).toBe(1)
    expect(elapsed(year, day('2022-05-05'))).toBe(0)
  })

  it('S8.A1 tells delivered and agreed of each field, and adds no hours to visits', () => {
    const line = (more: Partial<CountedLine>): CountedLine => ({
      field: 'child-welfare',
      unit: '次',
      agreed: 10,
      delivered: 10,
      share: 100,
      state: 'delivered',
      ...more,
    })
    expect(
      fieldTotals([
        line({}),
        line({ delivered: 25, share: 250 }),
        line({ unit: '小时', agreed: 40, delivered: 10, share: 25, state: 'behind' }),
        line({ field: 'elder-care', delivered: 5, share: 50, state: 'short' }),
      ]),
    ).toEqual([
      {
        field: 'child-welfare',
        lines: 3,
        delivered: 2,
        share: 75,
        amounts: [
          { unit: '次', agreed: 20, delivered: 35 },
          { unit: '小时', agreed: 40, delivered: 10 },
        ],
      },
      {
        field: 'elder-care',
        lines: 1,
        delivered: 0,
        share: 50,
        amounts: [{ unit: '次', agreed: 10, delivered: 5 }],
      },
    ])
  })
})
