import { z } from 'zod'
import { isPlain, type Kind, kindWords } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { divided, type Rounding, roundingSchema } from './rounding.ts'

export type Quotient = {
  readonly quotient: { readonly of: Quantity; readonly by: Quantity; readonly rounding: Rounding }
}

/** How often one thing goes into another, or an amount a head; nothing to divide by is not known. */
export const quotient: QuantityKind<Quotient> = {
  word: 'quotient',
  schema: ({ quantity }) =>
    z.strictObject({ quotient: z.strictObject({ of: quantity, by: quantity, rounding: roundingSchema }) }),
  compile({ quotient: node }, compiler, path) {
    const of = compiler.quantity(node.of, [...path, 'quotient', 'of'])
    const by = compiler.quantity(node.by, [...path, 'quotient', 'by'])
    const same = of.kind === by.kind
    if (!same && !isPlain(by.kind))
      compiler.mistake(
        [...path, 'quotient', 'by'],
        `${kindWords[of.kind].zh}不能除以${kindWords[by.kind].zh}`,
        `${kindWords[of.kind].en} is not divided by ${kindWords[by.kind].en}`,
      )
    const kind: Kind = same ? 'integer' : of.kind
    return {
      kind,
      value(scope) {
        const [numerator, denominator] = [of.value(scope), by.value(scope)]
        if (numerator === undefined || denominator === undefined || denominator === 0) return undefined
        return divided(numerator as number, denominator as number, node.rounding)
      },
      ask(scope, into) {
        if (of.value(scope) === undefined) of.ask(scope, into)
        // Nobody divides by nothing: a household of no heads is no answer, and is asked again.
        if (!by.value(scope)) by.ask(scope, into)
      },
    }
  },
}
