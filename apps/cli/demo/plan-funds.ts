import { z } from 'zod'

const yuan = z.number().int().positive()

/** The money of a county's demo; amounts in whole yuan, bank accounts invented. */
export const fundsPlan = z.strictObject({
  title: z.string(),
  /** The declared share, and the transfer it is taken of. */
  rule: z.string(),
  transfer: yuan,
  share_title: z.string(),
  /** Pools beside the share, in the order in which the budget draws on them. */
  pools: z.array(
    z.strictObject({ source: z.string(), title: z.string(), amount: yuan, budgeted: z.boolean() }),
  ),
  contracts: z.array(
    z.strictObject({
      organisation: z.string(),
      title: z.string(),
      amount: yuan,
      bank: z.string(),
      number: z.string(),
      /** The instalment of the first run, and what the bank said of it. */
      first: yuan,
      fails: z.string().optional(),
      /** An instalment that waits in a run for its second person. */
      waits: yuan.optional(),
      /** Ordered back of what was paid, and what of it came in. */
      recovered: z.strictObject({ amount: yuan, received: yuan, reason: z.string() }).optional(),
    }),
  ),
})
