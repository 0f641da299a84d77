import { z } from 'zod'
import {
  daySchema,
  divisionAnswer,
  divisionSchema,
  idSchema,
  pageOf,
  pageQuery,
  route,
} from '../../../kernel/contract.ts'
import { comparators } from '../domain/targets/comparator.ts'
import { states } from '../domain/targets/standing.ts'
import { placeClasses, targetLevels } from '../domain/targets/target.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asked = {
  node: divisionSchema.meta({ description: 'The division whose targets are asked about' }),
  on: daySchema.optional().meta({ description: 'The day asked about; today when left out' }),
}

const targetKey = z.string().max(120).meta({
  description: 'Of a file `plan/code`, of an officer’s target its id',
  example: 'jilin-14th-five-year-plan/J1',
})

/** Another number, day or comparator than the target’s own: the answer is what would be, and nothing is saved. */
const whatIf = {
  number: z.coerce.number().min(0).optional().meta({ description: 'What if: another number' }),
  by: daySchema.optional().meta({ description: 'What if: another last day' }),
  compare: z.enum(comparators).optional().meta({ description: 'What if: another comparator' }),
  coveredFrom: z.coerce
    .number()
    .min(0)
    .optional()
    .meta({ description: 'What if: covered from another number on' }),
}

const standing = z.object({
  state: z.enum(states),
  value: z
    .number()
    .nullable()
    .meta({ description: 'Of `each` and `coverage` the share in percent; null: not known' }),
  number: z.number(),
  by: z.string().meta({ format: 'date' }),
  pace: z.number().nullable().meta({ description: 'Where the linear pace leads by that day' }),
  short: z.number().nullable(),
})

const milestone = z.object({ value: z.number(), by: z.string() })

const line = z.object({
  key: z.string(),
  plan: z.string().nullable(),
  code: z.string().nullable(),
  id: idSchema.nullable(),
  version: z.number().int().nullable(),
  parent: z.string().nullable(),
  title: words,
  division: divisionAnswer.meta({ description: 'Whose target it is; the node lies in it' }),
  asking: z.enum(['whole', 'each', 'coverage']),
  each: z.object({ level: z.enum(targetLevels), class: z.enum(placeClasses).nullable() }).nullable(),
  coveredFrom: z.number().nullable(),
  measure: z.string().nullable(),
  declared: z
    .string()
    .nullable()
    .meta({ description: 'Code of the declared number that is measured, instead of a measure' }),
  split: z.object({ by: z.string(), value: z.string() }).nullable(),
  placed: z.enum(['inside', 'own']),
  since: z.string().nullable().meta({ format: 'date', description: 'From which day on it is counted' }),
  counted: words.meta({ description: 'The title of what is measured' }),
  unit: words,
  per: z.object({ denominator: z.string(), title: words, unit: z.number().int() }).nullable(),
  comparator: z.enum(comparators),
  word: z.string().nullable().meta({ description: 'The comparator as the source says it: 以上' }),
  baseline: z.object({ value: z.number(), on: z.string() }).nullable(),
  milestones: z.array(milestone),
  source: z.object({ document: z.string(), article: z.string().nullable() }),
  standing,
  /** The divisions that are asked, of which list and day (X21). */
  places: z
    .object({
      of: z.number().int(),
      met: z.number().int(),
      unknown: z.number().int(),
      number: z.number().meta({ description: 'What each is to have' }),
      needed: z.number().meta({ description: 'What all of them are to have together' }),
      short: z.number().meta({ description: 'What all of them lack together' }),
      list: z.object({ sources: z.array(z.string()), on: z.string() }),
    })
    .nullable(),
  /** Why it is not known: no room counts the measure yet, the node has no such division, or a number was not declared. */
  missing: z.enum(['not-counted', 'no-places', 'denominator']).nullable(),
  /** The denominator that was used for the node itself, with its day and source. */
  denominator: z.object({ value: z.number(), asOf: z.string(), source: z.string() }).nullable(),
  mayChange: z.boolean(),
})

const nodeAnswer = z.object({ code: divisionAnswer, name: z.string(), path: z.string() })

