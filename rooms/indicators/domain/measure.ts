import { z } from 'zod'
import { type Filter, filterSchema } from './filter.ts'
import { type Unit, unitNames } from './unit.ts'

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'a code is kebab-case' })

/**
 * How rows add up:
 * - `records`: each row is one;
 * - `sum`: the column is added;
 * - `distinct`: each thing (person, household) is one, whatever the months, stations and divisions;
 * - `once_per`: each value of the column is one on its station's day (a trip, however many were served);
 * - `stock`: the column holds what each row adds to or takes from what is there; the figure of a period is what is
 *   there at its end;
 * - `ratio`: one measure divided by another, as both are printed; unknown where there is nothing to divide by.
 */
export type Count =
  | 'records'
  | { readonly sum: string }
  | { readonly distinct: string }
  | { readonly once_per: string }
  | { readonly stock: string }
  | { readonly ratio: { readonly of: string; readonly per: string } }

const count: z.ZodType<Count> = z.union([
  z.literal('records'),
  z.strictObject({ sum: z.string() }),
  z.strictObject({ distinct: z.string() }),
  z.strictObject({ once_per: z.string() }),
  z.strictObject({ stock: z.string() }),
  z.strictObject({ ratio: z.strictObject({ of: z.string(), per: z.string() }) }),
])

const exampleValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

/** Rows and what the measure says of them; in the printed unit, in total and by split. */
const exampleSchema = z.strictObject({
  name: z.string().min(1),
  rows: z.array(z.record(z.string(), exampleValue)),
  expect: z.union([
    z.number(),
    z.null(),
    z.strictObject({
      total: z.number(),
      by: z.record(z.string(), z.record(z.string(), z.number())),
    }),
  ]),
})

export const measureSchema = z.strictObject({
  code: name,
  /** Place in lists and tables; ties go by code. */
  order: z.number().int().default(1000),
  /** A group of `groups.yaml`; left out, the group of its view. */
  group: name.optional(),
  title: words,
  unit: z.enum(unitNames),
  definition: words,
  /** The standard, article or rule that defines it. */
  source: z.string().min(1),
  /** A ratio has none: its measures have theirs. */
  view: z.string().optional(),
  count,
  where: filterSchema.optional(),
  split_by: z.array(z.string()).default([]),
  /** How a person with several categories is printed (7.3): in each of them, or once by priority. */
  overlap: z
    .union([z.literal('multi'), z.strictObject({ primary: z.array(z.string()).min(2) })])
    .default('multi'),
  examples: z.array(exampleSchema).min(1),
})

/** A measure as its file says it, before a ratio has found the measures that it divides. */
export type WrittenMeasure = z.infer<typeof measureSchema>

export type Example = z.infer<typeof exampleSchema>

export type Measure = {
  readonly code: string
  readonly order: number
  readonly group?: string | undefined
  readonly title: { readonly zh: string; readonly en: string }
  readonly unit: Unit
  readonly definition: { readonly zh: string; readonly en: string }
  readonly source: string
  /** Where its rows are; of a ratio, those of what it divides. */
  readonly view: string
  readonly count: Count
  readonly where?: Filter | undefined
  readonly split_by: readonly string[]
  readonly overlap: 'multi' | { readonly primary: readonly string[] }
  readonly examples: readonly Example[]
  /** The measures of a ratio. */
  readonly ratio?: { readonly of: Measure; readonly per: Measure } | undefined
}

export const isDistinct = (measure: Measure): boolean =>
  typeof measure.count === 'object' && 'distinct' in measure.count

export const isStock = (measure: Measure): boolean =>
  typeof measure.count === 'object' && 'stock' in measure.count

/** The column whose values are added; of what is counted otherwise there is none. */
export function summedColumn(count: Exclude<Count, 'records'>): string {
  if ('sum' in count) return count.sum
  if ('stock' in count) return count.stock
  throw new Error(`nothing is added up for ${Object.keys(count).join()}`)
}

/** Whether values of parts (towns, months) may be added: never for distinct persons and households (7.1), nor ratios. */
export const addsUp = (measure: Measure): boolean => !isDistinct(measure) && !measure.ratio
