import { z } from 'zod'
import { code, source, words } from './words.ts'

/** The default of a question that the competent body must answer case by case: the engine takes it as not known. */
export const toBeAsked = 'ask'

/**
 * An open question of the policy's text, declared with the answer taken until somebody competent gives another.
 * It is settled by the body, never by the applicant.
 */
export const switchSchema = z
  .strictObject({
    question: words,
    options: z.record(code, words).refine((options) => Object.keys(options).length >= 2, {
      error: 'a switch has at least two options',
    }),
    default: z.string(),
    source,
  })
  .refine((written) => written.default === toBeAsked || Object.hasOwn(written.options, written.default), {
    error: 'the default is one of the options, or ask',
    path: ['default'],
  })

export type Switch = z.infer<typeof switchSchema>