const shape = {
  division: divisionSchema,
  parent: targetKey.nullable().default(null),
  title: z.object({ zh: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(120) }),
  measure: z.string().min(1).max(80),
  split: z
    .object({ by: z.string().max(40), value: z.string().max(80) })
    .nullable()
    .default(null),
  placed: z.enum(['inside', 'own']).default('inside'),
  since: daySchema
    .nullable()
    .default(null)
    .meta({ description: 'For what is no stock: counted from this day on' }),
  per: z
    .object({ denominator: z.string().max(80), unit: z.number().int().min(1) })
    .nullable()
    .default(null),
  each: z
    .object({ level: z.enum(targetLevels), class: z.enum(placeClasses).nullable().default(null) })
    .nullable()
    .default(null),
  coveredFrom: z.number().min(0).nullable().default(null),
  comparator: z.enum(comparators),
  baseline: z
    .object({ value: z.number().min(0), on: daySchema })
    .nullable()
    .default(null),
  milestones: z
    .array(z.object({ value: z.number().min(0), by: daySchema }))
    .min(1)
    .max(20),
  source: z.object({
    document: z.string().trim().min(1).max(120),
    article: z.string().trim().max(60).nullable().default(null),
  }),
}

export const targetErrors = [
  'not-permitted',
  'measure-unknown',
  'split-unknown',
  'denominator-unknown',
  'target-parent-unknown',
  'target-class-needs-village',
  'target-coverage-needs-level',
  'target-needs-since',
  'target-stock-no-since',
  'target-stock-only',
  'target-not-a-percentage',
  'target-days-out-of-order',
  'target-baseline-of-each',
  'target-level-not-below',
] as const

const written = z.object({ id: idSchema, version: z.number().int() })
const command = {
  id: idSchema.meta({ description: 'Of this command; a resend with the same id is harmless' }),
}

