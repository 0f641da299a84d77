import { z } from 'zod'
import { sameFamily } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { divided, type Rounding, roundingSchema } from './rounding.ts'

export type Round = {
  readonly round: { readonly of: Quantity; readonly to: Quantity; readonly rounding: Rounding }
}

/** An amount in whole multiples of another: to whole yuan, to tens of yuan, to whole hours. */
export const round: QuantityKind<Round> = {
  word: 'round',
  schema: ({ quantity }) =>
    z.strictObject({ round: z.strictObject({ of: quantity, to: quantity, rounding: roundingSchema }) }),
  compile({ round: node }, compiler, path) {
    const of = compiler.quantity(node.of, [...path, 'round', 'of'])
    const to = compiler.quantity(node.to, [...path, 'round', 'to'])
    if (!sameFamily(of.kind, to.kind))
      compiler.mistake([...path, 'round', 'to'], 'to 应与 of 是同一种量', 'to is of the same kind as of')
    return {
      kind: of.kind,
      value(scope) {
        const [value, step] = [of.value(scope), to.value(scope)]
        if (value === undefined || step === undefined || step === 0) return undefined
        return divided(value as number, step as number, node.rounding) * (step as number)
      },
      ask(scope, into) {
        if (of.value(scope) === undefined) of.ask(scope, into)
        if (to.value(scope) === undefined) to.ask(scope, into)
      },
    }
  },
}
