import { z } from 'zod'
import { compare } from '../conditions/compared.ts'
import { kindWords, sameFamily } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { partsOf } from './list-of.ts'

export type Bands = {
  readonly bands: {
    readonly of: Quantity
    readonly rows: readonly { readonly at_most: Quantity; readonly gives: Quantity }[]
    readonly otherwise: Quantity
  }
}

/** Tiers of a number: the first row whose bound is not exceeded (以下 includes it), else `otherwise`. */
export const bands: QuantityKind<Bands> = {
  word: 'bands',
  schema: ({ quantity }) =>
    z.strictObject({
      bands: z.strictObject({
        of: quantity,
        rows: z.array(z.strictObject({ at_most: quantity, gives: quantity })).min(1),
        otherwise: quantity,
      }),
    }),
  compile({ bands: node }, compiler, path) {
    const at = [...path, 'bands']
    const of = compiler.quantity(node.of, [...at, 'of'])
    const bounds = node.rows.map((row, i) => compiler.quantity(row.at_most, [...at, 'rows', i, 'at_most']))
    for (const [i, bound] of bounds.entries())
      if (!sameFamily(bound.kind, of.kind))
        compiler.mistake(
          [...at, 'rows', i, 'at_most'],
          `${kindWords[bound.kind].zh}不能与${kindWords[of.kind].zh}比较`,
          `${kindWords[bound.kind].en} cannot be compared with ${kindWords[of.kind].en}`,
        )
    const { parts, kind } = partsOf([...node.rows.map(({ gives }) => gives), node.otherwise], compiler, at)
    return {
      kind,
      value(scope) {
        const value = of.value(scope)
        if (value === undefined) return undefined
        for (const [i, bound] of bounds.entries()) {
          const limit = bound.value(scope)
          if (limit === undefined) return undefined
          if (compare(value, limit) <= 0) return parts[i]?.value(scope)
        }
        return parts.at(-1)?.value(scope)
      },
      ask(scope, into) {
        const value = of.value(scope)
        if (value === undefined) {
          of.ask(scope, into)
          return
        }
        for (const [i, bound] of bounds.entries()) {
          const limit = bound.value(scope)
          if (limit === undefined) {
            bound.ask(scope, into)
            return
          }
          if (compare(value, limit) <= 0) {
            parts[i]?.ask(scope, into)
            return
          }
        }
        parts.at(-1)?.ask(scope, into)
      },
    }
  },
}
