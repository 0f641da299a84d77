import { z } from 'zod'
import { dayText, nearDay } from './day-text.ts'
import { noticePlan } from './plan-notices.ts'

const answers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({})

const nominee = z.strictObject({
  name: z.string(),
  /** Of somebody whom a source names, neither is told and no number is made up. */
  born: dayText.optional(),
  sex: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Body and post, the first one first. */
  affiliations: z.array(z.tuple([z.string(), z.string()])).min(1),
  facts: answers,
  /** The mean of all reviewers; left out of those who do not come so far. */
  score: z.number().optional(),
  /** Not let through the check, with the words. */
  fails: z.string().optional(),
  /** Stands at this stage still. */
  waits: z.string().optional(),
})

/** What became of a round that was judged: the order, who of equals is chosen, the notice and the decision. */
const outcome = z.strictObject({
  ranked: dayText,
  /** Who of equals at the last place is chosen, by name. */
  tie: z.strictObject({ chosen: z.array(z.string()), deciders: z.string(), reason: z.string() }).optional(),
  notice: z.strictObject(noticePlan),
  /** An objection by letter while the notice hangs: it holds the entry until it is decided (S10.A3). */
  objection: z
    .strictObject({
      /** One entry by name; the whole notice where it is left out. */
      about: z.string().optional(),
      on: dayText,
      text: z.string(),
      /** After the last day of the notice, when it holds the entry still (S10.A3). */
      held: dayText,
      decided: dayText,
      reason: z.string(),
    })
    .optional(),
  /** The day of the decision after the notice. */
  decided: dayText,
  /** The day of the letters of award. */
  letters: dayText.optional(),
  /** What is agreed with whoever was awarded, and what is reported afterwards: the name of the paper and the note on it. */
  papers: z.array(z.strictObject({ on: dayText, title: z.string(), note: z.string() })).default([]),
  /** A day on which a further round is refused, because its year has not come (S4.A1). */
  too_early: dayText.optional(),
})

/** Rounds of a selection: who is put forward, how each is judged, and what came of it where it came to an end. */
export const selectionsPlan = z
  .array(
    z.strictObject({
      programme: z.string(),
      title: z.string(),
      opens: nearDay,
      closes: nearDay,
      /** Left out where it would open before this day, because its year has not come. */
      not_before: dayText.optional(),
      /** Who puts forward, on which day. */
      nominated: z.strictObject({ on: nearDay, by: z.string() }),
      nominees: z.array(nominee).min(1),
      /** Of all, beside what each says. */
      facts: answers,
      checked: nearDay,
      reviewers: z.array(z.string()),
      reviewed: nearDay,
      /** So many of the reviewers have handed in; all of them where it is left out. */
      judged_by: z.number().int().nonnegative().optional(),
      outcome: outcome.optional(),
    }),
  )
  .default([])
