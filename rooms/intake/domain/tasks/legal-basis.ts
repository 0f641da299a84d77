import { z } from 'zod'

const basis = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** `consent` is looked up, `duty` is argued in writing, `none` takes nothing personal. */
  kind: z.enum(['consent', 'duty', 'none']),
  law: z.string().min(1),
  article: z.string().min(1),
  /** What the giver is told when choosing it. */
  hint: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
})

/** One entry of `data/intake/legal-bases.yaml`: the law and the article that let data be handed over. */
export type LegalBasis = z.infer<typeof basis>

/** The closed list. Refuses two entries of one code. */
export const legalBasesSchema = z
  .array(basis)
  .min(1)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, {
    error: 'two legal bases have the same code',
  })
