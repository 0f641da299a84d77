import { z } from 'zod'
import type { Condition } from '../condition.ts'
import type { ConditionKind } from '../condition-kind.ts'

export type Not = { readonly not: Condition }

/** The contrary; what is not known stays not known. */
export const not: ConditionKind<Not> = {
  word: 'not',
  schema: ({ condition }) => z.strictObject({ not: condition }),
  compile(node, compiler, path) {
    const part = compiler.condition(node.not, [...path, 'not'])
    return {
      truth(scope) {
        const truth = part.truth(scope)
        return truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown'
      },
      ask: part.ask,
    }
  },
}
