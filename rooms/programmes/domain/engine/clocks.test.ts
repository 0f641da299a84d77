import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../../kernel/day.ts'
import { isWorkday } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import type { Programme } from '../language/programme.ts'
import { figure, sampleProgramme } from '../sample-programme.ts'
import { dueOf, monthsAfter, noticeEnds } from './due.ts'
import { roundOpens } from './round-opens.ts'

const calendar = workingCalendar()
const applied = (within: unknown, unit: string, value: number) =>
  sampleProgramme({
    in_force: { from: '2000-01-01' },
    parameters: { count: figure(unit, value, '2000-01-01') },
    stages: [
      { code: 'applied', title: { zh: '?', en: '?' }, who: 'body', work: 'check', within, then: ['done'] },
      { code: 'done', title: { zh: '?', en: '?' }, ends: 'granted' },
    ],
  })

describe('a clock', () => {
  const everyDay = function* () {
    for (let start = day('2018-01-01'); start <= '2026-12-31'; start = addDays(start, 1)) yield start
  }
  const due = (programme: Programme, start: string) =>
    dueOf(programme, 'applied', { applied: start }, { on: start, facts: {}, calendar })?.day

  it('agrees with the calendar on every day from 2018 to 2026, for any number of working days', () => {
    // Every working day one after the other, and how many of them lie on or before each day.
    const workdays: string[] = []
    const before = new Map<string, number>()
    for (let at = day('2018-01-01'); at <= '2027-12-31'; at = addDays(at, 1)) {
      if (isWorkday(calendar, at)) workdays.push(at)
      before.set(at, workdays.length)
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 45 }), (count) => {
        const programme = applied({ workdays: 'count' }, 'workdays', count)
        const noticed = sampleProgramme({
          in_force: { from: '2000-01-01' },
          parameters: { count: figure('workdays', count, '2000-01-01') },
          notice: { workdays: 'count', shows: ['name'], source: 'test' },
        })
        for (const start of everyDay()) {
          // Counted by hand: the so-manieth working day after the start.
          const expected = workdays[(before.get(start) ?? 0) + count - 1]
          if (due(programme, start) !== expected) expect(due(programme, start), start).toBe(expected)
          const last = noticeEnds(noticed, start, { on: start, facts: {}, calendar })?.day
          if (last !== expected) expect(last, start).toBe(expected)
        }
      }),
      { numRuns: 3, examples: [[1], [15]] },
    )
  })

  it('in days, months and years agrees with the calendar on every day from 2018 to 2026', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const [days, months, years] = (['days', 'months', 'years'] as const).map((unit) =>
          applied({ [unit]: 'count' }, unit, count),
        )
        if (!days || !months || !years) throw new Error('three clocks')
        for (const start of everyDay()) {
          let next = start
          for (let i = 0; i < count; i++) next = addDays(next, 1)
          const [year, month, date] = start.split('-').map(Number) as [number, number, number]
          const expected = [next, clipped(year, month + count, date), clipped(year + count, month, date)]
          const found = [due(days, start), due(months, start), due(years, start)]
          if (found.join() !== expected.join()) expect(found, start).toEqual(expected)
        }
      }),
      { numRuns: 3 },
    )
  })

  it('says when a year that it counts over has no notice yet', () => {
    const programme = applied({ workdays: 'count' }, 'workdays', 10)
    const of = (start: string) =>
      dueOf(programme, 'applied', { applied: start }, { on: start, facts: {}, calendar })?.provisional
    expect(of('2023-05-04')).toBe(false)
    expect(of('2027-05-04')).toBe(true)
  })

  it('counts days, months and years too, and clips a month that is too short', () => {
    const of = (within: unknown, unit: string, value: number, start: string) =>
      dueOf(applied(within, unit, value), 'applied', { applied: start }, { on: start, facts: {} })?.day
    expect(of({ days: 'count' }, 'days', 30, '2023-01-31')).toBe('2023-03-02')
    expect(of({ months: 'count' }, 'months', 1, '2023-01-31')).toBe('2023-02-28')
    expect(of({ years: 'count' }, 'years', 3, '2020-02-29')).toBe('2023-02-28')
    expect(monthsAfter('2022-12-15', 2)).toBe('2023-02-15')
  })

  it('does not run before its stage was reached', () =>
    expect(
      dueOf(
        applied({ workdays: 'count' }, 'workdays', 10),
        'applied',
        {},
        { on: '2023-01-01', facts: {}, calendar },
      ),
    ).toBeNull())

  it('of a notice ends on the last of its working days', () => {
    const programme = sampleProgramme({
      parameters: { open: figure('workdays', 5) },
      notice: { workdays: 'open', shows: ['name'], source: 'test' },
    })
    const given = { on: '2023-04-27', facts: {}, calendar }
    expect(noticeEnds(programme, '2023-04-27', given)?.day).toBe('2023-05-08')
  })
})

/** The day of a month by the platform's own calendar, or the last of a month that has no such day. */
function clipped(year: number, month: number, date: number): string {
  const last = new Date(Date.UTC(year, month, 0))
  const on = Math.min(date, last.getUTCDate())
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), on)).toISOString().slice(0, 10)
}

describe('a window of every year', () => {
  const yearly = (opens: string, closes: string) =>
    sampleProgramme({
      parameters: { opens: figure('yearly_day', opens), closes: figure('yearly_day', closes) },
      rounds: { kind: 'yearly', opens: 'opens', closes: 'closes', source: 'test' },
    })

  it('opens and closes on its days, both included', () => {
    const programme = yearly('03-01', '06-30')
    expect(roundOpens(programme, '2023-03-01', [])).toEqual({ open: true, closes: '2023-06-30' })
    expect(roundOpens(programme, '2023-06-30', []).open).toBe(true)
    expect(roundOpens(programme, '2023-07-01', [])).toEqual({
      open: false,
      opens: '2024-03-01',
      nextYear: 2024,
    })
  })

  it('takes nothing before the policy is in force, nor once it has ended, and tells no window that never comes', () => {
    const programme = { ...yearly('03-04', '06-30'), in_force: { from: '2021-03-04', to: '2023-12-31' } }
    expect(roundOpens(programme, '2021-03-03', [])).toEqual({
      open: false,
      opens: '2021-03-04',
      nextYear: 2021,
    })
    expect(roundOpens(programme, '2020-01-01', []).open).toBe(false)
    expect(roundOpens(programme, '2022-07-01', [])).toMatchObject({ opens: '2023-03-04' })
    expect(roundOpens(programme, '2023-07-01', [])).toEqual({ open: false, opens: null, nextYear: null })
    expect(roundOpens(programme, '2024-03-05', [])).toEqual({ open: false, opens: null, nextYear: null })
    const always = { ...sampleProgramme({}), in_force: { from: '2021-03-04' } }
    expect(roundOpens(always, '2021-03-03', [])).toMatchObject({ open: false, opens: '2021-03-04' })
    expect(roundOpens(always, '2021-03-04', []).open).toBe(true)
  })

  it('may reach over the turn of the year', () => {
    const programme = yearly('11-01', '01-31')
    expect(roundOpens(programme, '2024-01-31', [])).toEqual({ open: true, closes: '2024-01-31' })
    expect(roundOpens(programme, '2024-02-01', [])).toEqual({
      open: false,
      opens: '2024-11-01',
      nextYear: 2024,
    })
  })
})
