import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../../kernel/day.ts'
import { isWorkday } from '../../../regions/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { figure, sampleProgramme } from '../sample-programme.ts'
import { dueOf, monthsAfter, noticeEnds } from './due.ts'
import { roundOpens } from './round-opens.ts'
import { deadEnds, mayMove } from './stage-machine.ts'

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
  it('agrees with the calendar on every day from 2018 to 2026', () => {
    const programme = applied({ workdays: 'count' }, 'workdays', 10)
    for (let start = day('2018-01-01'); start <= '2026-11-30'; start = addDays(start, 1)) {
      // Counted by hand: the tenth working day after the start.
      let [left, expected] = [10, start]
      while (left > 0) {
        expected = addDays(expected, 1)
        if (isWorkday(calendar, expected)) left -= 1
      }
      const due = dueOf(programme, 'applied', { applied: start }, { on: start, facts: {}, calendar })
      expect(due?.day, start).toBe(expected)
    }
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

describe('stages', () => {
  const stage = (code: string, more: object) => ({
    code,
    title: { zh: '?', en: '?' },
    who: 'body',
    work: 'check',
    ...more,
  })
  const end = (code: string) => ({ code, title: { zh: '?', en: '?' }, ends: 'granted' })

  it('lead back for completion and on from there', () => {
    const programme = sampleProgramme({
      stages: [stage('a', { then: ['done'], back: ['b'] }), stage('b', { then: ['a'] }), end('done')],
    })
    expect(mayMove(programme, 'a', 'b')).toBe(true)
    expect(mayMove(programme, 'b', 'done')).toBe(false)
    expect(deadEnds(programme)).toEqual({ unreached: [], stuck: [] })
  })

  it('are told when no way leads to one, or from one to an end', () => {
    const programme = sampleProgramme({
      stages: [stage('a', { then: ['b', 'done'] }), stage('b', { then: ['b'] }), end('lost'), end('done')],
    })
    expect(deadEnds(programme)).toEqual({ unreached: ['lost'], stuck: ['b'] })
  })
})
