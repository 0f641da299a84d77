import type { Day } from '../../../kernel/day.ts'

/** When something was noticed, as it is chosen on a phone; another time is typed. */
export const whenCodes = ['now', 'half-hour', 'two-hours', 'other'] as const
export type When = (typeof whenCodes)[number]

const minutesAgo: Record<Exclude<When, 'other'>, number> = { now: 0, 'half-hour': 30, 'two-hours': 120 }

/** The point in time of a choice, as ISO text; null when the typed time is none. */
export function instantOf(when: When, day: Day | null, time: string, now: number): string | null {
  if (when !== 'other') return new Date(now - minutesAgo[when] * 60_000).toISOString()
  const typed = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time.trim())
  if (!day || !typed) return null
  return `${day}T${(typed[1] ?? '').padStart(2, '0')}:${typed[2]}:00+08:00`
}
