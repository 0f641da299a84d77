import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { addDays, type Day, day, weekday } from '../../../kernel/day.ts'
import type { WorkingCalendar } from '../../regions/index.ts'
import { askedAt, type ClockFacts, clocksOf, isLateRecord, monthsAfter } from './case-clocks.ts'
import { phaseRulesSchema } from './phase-rules.ts'

const rules = phaseRulesSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../data/casework/phases.yaml'), 'utf8')),
)

/** The Spring Festival of 2024: off from 10 to 17 February, Sundays 4 and 18 worked. */
const calendar = {
  years: new Set([2023, 2024]),
  daysOff: new Set(Array.from({ length: 8 }, (_, at) => addDays(day('2024-02-10'), at))),
  workingWeekends: new Set([day('2024-02-04'), day('2024-02-18')]),
} as unknown as WorkingCalendar

const facts: ClockFacts = {
  status: 'open',
  phase: 'intake',
  round: 1,
  urgent: false,
  requestedOn: day('2024-02-07'),
  requestedAt: Date.parse('2024-02-07T15:30:00+08:00'),
  phaseSince: day('2024-02-07'),
  contacts: 0,
  nextContactOn: null,
  closedOn: null,
  followedUp: [],
}

describe('the clocks of a case', () => {
  it('2.1: intake is due five working days after the request, over the festival', () => {
    // 8 and 9 February, then the festival, then 18 (a working Sunday), 19 and 20.
    expect(clocksOf(facts, rules, calendar)).toEqual([
      { kind: 'intake', nth: 1, dueOn: '2024-02-20', dueAt: null },
    ])
  })

  it('2.1: an urgent intake is due to the hour, holidays or not', () => {
    const dueAt = Date.parse('2024-02-08T15:30:00+08:00')
    expect(clocksOf({ ...facts, urgent: true }, rules, calendar)).toEqual([
      { kind: 'intake', nth: 1, dueOn: '2024-02-08', dueAt },
    ])
  })

  it('2.1: of a day alone, hours count from its last minute; of today, from the moment of recording', () => {
    const now = Date.parse('2024-02-08T10:20:00+08:00')
    const urgent = (on: string) =>
      clocksOf(
        { ...facts, urgent: true, requestedOn: day(on), requestedAt: askedAt(day(on), now) },
        rules,
        calendar,
      )
    expect(urgent('2024-02-08')).toEqual([
      { kind: 'intake', nth: 1, dueOn: '2024-02-09', dueAt: Date.parse('2024-02-09T10:20:00+08:00') },
    ])
    // Asked for yesterday, at an hour that nobody wrote down: not overdue since this midnight.
    expect(urgent('2024-02-07')).toEqual([
      { kind: 'intake', nth: 1, dueOn: '2024-02-08', dueAt: Date.parse('2024-02-08T23:59:00+08:00') },
    ])
  })

  it('2.1: assessment fifteen working days, planning five after it, each round its own clock', () => {
    const assessing = { ...facts, phase: 'assessment', phaseSince: day('2024-03-01') } as const
    expect(clocksOf(assessing, rules, calendar)[0]).toMatchObject({ nth: 1, dueOn: '2024-03-22' })
    const again = { ...facts, phase: 'planning', phaseSince: day('2024-03-22'), round: 2 } as const
    expect(clocksOf(again, rules, calendar)[0]).toMatchObject({ nth: 2, dueOn: '2024-03-29' })
  })

  it('2.1: a contact that was agreed is written down within three working days of it', () => {
    const working = {
      ...facts,
      phase: 'intervention',
      contacts: 2,
      nextContactOn: day('2024-02-08'),
    } as const
    expect(clocksOf(working, rules, calendar)).toEqual([
      { kind: 'record', nth: 3, dueOn: '2024-02-19', dueAt: null },
    ])
    expect(isLateRecord(day('2024-02-08'), day('2024-02-19'), rules, calendar)).toBe(false)
    expect(isLateRecord(day('2024-02-08'), day('2024-02-20'), rules, calendar)).toBe(true)
  })

  it('2.1: follow-ups fall due one, three and six months after closing, on a working day', () => {
    const closed = { ...facts, status: 'closed', phase: 'closing', closedOn: day('2023-12-15') } as const
    expect(clocksOf(closed, rules, calendar).map(({ nth, dueOn }) => [nth, dueOn])).toEqual([
      [1, '2024-01-15'],
      [3, '2024-03-15'],
      [6, '2024-06-17'],
    ])
    expect(clocksOf({ ...closed, followedUp: [1, 3] }, rules, calendar).map(({ nth }) => nth)).toEqual([6])
  })

  it('counts months to the last day where a month is shorter', () => {
    expect(monthsAfter(day('2023-11-30'), 3)).toBe('2024-02-29')
    expect(monthsAfter(day('2023-08-31'), 6)).toBe('2024-02-29')
    expect(monthsAfter(day('2023-12-31'), 1)).toBe('2024-01-31')
  })

  it('fires each clock once, on a working day, and never before its days are over', () => {
    const phase = fc.constantFrom(
      'intake',
      'assessment',
      'planning',
      'intervention',
      'evaluation',
      'closing' as const,
    )
    const offset = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(
        phase,
        fc.constantFrom('open', 'closed' as const),
        offset,
        fc.option(offset),
        fc.integer({ min: 0, max: 9 }),
        (at, status, since, next, contacts) => {
          const start = addDays(day('2023-06-01'), since)
          const running = clocksOf(
            {
              ...facts,
              status: status as ClockFacts['status'],
              phase: at as ClockFacts['phase'],
              requestedOn: start,
              phaseSince: start,
              contacts,
              nextContactOn: next === null ? null : addDays(day('2023-06-01'), next),
              closedOn: status === 'closed' ? start : null,
            },
            rules,
            calendar,
          )
          const keys = running.map(({ kind, nth }) => `${kind} ${nth}`)
          expect(new Set(keys).size).toBe(keys.length)
          for (const { dueOn } of running) expect(isWorking(dueOn)).toBe(true)
          const ofPhase = running.find(({ kind }) => kind === at)
          if (ofPhase) {
            const workdays = { intake: 5, assessment: 15, planning: 5 }[at as 'intake']
            expect(workingDaysAfter(start, ofPhase.dueOn)).toBe(workdays)
          }
        },
      ),
    )
  })
})

/** Counted day by day, and not by the function under test. */
function workingDaysAfter(start: Day, end: Day): number {
  let count = 0
  for (let at = addDays(start, 1); at <= end; at = addDays(at, 1)) if (isWorking(at)) count += 1
  return count
}

const isWorking = (on: Day): boolean =>
  weekday(on) <= 5 ? !calendar.daysOff.has(on) : calendar.workingWeekends.has(on)
