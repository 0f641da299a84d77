import { z } from 'zod'
import type { Condition } from '../condition.ts'
import type { ConditionKind } from '../condition-kind.ts'

export type Any = { readonly any: readonly Condition[] }

/** Holds when one part does; that one settles it, and nothing more is asked. */
export const any: ConditionKind<Any> = {
  word: 'any',
  schema: ({ condition }) => z.strictObject({ any: z.array(condition).min(1) }),
  compile(node, compiler, path) {
    const parts = node.any.map((part, i) => compiler.condition(part, [...path, 'any', i]))
    return {
      truth(scope) {
        let found: 'no' | 'unknown' = 'no'
        for (const part of parts) {
          const truth = part.truth(scope)
          if (truth === 'yes') return 'yes'
          if (truth === 'unknown') found = 'unknown'
        }
        return found
      },
      ask(scope, into) {
        for (const part of parts) if (part.truth(scope) === 'unknown') part.ask(scope, into)
      },
    }
  },
}
