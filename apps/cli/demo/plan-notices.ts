import { z } from 'zod'
import { dayText } from './day-text.ts'

export const noticePlan = {
  on: dayText,
  /** The day on which it is settled, after its last one. */
  settled: dayText,
  body: z.string(),
  title: z.string(),
}

/** Public notices of all that stand to be published under a programme on a day. */
export const noticesPlan = z.array(z.strictObject({ programme: z.string(), ...noticePlan })).default([])
