import { z } from 'zod'

/** Works of stations under a selection programme of the county, and how far each is. */
export const applicationsPlan = z
  .strictObject({
    programme: z.string(),
    /** Month and day of the window on which they were sent. */
    sent: z.string().regex(/^\d{2}-\d{2}$/),
    answers: z.record(z.string(), z.string()),
    entries: z.array(
      z.strictObject({
        station: z.string(),
        title: z.string(),
        state: z.enum(['draft', 'sent', 'returned', 'checked', 'refused']),
        /** What the body wrote. */
        words: z.string().optional(),
      }),
    ),
  })
  .optional()
