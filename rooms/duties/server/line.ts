import { type Actor, covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type WorkingCalendar, workdaysBetween } from '../../regions/index.ts'
import { bucketOf } from '../domain/bucket.ts'
import { type EscalationRules, escalationOf } from '../domain/escalation.ts'
import { urgencyOf } from '../domain/urgency.ts'
import { readWording } from '../domain/wording.ts'
import { mayBeTold } from './may-be-told.ts'
import type { DutyRow } from './store.ts'

/** What the answer needs beside the row: whose eyes, which day, which calendar. */
export type Reading = {
  readonly actor: Actor
  readonly today: Day
  readonly calendar: WorkingCalendar
  readonly rules: EscalationRules
}

/** A row as it is shown, with what the reader may do with it. */
export function lineOf(row: DutyRow, { actor, today, calendar, rules }: Reading) {
  const open = row.state === 'open'
  const urgency = urgencyOf(row.urgency)
  const overdueWorkdays = open && row.dueOn < today ? workdaysBetween(calendar, row.dueOn, today).workdays : 0
  const mayWrite = open && covers(scopeOf(actor, 'duties.write', today), row)
  // A partner body learns of other duties no more than that they are.
  const mayRead = mayBeTold(row, actor, today)
  const { province: _, title, titleEn, outcome, outcomeEn, byRecord, toldUnder, ...shown } = row
  return {
    ...shown,
    dueAt: row.dueAt === null ? null : new Date(row.dueAt).toISOString(),
    title: mayRead ? readWording(title, titleEn) : null,
    outcome: mayRead && outcome !== null ? readWording(outcome, outcomeEn) : null,
    urgency,
    bucket: open ? bucketOf(row.dueOn, today) : null,
    overdueWorkdays,
    escalation: escalationOf(overdueWorkdays, urgency, rules),
    printed: toldUnder === null,
    abilities: { settle: mayWrite && !byRecord, reassign: mayWrite },
  }
}
