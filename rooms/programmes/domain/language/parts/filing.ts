import { z } from 'zod'
import type { Condition } from '../condition.ts'
import { conditionSchema } from '../nodes.ts'
import { code, name, source, type Words, words } from '../words.ts'

export const consequenceRecords = [
  'abnormal-list',
  'spot-check-list',
  'penalty',
  'published-as-late',
  'reminder',
] as const

export type Consequence = {
  readonly code: string
  readonly title: Words
  readonly record: (typeof consequenceRecords)[number]
  readonly source: string
}

/**
 * An obligation: who owes stands under `eligible`; `due` is a value or parameter that is the last day; `late` when
 * it was missed. Every consequence is a record of its own, with its own decision, date and removal (X12).
 */
export type Filing = {
  readonly due: string
  readonly late: Condition
  readonly consequences: readonly Consequence[]
  readonly source: string
}

export const filingSchema: z.ZodType<Filing> = z.strictObject({
  due: name,
  late: conditionSchema,
  consequences: z
    .array(z.strictObject({ code, title: words, record: z.enum(consequenceRecords), source }))
    .default([]),
  source,
})
