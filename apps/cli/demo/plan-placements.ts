import { z } from 'zod'
import { dayText } from './day-text.ts'

/** Students in agencies in the plan's own years (S13): hours by the day, signed at the end of each month. */
export const placementsPlan = z
  .strictObject({
    /** Whoever runs a practicum has two accounts: one that keeps it and one that signs. */
    hosts: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['agency', 'association']).default('agency'),
        division: z.number().int(),
        established: dayText,
        office: z.strictObject({ user: z.string(), name: z.string() }),
        supervisor: z.strictObject({ user: z.string(), name: z.string() }),
      }),
    ),
    students: z.array(
      z.strictObject({
        name: z.string(),
        /** With an account of the own, by which the days are logged. */
        user: z.string().optional(),
        sex: z.union([z.literal(1), z.literal(2)]),
        born: dayText,
        school: z.string(),
        mode: z.enum(['full-time', 'part-time']).default('full-time'),
        /** Where the household is registered. */
        household: z.number().int(),
        host: z.string(),
        from: dayText,
        to: dayText,
        /** Of all days together; they are spread over working days, over weekends too where these are not enough. */
        hours: z.number().int().positive(),
        /** Days that turn out to be forged: so many hours from a day on, found on a day. */
        forged: z
          .strictObject({
            from: dayText,
            hours: z.number().int().positive(),
            found: dayText,
            reason: z.string(),
          })
          .optional(),
      }),
    ),
  })
  .optional()
