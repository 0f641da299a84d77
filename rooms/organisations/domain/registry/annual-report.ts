import type { Day } from '../../../../kernel/day.ts'
import { day } from '../../../../kernel/day.ts'
import type { Truth } from '../../../../kernel/truth.ts'
import { addWorkdays, type WorkingCalendar } from '../../../regions/index.ts'
import type { ReportState, ReportStep } from './codes.ts'
import type { ReportRule } from './registrars.ts'

type Registered = {
  readonly registeredOn: Day
  /** The first day on which it is not registered. */
  readonly endedOn: Day | null
}

/**
 * Whether a body owes the report of a year (S15.1, S15.6): it was registered by the last day of that year, that day
 * included, and still is on the day on which the report is due; one that was registered later reports first for its own
 * first year.
 */
export const owesReport = ({ registeredOn, endedOn }: Registered, year: number, dueOn: Day): boolean =>
  registeredOn <= day(`${year}-12-31`) && (endedOn === null || endedOn > dueOn)

export type ReportDone = { readonly step: ReportStep; readonly on: Day }

export type ReportStanding = {
  readonly state: ReportState
  readonly filedOn: Day | null
  /** By when the formal review ends, or had to, where it is over. */
  readonly reviewBy: Day | null
  /** When the review was over (S15.2). */
  readonly acceptedOn: Day | null
  /** By when a returned report is to be filed again without being late; null where it is late already. */
  readonly refileBy: Day | null
  /** Filed late, or not at all after the deadline; `unknown` where the rule leaves it open (X12). */
  readonly late: Truth
}

/**
 * How the report of a year stands on a day, from its steps in their order. There is no verdict on a report, as none is
 * given (X3): it is accepted and published, or it goes back.
 */
export function reportStanding(
  rule: ReportRule,
  days: { readonly opensOn: Day; readonly dueOn: Day },
  done: readonly ReportDone[],
  calendar: WorkingCalendar,
  today: Day,
): ReportStanding {
  const steps = done.filter(({ on }) => on <= today)
  const last = steps.at(-1)
  const filedOn = steps.find(({ step }) => step === 'filed')?.on ?? null
  if (!last || filedOn === null) {
    const state = today < days.opensOn ? 'not-open' : today <= days.dueOn ? 'due' : 'not-filed'
    return {
      state,
      filedOn: null,
      reviewBy: null,
      acceptedOn: null,
      refileBy: null,
      late: state === 'not-filed' ? 'yes' : 'no',
    }
  }
  const open = refiling(rule, days.dueOn, steps, calendar)
  const lastFiling = steps.findLast(({ step }) => step === 'filed')?.on ?? filedOn
  const standing = {
    filedOn,
    reviewBy: addWorkdays(calendar, lastFiling, rule.reviewWorkdays).date,
    acceptedOn: steps.findLast(({ step }) => step === 'accepted')?.on ?? null,
    refileBy: null,
  }
  switch (last.step) {
    case 'filed':
      return { ...standing, state: 'under-review', acceptedOn: null, late: open.late }
    case 'returned': {
      const over = open.by !== null && today > open.by
      return {
        ...standing,
        state: 'returned',
        reviewBy: null,
        acceptedOn: null,
        refileBy: open.by,
        late: over ? 'yes' : open.late,
      }
    }
    case 'accepted':
      return { ...standing, state: 'accepted', late: open.late }
    case 'published':
      return { ...standing, state: 'published', late: open.late }
  }
}

/** Walks the filings: which was the first that came late, and until when the last return may be answered. */
function refiling(
  rule: ReportRule,
  dueOn: Day,
  steps: readonly ReportDone[],
  calendar: WorkingCalendar,
): { readonly late: Truth; readonly by: Day | null } {
  let by: Day | null = dueOn
  let late: Truth = 'no'
  for (const { step, on } of steps) {
    if (step === 'filed' && by !== null && on > by) late = 'yes'
    if (step !== 'returned') continue
    if (on <= dueOn) {
      const extended = addWorkdays(calendar, on, rule.returned.beforeDueWorkdays).date
      by = extended > dueOn ? extended : dueOn
    } else if (rule.returned.afterDue === 'not-late')
      by = addWorkdays(calendar, on, rule.returned.beforeDueWorkdays).date
    else {
      by = null
      if (late === 'no') late = rule.returned.afterDue === 'ask' ? 'unknown' : 'yes'
    }
  }
  return { late, by }
}
