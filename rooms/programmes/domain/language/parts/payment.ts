import { z } from 'zod'
import { code, name, source } from '../words.ts'

/**
 * How an amount is paid: at once; again and again while it lasts (the amount is that of one period); in instalments
 * by per cent at stages; or not in money.
 */
export const paymentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), source }),
  z.strictObject({
    kind: z.literal('roll'),
    /** `month`, `quarter` or `year`, or a switch with these options. */
    every: z.string(),
    /** Facts that are the first and the last day; an unknown last day is: still running. */
    from: name,
    to: name,
    part_month: z.string(),
    day: name.optional(),
    /** Of which day of the period the facts are taken: its first, or its last. Or a switch with these options. */
    facts_of: z.string(),
    /**
     * From when it is paid: `application` (the period in which it was applied for, also where nothing is said),
     * `decision` (the period in which it was decided), or `first-day` (from the first day of all, so that what lies before
     * the application is made good). Or a switch with these options.
     */
    since: z.string().optional(),
    source,
  }),
  z.strictObject({
    kind: z.literal('instalments'),
    parts: z.array(z.strictObject({ code, percent: name, at: code })).min(2),
    source,
  }),
  /** Funding in kind: a studio, a title, a plaque. */
  z.strictObject({ kind: z.literal('none'), source }),
])
export type Payment = z.infer<typeof paymentSchema>
