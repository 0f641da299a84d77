import { z } from 'zod'
import { name, source } from '../words.ts'

/** How many a round may award: in all, for each option or place of a fact, and within a sum of money. */
export const quotaSchema = z
  .strictObject({
    all: name.optional(),
    each: z
      .strictObject({
        by: name,
        /** Of a place: those of one prefecture, county or township are a group, whatever village each is of. */
        level: z.enum(['prefecture', 'county', 'township']).optional(),
        number: name.optional(),
        /** A number of its own for single options or division codes (2 to 12 digits). */
        rows: z.record(z.string(), name).optional(),
      })
      .optional(),
    pool: name.optional(),
    source,
  })
  .refine(({ all, each, pool }) => all !== undefined || each !== undefined || pool !== undefined, {
    error: 'a quota names all, each or pool',
  })
export type Quota = z.infer<typeof quotaSchema>

/**
 * The order of a round. `by: score` takes the reviewers' score, `by: order` the order of receipt, otherwise a fact.
 * A tie that the quota would cut is never cut by chance: by a fact of `tie_break`, or by a decision of the panel.
 */
export const rankingSchema = z.strictObject({
  by: z.union([z.literal('score'), z.literal('order'), name]),
  first: z.enum(['highest', 'lowest']).default('highest'),
  tie_break: z.array(z.strictObject({ fact: name, first: z.enum(['highest', 'lowest']) })).default([]),
  source,
})
export type Ranking = z.infer<typeof rankingSchema>

/** How several reviewers judge. */
export const reviewSchema = z.strictObject({
  reviewers: name,
  points_to: name,
  /** The mean of all scores, or of those left when the highest and lowest are dropped. */
  score: z.enum(['mean', 'mean_without_extremes', 'sum']),
  blind: z.enum(['yes', 'no']).default('yes'),
  source,
})
export type Review = z.infer<typeof reviewSchema>
