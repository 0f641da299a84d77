import { z } from 'zod'
import { idSchema } from '../../../kernel/contract.ts'
import {
  codesOf,
  counsellingWayTerms,
  dangerTerms,
  gradeBandTerms,
  closeReasonTerms as letterCloseReasonTerms,
  letterStateTerms,
  letterWayTerms,
  replyStateTerms,
  safeguardingTerms,
  topicTerms,
} from '../domain/letter-codes.ts'

/** PostgreSQL keeps no NUL in a text, so none is taken. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((value) => !value.includes('\0'), { error: 'value-not-valid' })

export const letterText = text(4000)
export const codeName = text(20)
export const gradeBand = z.enum(codesOf(gradeBandTerms))
export const letterWay = z.enum(codesOf(letterWayTerms))
export const letterState = z.enum(codesOf(letterStateTerms))
export const danger = z.enum(codesOf(dangerTerms))
export const replyState = z.enum(codesOf(replyStateTerms))
export const safeguarding = z.enum(codesOf(safeguardingTerms))
export const closeReason = z.enum(codesOf(letterCloseReasonTerms))
export const topic = z.enum(codesOf(topicTerms))
export const counsellingWay = z.enum(codesOf(counsellingWayTerms))

export const one = z.object({ id: idSchema })
export const command = idSchema.meta({ description: 'Id of this command' })
export const version = z.number().int().min(1)
export const changed = z.object({ id: z.string(), version: z.number().int() })

export const secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22,64}$/, { error: 'value-not-valid' })
  .meta({
    description:
      'Drawn at random by the client, 128 bits or more. The code follows from it, so that a resend is told the same code; it is kept nowhere.',
  })

export const helpline = z.object({
  number: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  hint: z.object({ zh: z.string(), en: z.string() }),
})
