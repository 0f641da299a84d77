import { z } from 'zod'

/** A programme of the county that pays month by month, drafted after one that is shipped; and who draws it. Invented. */
export const paidPlan = z.strictObject({
  /** The shipped file whose text is taken, relative to `data/programmes`. */
  like: z.string(),
  /** What is written otherwise in it, in this order. */
  written: z.array(z.tuple([z.string(), z.string()])),
  code: z.string(),
  title: z.string(),
  /** Whole yuan in its budget. */
  budget: z.number().int().positive(),
  applicants: z.array(
    z.strictObject({
      name: z.string(),
      number: z.string(),
      body: z.string(),
      level: z.string(),
      /** Months before this one in which the post began; 0 for this month. */
      since: z.number().int().min(0),
      /** Gone in the month before this one. */
      gone: z.boolean().default(false),
      card: z.string(),
      /** Comes to the list after the roll was confirmed. */
      late: z.boolean().default(false),
      /** What the bank said, where it did not pay. */
      fails: z.string().optional(),
      /** What a sample found, from which sanctions are ordered. */
      wrong: z.string().optional(),
    }),
  ),
})
