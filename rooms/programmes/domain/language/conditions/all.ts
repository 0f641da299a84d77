import { z } from 'zod'
import type { Condition } from '../condition.ts'
import type { ConditionKind } from '../condition-kind.ts'

export type All = { readonly all: readonly Condition[] }

/** Holds when every part does; one part that does not settles it, and nothing more is asked. */
export const all: ConditionKind<All> = {
  word: 'all',
  schema: ({ condition }) => z.strictObject({ all: z.array(condition).min(1) }),
  compile(node, compiler, path) {
    const parts = node.all.map((part, i) => compiler.condition(part, [...path, 'all', i]))
    return {
      truth(scope) {
        let found: 'yes' | 'unknown' = 'yes'
        for (const part of parts) {
          const truth = part.truth(scope)
          if (truth === 'no') return 'no'
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
