import { z } from 'zod'
import { dayText } from './day-text.ts'

/** The relief consortium (S1): what stations can offer, who is screened and who waits, bodies with their officers, forums. */
export const consortiumPlan = z
  .strictObject({
    /** In turn over the people of each station: money only, a service, both, development, nothing. */
    screened: z.number().int().nonnegative(),
    waiting: z.number().int().nonnegative(),
    on: dayText,
    /** Services that a hospital, an agency or an expert gives, linked at each station. */
    offers: z.array(
      z.strictObject({
        name: z.string(),
        source: z.string(),
        source_kind: z.string(),
        times: z.number().int(),
      }),
    ),
    bodies: z.array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(['agency', 'association', 'enterprise', 'caring']),
        established: dayText,
        fields: z.array(z.string()).default([]),
        officers: z.array(z.strictObject({ name: z.string(), post: z.string(), from: dayText })).default([]),
      }),
    ),
    forums: z.array(
      z.strictObject({
        title: z.string(),
        theme: z.string(),
        place: z.string(),
        on: dayText,
        parts: z.array(
          z.strictObject({
            role: z.enum(['host', 'organiser', 'talk', 'commentator', 'remark', 'closing']),
            /** Of `bodies` where it is one of them. */
            body: z.string(),
            speaker: z.string().optional(),
            post: z.string().optional(),
            district: z.number().int().optional(),
            topic: z.string().optional(),
          }),
        ),
        /** District, heads of stations, heads of organisations, relief staff. */
        attendance: z.array(
          z.tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int()]),
        ),
      }),
    ),
  })
  .optional()
