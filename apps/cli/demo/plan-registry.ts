import { z } from 'zod'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * What the registration authority of a demo county registered, and the practicum of students in one of its agencies.
 * Codes lie in division 000000, so that they belong to no body.
 */
export const registryPlan = z
  .strictObject({
    bodies: z.array(
      z.strictObject({
        name: z.string(),
        code: z.string(),
        form: z.enum(['association', 'service-institution', 'foundation']),
        registered: dayText,
        purpose: z.string(),
        representative: z.string(),
        /** What became of the last report: it was published, came back, or was not filed. */
        report: z.enum(['published', 'returned', 'missing']).default('published'),
        /** The first day on which it was not registered any more. */
        ended: dayText.optional(),
      }),
    ),
    /** A spot check of so many bodies, drawn by a second person. */
    drawn: z.number().int().positive(),
    practicum: z.strictObject({
      agency: z.string(),
      supervisor: z.strictObject({ user: z.string(), name: z.string() }),
      office: z.strictObject({ user: z.string(), name: z.string() }),
      students: z.array(
        z.strictObject({
          user: z.string(),
          name: z.string(),
          number: z.string(),
          school: z.string(),
          household: z.number().int(),
          days: z.number().int().positive(),
        }),
      ),
    }),
  })
  .optional()
