import { describe, expect, it } from 'vitest'
import { reportClock } from './report-clock.ts'

const rules = { late_after_hours: 1, escalate: { 'station-head': 1, centre: 2 } }
const at = (time: string) => Date.parse(`2023-12-29T${time}:00+08:00`)
const open = { noticedAt: at('09:00'), sentAt: null, noNeedAt: null }

describe('the clock of a mandatory report (2.10)', () => {
  it('runs from the notice and is late from the first full hour', () => {
    expect(reportClock(open, at('09:59'), rules)).toEqual({
      state: 'open',
      minutes: 59,
      running: true,
      late: false,
      level: 'none',
    })
    expect(reportClock(open, at('10:00'), rules)).toMatchObject({
      minutes: 60,
      late: true,
      level: 'station-head',
    })
  })

  it('escalates by hours to the head of the station and to the centre', () => {
    expect(reportClock(open, at('10:59'), rules).level).toBe('station-head')
    expect(reportClock(open, at('11:00'), rules).level).toBe('centre')
  })

  it('stands still once it was sent, and stays late if it was', () => {
    const sent = { ...open, sentAt: at('10:30') }
    expect(reportClock(sent, at('18:00'), rules)).toEqual({
      state: 'sent',
      minutes: 90,
      running: false,
      late: true,
      level: 'none',
    })
  })

  it('stands still once two signed that it was an error of entry, unless it was sent after all', () => {
    expect(reportClock({ ...open, noNeedAt: at('12:00') }, at('18:00'), rules)).toMatchObject({
      state: 'no-need',
      running: false,
      late: false,
    })
    expect(
      reportClock({ ...open, noNeedAt: at('12:00'), sentAt: at('13:00') }, at('18:00'), rules),
    ).toMatchObject({ state: 'sent', minutes: 240 })
  })
})
