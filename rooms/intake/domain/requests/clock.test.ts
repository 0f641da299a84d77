import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, dayAt } from '../../../../kernel/day.ts'
import { isWorkday } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { clockFileSchema, clocksOf, dueAt, escalationAt, receivedBefore, requestFirings } from './clock.ts'

const calendar = workingCalendar()
const file = clockFileSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../../data/intake/clocks.yaml'), 'utf8')),
)
const clocks = clocksOf(file, 410621)
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const shown = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
const due = (urgency: 'urgent' | 'pressing' | 'ordinary', text: string) =>
  shown(dueAt(clocks, urgency, at(text), calendar))

describe('the clock of a request (2.1)', () => {
  it('gives an urgent one 24 hours, over a holiday as well', () => {
    expect(due('urgent', '2023-09-30T22:10')).toBe('2023-10-01T22:10')
  })

  it('gives a pressing one two working days and an ordinary one five, to the end of the day', () => {
    expect(due('pressing', '2023-12-29T09:00')).toBe('2024-01-04T00:00')
    expect(due('ordinary', '2023-12-22T23:59')).toBe('2023-12-30T00:00')
  })

  it('counts a working weekend and leaves a holiday out', () => {
    expect(due('ordinary', '2023-09-28T10:00')).toBe('2023-10-12T00:00')
  })

  it('shows it up the tree once the clock has run out: station head, centre, county', () => {
    const level = (now: string) => escalationAt(clocks, 'urgent', at('2023-12-28T10:00'), at(now), calendar)
    expect(level('2023-12-29T09:59')).toBe('none')
    expect(level('2023-12-29T10:00')).toBe('station-head')
    expect(level('2023-12-29T22:00')).toBe('centre')
    expect(level('2023-12-30T10:00')).toBe('county')
  })

  it('counts in working days for an ordinary one', () => {
    const level = (now: string) => escalationAt(clocks, 'ordinary', at('2023-12-18T10:00'), at(now), calendar)
    expect(level('2023-12-25T23:59')).toBe('none')
    expect(level('2023-12-26T00:00')).toBe('station-head')
    expect(level('2023-12-28T00:00')).toBe('centre')
    expect(level('2024-01-03T00:00')).toBe('county')
  })

  it('asks a query the same: what was received before the instant is overdue, what was not is not', () => {
    const now = fc.integer({ min: at('2018-03-05T00:00'), max: at('2026-12-20T00:00') })
    const age = fc.integer({ min: 0, max: 30 * 24 * 3_600_000 })
    const urgency = fc.constantFrom('ordinary' as const, 'pressing' as const, 'urgent' as const)
    const order = ['none', 'station-head', 'centre', 'county']
    fc.assert(
      fc.property(now, age, urgency, (instant, old, which) => {
        const received = instant - old
        const place = ['ordinary', 'pressing', 'urgent'].indexOf(which)
        const before = (level: 'overdue' | 'station-head' | 'centre' | 'county') =>
          received < (receivedBefore(clocks, level, instant, calendar)[place] as number)
        expect(before('overdue')).toBe(dueAt(clocks, which, received, calendar) <= instant)
        const level = order.indexOf(escalationAt(clocks, which, received, instant, calendar))
        expect(before('station-head')).toBe(level >= 1)
        expect(before('centre')).toBe(level >= 2)
        expect(before('county')).toBe(level >= 3)
      }),
    )
  })

  it('fires once at each level over every day of 2018 to 2026, never on a day off, and never before it is due', () => {
    // By hand and day by day, unlike the code: how many working days have passed since the day of receipt.
    const workdaysSince = (received: number, moment: number): number => {
      let count = 0
      for (let day = addDays(dayAt(received), 1); day < dayAt(moment); day = addDays(day, 1))
        if (isWorkday(calendar, day)) count += 1
      return count
    }
    const wanted = { ordinary: '5,7,10', pressing: '2,3,4' }
    const last = at('2026-11-20T10:00')
    // One line a clock that fired wrongly: an expectation each would take longer than the clocks.
    const wrong: string[] = []
    for (let received = at('2018-01-01T10:00'); received < last; received += 24 * 3_600_000) {
      for (const urgency of ['ordinary', 'pressing', 'urgent'] as const) {
        const firings = requestFirings(clocks, urgency, received, calendar)
        const moments = firings.map((one) => one.at)
        const due = dueAt(clocks, urgency, received, calendar)
        const days =
          urgency === 'urgent'
            ? moments.map((moment) => (moment - received) / 3_600_000).join() === '24,36,48'
            : moments.every(
                (moment) => isWorkday(calendar, dayAt(moment)) && shown(moment).endsWith('00:00'),
              ) && moments.map((moment) => workdaysSince(received, moment)).join() === wanted[urgency]
        const levels = firings.map(({ level }) => level).join()
        if (!days || levels !== 'station-head,centre,county' || (moments[0] ?? 0) < due)
          wrong.push(`${urgency} ${shown(received)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('is another one in a county that agreed on another', () => {
    const own = {
      ...file,
      counties: [
        {
          county: 330106,
          source: 'agreed',
          clocks: { ...file.clocks, pressing: { ...file.clocks.pressing, within: { workdays: 1 } } },
        },
      ],
    }
    const pressing = (county: number) =>
      shown(dueAt(clocksOf(own, county), 'pressing', at('2023-12-26T09:00'), calendar))
    expect(pressing(330106)).toBe('2023-12-28T00:00')
    expect(pressing(410621)).toBe('2023-12-29T00:00')
  })
})
