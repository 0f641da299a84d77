import { z } from 'zod'
import { code, name, plainDay, type Words, words } from '../words.ts'

const truth = z.enum(['yes', 'no', 'unknown'])
const answer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const facts = z.record(name, answer)
const choices = z.record(name, z.string())
/** A sentence, or one in each language. */
const title = z.union([z.string().min(1), words])
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'a month is YYYY-MM' })

/** A decision: facts of a day, and what must come out. Money in fen. */
export const decisionExample = z.strictObject({
  name: title,
  on: plainDay,
  given: facts,
  /** Switches set otherwise than by default. */
  choose: choices.optional(),
  expect: z.strictObject({
    eligible: truth,
    amount: z.number().int().nullable().optional(),
    ask: z.array(name).optional(),
    /** Rules that must be the ones not fulfilled. */
    fails: z.array(code).optional(),
    late: truth.optional(),
    due: plainDay.optional(),
    consequences: z.array(code).optional(),
  }),
})

/** A clock: the days on which stages were reached, and by when the stage must be done. */
export const clockExample = z.strictObject({
  name: title,
  clock: code,
  reached: z.record(code, plainDay),
  given: facts.default({}),
  choose: choices.optional(),
  expect: z.strictObject({ due: plainDay }),
})

/** A path through the stages; `ends_at` is where it stands, `next` where it may go. */
export const pathExample = z.strictObject({
  name: title,
  path: z.array(code).min(1),
  expect: z.strictObject({
    possible: z.enum(['yes', 'no']),
    next: z.array(code).optional(),
    who: z.string().optional(),
  }),
})

/** A ranking: candidates in short, and who is awarded; `tied` are those the panel must decide on, for so many places. */
export const rankingExample = z.strictObject({
  name: title,
  on: plainDay,
  /** Scores by candidate; `x20: 88` stands for twenty candidates of that score. */
  candidates: z.array(
    z.strictObject({
      score: z.number().optional(),
      times: z.number().int().min(1).default(1),
      facts: facts.default({}),
      amount: z.number().int().min(0).optional(),
    }),
  ),
  expect: z.strictObject({
    awarded: z.number().int(),
    tied: z.number().int().default(0),
    places: z.number().int().optional(),
    refused: z.number().int().optional(),
  }),
})

/** Rounds and windows: whether one may open on a day after the rounds that were. */
export const roundExample = z.strictObject({
  name: title,
  round_on: plainDay,
  after: z.array(plainDay).default([]),
  expect: z.strictObject({ open: z.enum(['yes', 'no']), next_year: z.number().int().optional() }),
})

/** A roll: facts that change on days, and what is paid in which month. */
export const rollExample = z.strictObject({
  name: title,
  roll_until: month,
  /** When it was applied for and decided; left out, all since the first day counts. */
  applied: plainDay.optional(),
  decided: plainDay.optional(),
  given: facts,
  changes: z.array(z.strictObject({ on: plainDay, given: facts })).default([]),
  choose: choices.optional(),
  expect: z.strictObject({
    payments: z.number().int(),
    total: z.number().int(),
    of: z.record(month, z.number().int()).optional(),
  }),
})

/** A sanction: what it takes back and until when it bars. */
export const sanctionExample = z.strictObject({
  name: title,
  sanction: code,
  on: plainDay,
  paid: z.number().int().min(0).default(0),
  /** Facts that are known by then, where a part of what was paid is taken back. */
  given: facts.optional(),
  expect: z.strictObject({
    /** Left out, or `as-decided` as the sanction says it, where the body decides how much. */
    recover: z.preprocess(
      (written) => (written === 'as-decided' ? null : written),
      z.number().int().nullable().default(null),
    ),
    barred_until: z.union([plainDay, z.literal('for-ever'), z.literal('not')]),
  }),
})

/** A payment in parts. */
export const instalmentExample = z.strictObject({
  name: title,
  instalments_on: plainDay,
  amount: z.number().int().min(0),
  expect: z.strictObject({ parts: z.array(z.number().int()) }),
})

/** A public notice: begun on a day, its last day. Reviews: how many reviewers and points. */
export const noticeExample = z.strictObject({
  name: title,
  notice_from: plainDay,
  expect: z.strictObject({ last_day: plainDay }),
})

export const reviewExample = z.strictObject({
  name: title,
  scores: z.array(z.number()),
  on: plainDay,
  expect: z.strictObject({ accepted: z.enum(['yes', 'no']), score: z.number().optional() }),
})

/** The kinds of examples, each told by a key that only it has. */
const byKey = {
  given: decisionExample,
  clock: clockExample,
  path: pathExample,
  candidates: rankingExample,
  round_on: roundExample,
  roll_until: rollExample,
  sanction: sanctionExample,
  instalments_on: instalmentExample,
  notice_from: noticeExample,
  scores: reviewExample,
} as const

export type DecisionExample = z.infer<typeof decisionExample>
export type ClockExample = z.infer<typeof clockExample>
export type PathExample = z.infer<typeof pathExample>
export type RankingExample = z.infer<typeof rankingExample>
export type RoundExample = z.infer<typeof roundExample>
export type RollExample = z.infer<typeof rollExample>
export type SanctionExample = z.infer<typeof sanctionExample>
export type InstalmentExample = z.infer<typeof instalmentExample>
export type NoticeExample = z.infer<typeof noticeExample>
export type ReviewExample = z.infer<typeof reviewExample>
export type Example =
  | DecisionExample
  | ClockExample
  | PathExample
  | RankingExample
  | RoundExample
  | RollExample
  | SanctionExample
  | InstalmentExample
  | NoticeExample
  | ReviewExample

export const exampleSchema: z.ZodType<Example> = z.unknown().transform((written, context): Example => {
  const has = (key: string) => typeof written === 'object' && written !== null && Object.hasOwn(written, key)
  // Facts may also be given with a clock, a roll or a sanction; only alone do they make a decision.
  const key = (Object.keys(byKey) as (keyof typeof byKey)[]).toReversed().find(has)
  if (!key) {
    const kinds = Object.keys(byKey).join(', ')
    context.addIssue({
      code: 'custom',
      message: `an example has one of: ${kinds}`,
      params: { zh: `示例应有其中一项：${kinds}` },
    })
    return z.NEVER
  }
  const parsed = byKey[key].safeParse(written)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: written } as never)
  return z.NEVER
})

/** What an example is called, in both languages; a plain sentence stands for both. */
export const exampleTitle = ({ name: written }: Pick<Example, 'name'>): Words =>
  typeof written === 'string' ? { zh: written, en: written } : written
