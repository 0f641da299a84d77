import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { workdaysBetween } from '../../regions/index.ts'
import { dueDaysAt, escalationOf, escalationRulesSchema } from './escalation.ts'
import { urgencies } from './urgency.ts'

const rules = {
  ordinary: { 'station-head': 10, centre: 20 },
  pressing: { 'station-head': 5, centre: 10 },
  urgent: { 'station-head': 2, centre: 4 },
}

describe('escalation of overdue duties', () => {
  it('leaves a duty with its owner until the first step', () => {
    expect(escalationOf(0, 'urgent', rules)).toBe('none')
    expect(escalationOf(1, 'urgent', rules)).toBe('none')
    expect(escalationOf(9, 'ordinary', rules)).toBe('none')
  })

  it('shows it to the station head on the day of the step, and to the centre on the next', () => {
    expect(escalationOf(2, 'urgent', rules)).toBe('station-head')
    expect(escalationOf(3, 'urgent', rules)).toBe('station-head')
    expect(escalationOf(4, 'urgent', rules)).toBe('centre')
    expect(escalationOf(10, 'ordinary', rules)).toBe('station-head')
    expect(escalationOf(10, 'pressing', rules)).toBe('centre')
  })

  it('turns the rule round for a query: the same duties, found by their due day', () => {
    const calendar = {
      daysOff: new Set([day('2024-01-01')]),
      workingWeekends: new Set<Day>(),
      years: new Set([2023, 2024]),
    }
    // Friday; back over New Year's Day (a Monday off) and two weekends.
    const today = day('2024-01-05')
    expect(dueDaysAt('station-head', rules, calendar, today)).toEqual([
      '2023-12-21',
      '2023-12-28',
      '2024-01-03',
    ])
    for (let due = day('2023-11-20'); due <= today; due = addDays(due, 1)) {
      const { workdays } = workdaysBetween(calendar, due, today)
      for (const [at, urgency] of urgencies.entries()) {
        const last = dueDaysAt('station-head', rules, calendar, today)[at] as Day
        expect(due <= last, `${urgency} ${due}`).toBe(escalationOf(workdays, urgency, rules) !== 'none')
      }
    }
  })

  it('refuses rules by which the centre would hear before the station head', () => {
    const turned = { ...rules, urgent: { 'station-head': 4, centre: 2 } }
    expect(escalationRulesSchema.safeParse(turned).success).toBe(false)
    expect(escalationRulesSchema.safeParse(rules).success).toBe(true)
  })
})
