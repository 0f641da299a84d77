import { z } from 'zod'
import { certificateLevels, postKinds } from '../../../rooms/workforce/index.ts'
import { dayText } from './day-text.ts'

const answers = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
  .default({})

/** Who an application is for: somebody of a register by name, or so many workers of a kind. */
const subject = z.union([
  z.strictObject({ member: z.string() }),
  z.strictObject({ student: z.string() }),
  z.strictObject({ body: z.string() }),
  z.strictObject({
    members: z.strictObject({
      count: z.number().int().positive(),
      /** So many of them are left out first, because they applied before. */
      skip: z.number().int().nonnegative().default(0),
      post: z.enum(postKinds),
      level: z.enum(certificateLevels),
      exam_year: z.number().int().optional(),
    }),
  }),
])

/** What is done with an application after it was received: on a day, or so many days after what was done before. */
const act = z.strictObject({
  act: z.enum(['forward', 'return', 'again', 'refuse', 'withdraw']),
  on: dayText.optional(),
  days: z.number().int().nonnegative().optional(),
  /** Who does it, by user; the applicant sends again, and withdraws. */
  as: z.string().optional(),
  /** Where several stages may follow. */
  to: z.string().optional(),
  words: z.string().optional(),
})

export const submissionsPlan = z
  .strictObject({
    cases: z.array(
      z.strictObject({
        programme: z.string(),
        for: subject,
        /** Whoever signs in and applies for itself; the others are handed in by the demo's office. */
        by: z.string().optional(),
        /** One day, or the days over which many are spread; on a desk of today: so many days ago. */
        received: z.union([
          dayText.transform((on) => [on, on] as const),
          z.tuple([dayText, dayText]),
          z.strictObject({ days_ago: z.tuple([z.number().int().positive(), z.number().int().positive()]) }),
        ]),
        time: z.string().optional(),
        given: answers,
        /** Facts that an officer establishes before the check, and open questions that the body settles. */
        established: answers,
        /** Refused by the product on the way in: with this code. */
        refused: z.string().optional(),
        acts: z.array(act).default([]),
        /** Only once the plan's payments are made, because it rests on what was paid. */
        after_payments: z.boolean().default(false),
      }),
    ),
  })
  .optional()

export type PlannedAct = z.output<typeof act>
