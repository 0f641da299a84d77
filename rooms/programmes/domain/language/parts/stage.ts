import { z } from 'zod'
import { code, words } from '../words.ts'
import { clockSchema } from './clock.ts'

export const actors = ['applicant', 'body', 'reviewers', 'panel', 'public'] as const
export type Actor = (typeof actors)[number]

/** What is done at a stage; the screens of applications know these, and no programme by name. */
export const stageWork = [
  'apply',
  'nominate',
  'complete',
  'check',
  'review',
  'rank',
  'notice',
  'decide',
  'agree',
  'pay',
  'report',
  'publish',
] as const
export type StageWork = (typeof stageWork)[number]

/** How a case ends. */
export const outcomes = ['granted', 'refused', 'withdrawn', 'revoked', 'published', 'closed'] as const

/**
 * A state a case stands in: who acts next, what is done, and by when. The first stage of a file is where a case
 * begins. `then` leads on, `back` returns for completion, `refuses` ends with a reason; a stage with `ends` has no way
 * out.
 */
export const stageSchema = z.strictObject({
  code,
  title: words,
  who: z.enum(actors).optional(),
  work: z.enum(stageWork).optional(),
  within: clockSchema.optional(),
  /** What comes of a clock that ran out: it is told to the body, or the case moves on by itself. */
  overdue: z.union([z.literal('told'), z.strictObject({ moves_to: code })]).default('told'),
  then: z.array(code).default([]),
  back: z.array(code).default([]),
  refuses: code.optional(),
  ends: z.enum(outcomes).optional(),
  guide: words.optional(),
})

export type Stage = z.infer<typeof stageSchema>

/** Every stage that may follow. */
export const followers = ({ then, back, refuses, overdue }: Stage): string[] => [
  ...then,
  ...back,
  ...(refuses === undefined ? [] : [refuses]),
  ...(typeof overdue === 'string' ? [] : [overdue.moves_to]),
]
