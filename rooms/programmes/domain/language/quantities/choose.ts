import { z } from 'zod'
import type { Condition } from '../condition.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { partsOf } from './list-of.ts'

export type Choose = {
  readonly choose: { readonly when: Condition; readonly then: Quantity; readonly otherwise: Quantity }
}

/** One of two, by a condition; while that is open, so is the amount. */
export const choose: QuantityKind<Choose> = {
  word: 'choose',
  schema: ({ condition, quantity }) =>
    z.strictObject({ choose: z.strictObject({ when: condition, then: quantity, otherwise: quantity }) }),
  compile({ choose: node }, compiler, path) {
    const at = [...path, 'choose']
    const when = compiler.condition(node.when, [...at, 'when'])
    const { parts, kind } = partsOf([node.then, node.otherwise], compiler, at)
    const [then, otherwise] = parts
    return {
      kind,
      value(scope) {
        const truth = when.truth(scope)
        return truth === 'unknown' ? undefined : (truth === 'yes' ? then : otherwise)?.value(scope)
      },
      ask(scope, into) {
        const truth = when.truth(scope)
        if (truth === 'unknown') when.ask(scope, into)
        else (truth === 'yes' ? then : otherwise)?.ask(scope, into)
      },
    }
  },
}
