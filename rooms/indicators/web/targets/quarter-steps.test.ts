import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { evenQuarters, quarterEnds, wayBegins } from './quarter-steps.ts'

describe('a target by quarters', () => {
  it('has the ends of quarters between its days, without the days themselves', () => {
    expect(quarterEnds(day('2022-12-31'), day('2023-12-31'))).toEqual([
      '2023-03-31',
      '2023-06-30',
      '2023-09-30',
    ])
    expect(quarterEnds(day('2023-05-01'), day('2023-06-30'))).toEqual([])
    expect(quarterEnds(day('2023-11-15'), day('2024-05-31'))).toEqual(['2023-12-31', '2024-03-31'])
  })

  it('goes evenly from where it begins, in whole persons where persons are counted', () => {
    const to = { by: day('2023-12-31'), value: 410 }
    const even = (decimals: number) =>
      evenQuarters({ on: day('2022-12-31'), value: 0 }, to, decimals).map(({ number }) => number)
    expect(even(0)).toEqual([103, 205, 308])
    expect(even(2)).toEqual([102.5, 205, 307.5])
    const down = evenQuarters({ on: day('2022-12-31'), value: 80 }, { by: day('2023-12-31'), value: 40 }, 0)
    expect(down.map(({ number }) => number)).toEqual([70, 60, 50])
  })

  it('begins at the baseline, else on the eve of what is counted, else on the eve of its year', () => {
    const by = day('2023-12-31')
    expect(wayBegins({ baselineOn: day('2020-12-31'), since: day('2023-01-01'), by })).toBe('2020-12-31')
    expect(wayBegins({ baselineOn: null, since: day('2023-04-01'), by })).toBe('2023-03-31')
    expect(wayBegins({ baselineOn: null, since: null, by })).toBe('2022-12-31')
  })
})
