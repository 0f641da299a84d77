import { z } from 'zod'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'

export type YearOf = { readonly year_of: Quantity }

/** The calendar year of a day. */
export const yearOf: QuantityKind<YearOf> = {
  word: 'year_of',
  schema: ({ quantity }) => z.strictObject({ year_of: quantity }),
  compile(node, compiler, path) {
    const of = compiler.quantity(node.year_of, [...path, 'year_of'])
    if (of.kind !== 'day') compiler.mistake([...path, 'year_of'], 'year_of 用于日期', 'year_of takes a day')
    return {
      kind: 'integer',
      value(scope) {
        const value = of.value(scope)
        return value === undefined ? undefined : Number(String(value).slice(0, 4))
      },
      ask: of.ask,
    }
  },
}
