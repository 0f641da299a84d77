import { z } from 'zod'
import { exampleSchema } from './examples/example.ts'
import { factSchema } from './fact.ts'
import { quantitySchema } from './nodes.ts'
import { parameterSchema } from './parameter.ts'
import { conflictSchema } from './parts/conflict.ts'
import { filingSchema } from './parts/filing.ts'
import { letterSchema } from './parts/letter.ts'
import { noticeSchema } from './parts/notice.ts'
import { paymentSchema } from './parts/payment.ts'
import { quotaSchema, rankingSchema, reviewSchema } from './parts/quota.ts'
import { roundsSchema } from './parts/rounds.ts'
import { ruleSchema } from './parts/rule.ts'
import { sanctionSchema } from './parts/sanction.ts'
import { stageSchema } from './parts/stage.ts'
import { switchSchema } from './switch.ts'
import { code, name, plainDay, source, words } from './words.ts'

export const programmeKinds = ['benefit', 'selection', 'filing', 'call', 'plan'] as const
export type ProgrammeKind = (typeof programmeKinds)[number]

/** One policy, whole: what its file may say. Every figure is a parameter; every key that is not here is refused. */
export const programmeSchema = z.strictObject({
  /** Equals the file name, for ever. */
  code,
  title: words,
  kind: z.enum(programmeKinds),
  /** What it gives, in a sentence for whom it is for. */
  summary: words,
  /** Who answers for it, as the text says. */
  owner: words,
  /** The competent authority, from which day (2.17). */
  competent: z.record(plainDay, z.strictObject({ zh: z.string(), en: z.string(), source })),
  law: source,
  in_force: z.strictObject({ from: plainDay, to: plainDay.optional() }),
  /** 2 to 12 digits; the programme is for its whole subtree. */
  division: z.union([z.string(), z.number()]),
  for: z.enum(['person', 'organisation', 'work']),
  /** The class of programmes that a bar closes. */
  subject_class: code,
  facts: z.record(name, factSchema),
  parameters: z.record(name, parameterSchema).default({}),
  switches: z.record(name, switchSchema).default({}),
  values: z.record(name, z.strictObject({ title: words, is: quantitySchema })).default({}),
  /** All must hold. Of a filing: who owes it. */
  eligible: z.array(ruleSchema).min(1),
  amount: quantitySchema.optional(),
  stages: z.array(stageSchema).min(2),
  quota: quotaSchema.optional(),
  ranking: rankingSchema.optional(),
  review: reviewSchema.optional(),
  rounds: roundsSchema.optional(),
  conflicts: z.array(conflictSchema).default([]),
  sanctions: z.array(sanctionSchema).default([]),
  notice: noticeSchema.optional(),
  payment: paymentSchema.optional(),
  filing: filingSchema.optional(),
  letter: letterSchema.optional(),
  examples: z.array(exampleSchema).min(2).max(300),
})

export type Programme = z.infer<typeof programmeSchema>
