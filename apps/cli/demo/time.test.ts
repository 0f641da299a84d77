import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { clockAt } from '../../../platform/server/clock.ts'
import { demoTime } from './time.ts'

const began = Date.parse('2026-11-28T09:00:00+08:00')

describe('the time of a demo', () => {
  it('is today, and another day inside what is done on it, also beside work of a third day', async () => {
    const { ruling: clock, on } = demoTime(clockAt(day('2026-11-29')), began)
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

  it('is told of the instant when the loading began, while rules look at the true one', async () => {
    const { told, ruling, on } = demoTime(clockAt(day('2026-11-29')), began)
    expect([told.today(), told.now()]).toEqual(['2026-11-28', began])
    expect(ruling.today()).toBe('2026-11-29')
    expect(await on(day('2019-01-31'), async () => [told.today(), ruling.today()])).toEqual([
      '2019-01-31',
      '2019-01-31',
    ])
  })

  it('S13.A6: tells the last second of a day', async () => {
    const { ruling: clock, on } = demoTime(clockAt(day('2026-11-29')), began)
    const now = await on(day('2019-01-31'), async () => clock.now(), '23:59:59')
    expect(new Date(now).toISOString()).toBe('2019-01-31T15:59:59.000Z')
  })
})
