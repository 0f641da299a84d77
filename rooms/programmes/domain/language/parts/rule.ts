import { z } from 'zod'
import type { Condition } from '../condition.ts'
import { conditionSchema } from '../nodes.ts'
import { code, source, type Words, words } from '../words.ts'

/** A condition with a name, a sentence and its article: what a decision gives as a reason. */
export type Rule = {
  readonly rule: string
  readonly title: Words
  readonly source: string
  readonly when: Condition
}

export const ruleSchema: z.ZodType<Rule> = z.strictObject({
  rule: code,
  title: words,
  source,
  when: conditionSchema,
})
