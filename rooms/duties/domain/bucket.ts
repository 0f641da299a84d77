import { addDays, type Day, weekday } from '../../../kernel/day.ts'

/** How near a duty is, as the workbench groups it. */
export const buckets = ['overdue', 'today', 'this-week', 'later'] as const

export type Bucket = (typeof buckets)[number]

/** Sunday of the week: a week runs from Monday to Sunday (GB/T 7408.1). */
export const endOfWeek = (today: Day): Day => addDays(today, 7 - weekday(today))

export function bucketOf(dueOn: Day, today: Day): Bucket {
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= endOfWeek(today) ? 'this-week' : 'later'
}

/** First and last due day of a bucket, both included; an open end has no limit. */
export function daysOfBucket(bucket: Bucket, today: Day): { from?: Day; to?: Day } {
  switch (bucket) {
    case 'overdue':
      return { to: addDays(today, -1) }
    case 'today':
      return { from: today, to: today }
    case 'this-week':
      return { from: addDays(today, 1), to: endOfWeek(today) }
    case 'later':
      return { from: addDays(endOfWeek(today), 1) }
  }
}