export const targetsContract = {
  targets: route({
    method: 'GET',
    path: '/api/targets',
    summary: { zh: '目标完成情况', en: 'Targets of a division and where they stand' },
    permission: 'figures.read',
    query: z.object({ ...asked, plan: z.string().max(80).optional() }),
    answer: z.object({
      node: nodeAnswer,
      on: z.string(),
      counts: z.record(z.enum(states), z.number().int()),
      plans: z.array(z.object({ code: z.string(), title: words, document: z.string() })),
      items: z.array(line),
    }),
    errors: ['not-found'],
  }),
  target: route({
    method: 'GET',
    path: '/api/targets/one',
    summary: {
      zh: '一项目标（可试算，不保存）',
      en: 'One target; with other numbers as a what-if that saves nothing',
    },
    permission: 'figures.read',
    query: z.object({ ...asked, target: targetKey, ...whatIf }),
    answer: z.object({
      node: nodeAnswer,
      on: z.string(),
      whatIf: z
        .boolean()
        .meta({ description: 'True: other numbers than the target’s own; nothing was saved' }),
      target: line,
      points: z
        .array(z.object({ on: z.string(), value: z.number().nullable(), pace: z.number().nullable() }))
        .meta({ description: 'For the chart; empty where it would read too much' }),
      parts: z
        .object({
          sum: z.number(),
          number: z.number(),
          count: z.number().int(),
          divisions: z.array(divisionAnswer),
          milestones: z
            .array(z.object({ by: z.string(), sum: z.number(), number: z.number() }))
            .meta({ description: 'What the parts add up to by each day of the target' }),
        })
        .nullable(),
      versions: z.array(
        z.object({
          version: z.number().int(),
          milestones: z.array(milestone),
          comparator: z.enum(comparators),
          reason: z.string().nullable(),
          withdrawn: z.boolean(),
          setBy: z.string(),
          setAt: z.string(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  places: route({
    method: 'GET',
    path: '/api/targets/places',
    summary: { zh: '谁没有达标、差多少', en: 'Which divisions fall short, and by how much' },
    permission: 'figures.read',
    query: z.object({
      ...pageQuery.shape,
      ...asked,
      target: targetKey,
      ...whatIf,
      show: z.enum(['short', 'met', 'unknown', 'all']).default('short'),
      order: z.enum(['short', 'code', 'name']).default('short'),
    }),
    answer: pageOf(
      z.object({
        division: divisionAnswer,
        name: z.string(),
        path: z.string(),
        value: z.number().nullable(),
        number: z.number(),
        short: z.number().nullable(),
        state: z.enum(states),
      }),
    ),
    errors: ['not-found', 'cursor-not-valid', 'target-asks-no-places'],
  }),
  parts: route({
    method: 'GET',
    path: '/api/targets/parts',
    summary: { zh: '目标的下级情况', en: 'A target by the divisions below, or by what it was split into' },
    permission: 'figures.read',
    query: z.object({ ...asked, target: targetKey, ...whatIf }),
    answer: z.object({
      items: z.array(
        z.object({
          division: divisionAnswer,
          name: z.string(),
          of: z.number().int().nullable(),
          met: z.number().int().nullable(),
          short: z.number().nullable(),
          share: z.number().nullable(),
          key: z.string().nullable().meta({ description: 'The part’s own target, where it was split' }),
          standing: standing.nullable(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  exportPlaces: route({
    method: 'GET',
    path: '/api/targets/places/export',
    summary: { zh: '导出未达标名单（xlsx）', en: 'Export who falls short (xlsx)' },
    permission: 'figures.read',
    query: z.object({
      ...asked,
      target: targetKey,
      ...whatIf,
      show: z.enum(['short', 'met', 'unknown', 'all']).default('short'),
      order: z.enum(['short', 'code', 'name']).default('code'),
    }),
    answer: { file: xlsx },
    errors: ['not-found', 'target-asks-no-places'],
  }),
  setTarget: route({
    method: 'POST',
    path: '/api/targets',
    summary: { zh: '设定目标', en: 'Set a target' },
    permission: 'targets.write',
    body: z.strictObject({ ...command, target: idSchema, ...shape }),
    status: 201,
    answer: written,
    errors: [...targetErrors, 'id-already-used'],
  }),
  changeTarget: route({
    method: 'PUT',
    path: '/api/targets/:target',
    summary: { zh: '修改目标（保留历次版本）', en: 'Change a target; the earlier version is kept' },
    permission: 'targets.write',
    params: z.object({ target: idSchema }),
    body: z.strictObject({
      ...command,
      version: z.number().int().min(1),
      reason: z.string().trim().min(1).max(200),
      ...shape,
    }),
    answer: written,
    errors: [...targetErrors, 'not-found', 'changed-meanwhile', 'target-other-province'],
  }),
  withdrawTarget: route({
    method: 'POST',
    path: '/api/targets/:target/withdraw',
    summary: { zh: '撤销目标', en: 'Withdraw a target' },
    permission: 'targets.write',
    params: z.object({ target: idSchema }),
    body: z.strictObject({
      ...command,
      version: z.number().int().min(1),
      reason: z.string().trim().min(1).max(200),
    }),
    answer: written,
    errors: ['not-found', 'changed-meanwhile'],
  }),
  splitTarget: route({
    method: 'POST',
    path: '/api/targets/split',
    summary: { zh: '把目标分解到下级', en: 'Split a target down to the divisions below' },
    permission: 'targets.write',
    body: z.strictObject({
      ...command,
      target: targetKey,
      node: divisionSchema.meta({ description: 'The division whose number is split' }),
      parts: z
        .array(
          z.strictObject({
            target: idSchema,
            division: divisionSchema,
            value: z.number().min(0).meta({ description: 'Of the last day' }),
            baseline: z.number().min(0).nullable().default(null),
            earlier: z
              .array(z.strictObject({ value: z.number().min(0), by: daySchema }))
              .max(19)
              .default([])
              .meta({
                description:
                  'Of the days before it, such as the ends of quarters; days of the target’s own milestones',
              }),
          }),
        )
        .min(1)
        .max(400),
      difference: z.string().trim().min(1).max(200).nullable().default(null).meta({
        description: 'Why the parts may add up to something else; without it they must reach the number',
      }),
    }),
    status: 201,
    answer: z.object({ parts: z.number().int(), sum: z.number(), number: z.number() }),
    errors: [
      'not-found',
      'not-permitted',
      'id-already-used',
      'split-not-whole',
      'split-not-a-child',
      'split-twice',
      'split-day-unknown',
      'target-days-out-of-order',
      'split-does-not-add-up',
      'split-already',
    ],
  }),
}
