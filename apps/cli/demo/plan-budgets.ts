import { z } from 'zod'
import { fundSourceCodes } from '../../../rooms/funds/index.ts'
import { dayText } from './day-text.ts'

const yuan = z.number().int().positive()

/** The money of a plan's own years: what came in, and what of it may be spent for what. Amounts in whole yuan. */
export const budgetsPlan = z
  .strictObject({
    pools: z.array(
      z.strictObject({
        code: z.string(),
        source: z.enum(fundSourceCodes),
        title: z.string(),
        /** Of a county below, where it is not the plan's own. */
        division: z.number().int().optional(),
        received: dayText,
        document: z.string().optional(),
        /** Either an amount, or a declared share (`data/funds`) of a transfer. */
        amount: yuan.optional(),
        share: z.strictObject({ rule: z.string(), transfer: yuan }).optional(),
      }),
    ),
    budgets: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        programme: z.string().optional(),
        from: dayText,
        to: dayText,
        /** Pools in the order in which they are drawn on. */
        sources: z.array(z.tuple([z.string(), yuan])).min(1),
        commitments: z.array(z.strictObject({ title: z.string(), on: dayText, amount: yuan })).default([]),
      }),
    ),
  })
  .optional()
