import { z } from 'zod'
import type { Condition } from './condition.ts'
import { faults } from './say-issue.ts'

const name = z.string().min(1)
const compared = {
  at_least: name.optional(),
  at_most: name.optional(),
  more_than: name.optional(),
  less_than: name.optional(),
}

const schemas = {
  all: z.strictObject({ all: z.array(z.lazy(() => conditionSchema)).min(1) }),
  any: z.strictObject({ any: z.array(z.lazy(() => conditionSchema)).min(1) }),
  trigger: z.strictObject({ trigger: name }),
  score: z.strictObject({ score: z.literal('total'), ...compared }),
  domain: z.strictObject({ domain: name, ...compared }),
  /** `one_of` lists points of the item's options. */
  item: z.strictObject({ item: name, one_of: z.array(z.number()).min(1).optional(), ...compared }),
  fact: z.strictObject({ fact: name, is: z.enum(['yes', 'no']).optional(), ...compared }),
}

/** Reads one condition: first what it is about, then its shape, so that a misspelt word is told at its own place. */
export const conditionSchema: z.ZodType<Condition> = z.unknown().transform((value, context): Condition => {
  const found = Object.keys(schemas).filter(
    (key) => typeof value === 'object' && value !== null && key in value,
  )
  const about = found[0] as keyof typeof schemas | undefined
  if (!about || found.length > 1) {
    context.addIssue({ code: 'custom', message: faults.condition.en })
    return z.NEVER
  }
  const parsed = schemas[about].safeParse(value)
  if (parsed.success) return parsed.data as Condition
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never)
  return z.NEVER
})
