import { z } from 'zod'

/** A selection that the county's body runs: last time's is in its public notice, this time's is being judged. */
export const contestPlan = z.strictObject({
  programme: z.string(),
  /** Behind the year, as in 2023 年… */
  title: z.string(),
  /** Month and day on which a round is opened. */
  opens: z.string().regex(/^\d{2}-\d{2}$/),
  /** More than judge each entry: whoever is of a station does not judge it. */
  reviewers: z.array(z.strictObject({ user: z.string(), name: z.string(), unit: z.string() })).min(2),
  /** Station by code, with its work; the better ones first. `points` is what reviewers come to on the average. */
  entries: z
    .array(
      z.strictObject({ station: z.string(), title: z.string(), points: z.number().int().min(3).max(97) }),
    )
    .min(3),
  /** Who of equals at the last place was chosen, by whom and why. */
  tie: z.strictObject({ chosen: z.string(), deciders: z.string(), reason: z.string() }),
  objection: z.strictObject({ to: z.string(), text: z.string() }),
})
