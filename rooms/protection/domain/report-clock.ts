import { z } from 'zod'
import type { ReportState } from './report-codes.ts'

/** `data/protection/report.yaml`: hours from notice on. */
export const reportRulesSchema = z.strictObject({
  late_after_hours: z.number().positive(),
  escalate: z
    .strictObject({ 'station-head': z.number().positive(), centre: z.number().positive() })
    .refine((step) => step['station-head'] <= step.centre, {
      error: 'the centre hears after the station head',
    }),
})

export type ReportRules = z.infer<typeof reportRulesSchema>

/** Who must look because a report is not sent. */
export const reportLevels = ['none', 'station-head', 'centre'] as const
export type ReportLevel = (typeof reportLevels)[number]

export type ReportTimes = {
  /** Milliseconds since 1970, as are the others. */
  readonly noticedAt: number
  readonly sentAt: number | null
  readonly noNeedAt: number | null
}

export type ReportClock = {
  readonly state: ReportState
  /** From notice to the first report, or to now while it is not sent. */
  readonly minutes: number
  readonly running: boolean
  readonly late: boolean
  readonly level: ReportLevel
}

const minute = 60_000

/** A report that two found to be an error of entry stops its clock; one that was sent after all counts as sent. */
export function reportClock(times: ReportTimes, now: number, rules: ReportRules): ReportClock {
  const { noticedAt, sentAt, noNeedAt } = times
  const state = sentAt !== null ? 'sent' : noNeedAt !== null ? 'no-need' : 'open'
  const end = sentAt ?? noNeedAt ?? now
  const minutes = Math.max(0, Math.floor((end - noticedAt) / minute))
  const past = (hours: number) => minutes >= hours * 60
  const level = past(rules.escalate.centre)
    ? 'centre'
    : past(rules.escalate['station-head'])
      ? 'station-head'
      : 'none'
  return {
    state,
    minutes,
    running: state === 'open',
    late: state !== 'no-need' && past(rules.late_after_hours),
    level: state === 'open' ? level : 'none',
  }
}
