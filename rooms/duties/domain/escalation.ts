import { z } from 'zod'
import { addDays, type Day } from '../../../kernel/day.ts'
import { isWorkday, type WorkingCalendar } from '../../regions/index.ts'
import { type Urgency, urgencies } from './urgency.ts'

/** Who must look at a duty beside its owner because it is overdue. */
export const escalations = ['none', 'station-head', 'centre'] as const

export type Escalation = (typeof escalations)[number]

const steps = z
  .strictObject({ 'station-head': z.int().positive(), centre: z.int().positive() })
  .refine((step) => step['station-head'] < step.centre, { error: 'the centre hears after the station head' })

/** `data/duties/escalation.yaml`: working days overdue, by urgency. */
export const escalationRulesSchema = z.strictObject({ ordinary: steps, pressing: steps, urgent: steps })

export type EscalationRules = z.infer<typeof escalationRulesSchema>

export function escalationOf(overdueWorkdays: number, urgency: Urgency, rules: EscalationRules): Escalation {
  const rule = rules[urgency]
  if (overdueWorkdays >= rule.centre) return 'centre'
  return overdueWorkdays >= rule['station-head'] ? 'station-head' : 'none'
}

/**
 * The last due day that has come to a level by today, for each urgency in the order of `urgencies`: the same rule as
 * `escalationOf`, turned round so that a query can ask it.
 */
export const dueDaysAt = (
  level: 'station-head' | 'centre',
  rules: EscalationRules,
  calendar: WorkingCalendar,
  today: Day,
): Day[] => urgencies.map((urgency) => lastDayOverdueBy(rules[urgency][level], calendar, today))

function lastDayOverdueBy(workdays: number, calendar: WorkingCalendar, today: Day): Day {
  let due = today
  for (let left = workdays; left > 0; due = addDays(due, -1)) if (isWorkday(calendar, due)) left -= 1
  return due
}
