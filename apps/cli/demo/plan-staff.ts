import { z } from 'zod'
import { dayText } from './day-text.ts'

/** Who stands in the register beside the workers of stations: experts, and new secretaries of villages that have one. */
export const staffPlan = z
  .strictObject({
    experts: z
      .array(
        z.strictObject({
          name: z.string(),
          employer: z.string(),
          employer_kind: z.enum(['agency', 'institution', 'other']),
          also: z.string(),
          from: dayText,
        }),
      )
      .default([]),
    /** Who followed the secretary of a village so many days ago (S16.5). */
    new_secretaries: z
      .array(
        z.strictObject({
          village: z.number().int(),
          name: z.string(),
          days_ago: z.number().int().positive(),
        }),
      )
      .default([]),
  })
  .optional()
