import { z } from 'zod'
import { daySchema, type Words } from '../../../../kernel/contract.ts'
import { type DivisionCode, parseDivisionCode } from '../../../../kernel/division.ts'
import { readComparator } from './comparator.ts'
import { states } from './standing.ts'
import { placeClasses, type Target, targetLevels, usualAtRiskFrom } from './target.ts'

/** A plan as a file: `data/targets/<plan>.yaml`, one law or document with all that it asks for. */

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })
const division = z.union([z.string(), z.number()]).transform((value, context): DivisionCode => {
  const code = String(value) === '0' ? 0 : parseDivisionCode(String(value))
  if (code === null)
    context.addIssue({ code: 'custom', message: 'not a division code', params: { zh: '不是区划代码' } })
  return code ?? 0
})

const comparator = z.string().refine((text) => readComparator(text) !== null, {
  error:
    'no such comparator; write at_least, more_than, at_most, less_than or the word of the source (以上, 超过 …)',
  params: {
    zh: '没有这种比较；写 at_least、more_than、at_most、less_than，或原文的词（以上、超过……）',
  },
})

const level = z.strictObject({ level: z.enum(targetLevels), class: z.enum(placeClasses).optional() })

/** Rows of an example: so many divisions with this value each; null where it is not known. */
const places = z.array(z.strictObject({ of: z.number().int().min(0), value: z.number().nullable() }))

const exampleSchema = z.strictObject({
  name: z.string().min(1),
  on: daySchema,
  /** Of the division itself; null where it is not known. */
  value: z.number().nullable().optional(),
  places: places.optional(),
  expect: z.strictObject({
    state: z.enum(states),
    pace: z.number().optional(),
    short: z.number().optional(),
    /** The share in percent of an `each` or `coverage` target. */
    share: z.number().optional(),
    /** What all divisions together are to have. */
    needed: z.number().optional(),
  }),
})

const targetSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/),
  title: words,
  measure: kebab.optional(),
  split: z.strictObject({ by: z.string(), value: z.string() }).optional(),
  placed: z.enum(['inside', 'own']).optional(),
  since: daySchema.optional(),
  declared: kebab.optional(),
  per: z.strictObject({ denominator: kebab, unit: z.number().int().min(1) }).optional(),
  each: level.optional(),
  coverage: level.extend({ at_least: z.number() }).optional(),
  compare: comparator,
  baseline: z.strictObject({ value: z.number(), on: daySchema }).optional(),
  milestones: z
    .array(z.strictObject({ value: z.number(), by: daySchema }))
    .min(1)
    .max(20),
  at_risk_from: z.number().min(0).max(1).optional(),
  article: z.string().min(1),
  examples: z.array(exampleSchema).min(1),
})

export const planSchema = z.strictObject({
  code: kebab,
  title: words,
  division,
  document: z.string().min(1),
  /** Measures that no room publishes yet: their targets read as not known until one does. */
  awaits: z.array(kebab).default([]),
  targets: z.array(targetSchema).min(1),
})

export type PlanExample = z.output<typeof exampleSchema>
export type PlanTarget = z.output<typeof targetSchema>
export type PlanFile = z.output<typeof planSchema>

/** A plan that was read and found right. */
export type Plan = {
  readonly code: string
  readonly title: Words
  readonly division: DivisionCode
  readonly document: string
  readonly targets: readonly Target[]
}

export const planOf = (file: PlanFile): Plan => ({
  code: file.code,
  title: file.title,
  division: file.division,
  document: file.document,
  targets: file.targets.map((target) => targetOf(file, target)),
})

/** A target of a file in the words of the engine. */
export function targetOf(plan: PlanFile, target: PlanTarget): Target {
  const code = readComparator(target.compare)
  if (code === null) throw new Error(`no comparator ${target.compare}`)
  return {
    key: `${plan.code}/${target.code}`,
    code: target.code,
    plan: plan.code,
    title: target.title,
    division: plan.division,
    counts:
      target.declared === undefined
        ? {
            measure: target.measure ?? '',
            split: target.split,
            placed: target.placed ?? 'inside',
            since: target.since,
          }
        : { declared: target.declared },
    per: target.per,
    each: target.coverage ? { level: target.coverage.level, class: target.coverage.class } : target.each,
    covered: target.coverage?.at_least,
    comparator: code,
    word: code === target.compare ? null : target.compare,
    baseline: target.baseline,
    milestones: target.milestones,
    atRiskFrom: target.at_risk_from ?? usualAtRiskFrom,
    source: { document: plan.document, article: target.article },
  }
}
