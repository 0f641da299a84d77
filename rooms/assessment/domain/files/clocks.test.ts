import { describe, expect, it } from 'vitest'
import { type Day, day } from '../../../../kernel/day.ts'
import { alarmOf, clocksOf, type FileFacts } from './clocks.ts'
import type { GradeRules } from './grade-rules.ts'

const words = { zh: '走访', en: 'Visit' }
const duty = (kind: string, more: object) =>
  ({
    kind,
    title: words,
    within: null,
    every: null,
    who: 'worker',
    fulfilled: { by: 'note' },
    ...more,
  }) as const

const red = {
  grade: 'red',
  title: words,
  rank: 0,
  duties: [
    duty('first-contact', { within: { hours: 24 }, fulfilled: { by: 'contact-or-note' } }),
    duty('joint-plan', { within: { workdays: 3 } }),
    duty('casework', { within: { workdays: 3 }, fulfilled: { by: 'case' } }),
    duty('visit', { every: 7, fulfilled: { by: 'visit', counts: 'in-person' } }),
  ],
  alarm: { stationHead: 2, centre: 4 },
} as unknown as GradeRules

/** National Day of 2023: 29 September to 6 October off, 7 and 8 October worked. */
const autumn = {
  daysOff: new Set(
    ['09-29', '09-30', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06'].map((at) => day(`2023-${at}`)),
  ),
  workingWeekends: new Set([day('2023-10-07'), day('2023-10-08')]),
  years: new Set([2023]),
}

const facts = (more: Partial<FileFacts> = {}): FileFacts => ({
  raisedOn: day('2023-09-28'),
  raisedAt: Date.parse('2023-09-28T16:30:00+08:00'),
  gradeFrom: day('2023-09-28'),
  met: { inPerson: null, seen: null, contact: null },
  written: {},
  assessedOn: null,
  casework: { open: false, endedOn: null },
  provisional: null,
  ...more,
})

const dueOf = (given: FileFacts, kind: string): Day | undefined =>
  clocksOf(given, red, autumn).find((clock) => clock.kind === kind)?.dueOn

describe('the clocks of a grade', () => {
  it('run by the hour through a holiday and by working days around it', () => {
    const [contact] = clocksOf(facts(), red, autumn)
    expect(contact).toEqual({
      kind: 'first-contact',
      dueOn: '2023-09-29',
      dueAt: Date.parse('2023-09-29T16:30:00+08:00'),
    })
    // The first working days after 28 September are the worked weekend of 7 and 8 October, then Monday.
    expect(dueOf(facts(), 'joint-plan')).toBe('2023-10-09')
  })

  it('of visits run from the last time the person was met in person, or from the grade when that is later', () => {
    expect(dueOf(facts(), 'visit')).toBe('2023-10-05')
    const met = (on: string) => facts({ met: { inPerson: day(on), seen: day(on), contact: day(on) } })
    expect(dueOf(met('2023-10-02'), 'visit')).toBe('2023-10-09')
    expect(dueOf(met('2023-03-01'), 'visit')).toBe('2023-10-05')
    const called = facts({ met: { inPerson: null, seen: null, contact: day('2023-10-02') } })
    expect(dueOf(called, 'visit')).toBe('2023-10-05')
    expect(dueOf(called, 'first-contact')).toBeUndefined()
  })

  it('of a plan written before the grade rose start anew', () => {
    expect(dueOf(facts({ written: { 'joint-plan': day('2023-09-20') } }), 'joint-plan')).toBe('2023-10-09')
    expect(dueOf(facts({ written: { 'joint-plan': day('2023-09-28') } }), 'joint-plan')).toBeUndefined()
  })

  it('of a plan that a lower grade asks for run from the day on which it holds, not from the rise before', () => {
    const lowered = facts({ gradeFrom: day('2023-12-01') })
    expect(dueOf(lowered, 'joint-plan')).toBe('2023-12-06')
    // First contact is owed since the rise, whatever the grade became.
    expect(dueOf(lowered, 'first-contact')).toBe('2023-09-29')
  })

  it('of casework run only while no case is open, and anew from the day the last one ended', () => {
    expect(dueOf(facts(), 'casework')).toBe('2023-10-09')
    expect(dueOf(facts({ casework: { open: true, endedOn: null } }), 'casework')).toBeUndefined()
    const ended = facts({ casework: { open: false, endedOn: day('2023-12-01') } })
    expect(dueOf(ended, 'casework')).toBe('2023-12-06')
    // A note that says so is no case.
    expect(dueOf(facts({ written: { casework: day('2023-09-29') } }), 'casework')).toBe('2023-10-09')
  })

  it('tell the station head on the second day and the centre on the fourth', () => {
    const due = day('2023-10-05')
    expect(
      ['2023-10-06', '2023-10-07', '2023-10-08', '2023-10-09'].map((on) => alarmOf(due, day(on), red)),
    ).toEqual(['none', 'station-head', 'station-head', 'centre'])
  })
})
