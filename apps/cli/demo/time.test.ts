import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { clockAt } from '../../../platform/server/clock.ts'
import { demoTime } from './time.ts'

describe('the time of a demo', () => {
  it('is today, and another day inside what is done on it, also beside work of a third day', async () => {
    const { clock, on } = demoTime(clockAt(day('2026-11-29')))
    const seen = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return clock.today()
    }
    const days = await Promise.all([
      on(day('2019-01-31'), seen),
      seen(),
      on(day('2018-03-01'), () => on(day('2018-03-02'), seen)),
    ])
    expect(days).toEqual(['2019-01-31', '2026-11-29', '2018-03-02'])
    expect(clock.today()).toBe('2026-11-29')
  })

  it('S13.A6: tells the last second of a day', async () => {
    const { clock, on } = demoTime(clockAt(day('2026-11-29')))
    const now = await on(day('2019-01-31'), async () => clock.now(), '23:59:59')
    expect(new Date(now).toISOString()).toBe('2019-01-31T15:59:59.000Z')
  })
})
