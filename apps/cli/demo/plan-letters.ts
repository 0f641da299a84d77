import { z } from 'zod'

/** Campus mailboxes of a pack: schools with what came of them, and a mailbox of these days. */
export const lettersPlan = z.strictObject({
  schools: z
    .array(
      z.strictObject({
        station: z.string(),
        grades: z.array(z.string()).default([]),
        boarding: z.boolean().default(false),
        unnamed: z.boolean().default(false),
        box: z.string().optional(),
        letters: z.number().int().nonnegative().default(0),
        pupils: z.number().int().nonnegative().default(0),
        /** Groups of the school, and the village whose children are in them. */
        groups: z
          .strictObject({
            count: z.number().int().positive(),
            village: z.number().int(),
            children: z.number().int().positive(),
            themes: z.array(z.strictObject({ name: z.string(), goals: z.string() })).min(1),
          })
          .optional(),
      }),
    )
    .default([]),
  /** The station whose mailbox has letters of these days. */
  recent: z.strictObject({ station: z.string(), box: z.string() }).optional(),
  texts: z.array(z.strictObject({ text: z.string(), reply: z.string(), topic: z.string() })).min(1),
  danger: z.strictObject({ text: z.string(), reply: z.string() }),
})
