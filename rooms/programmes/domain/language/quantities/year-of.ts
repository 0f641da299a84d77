import { z } from 'zod'
import { dayOfMoment } from '../fact-values.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'

export type YearOf = { readonly year_of: Quantity }

/** The calendar year of a day, or of a moment in Shanghai. */
export const yearOf: QuantityKind<YearOf> = {
  word: 'year_of',
  schema: ({ quantity }) => z.strictObject({ year_of: quantity }),
  compile(node, compiler, path) {
    const of = compiler.quantity(node.year_of, [...path, 'year_of'])
    if (of.kind !== 'day' && of.kind !== 'moment')
      compiler.mistake([...path, 'year_of'], 'year_of 用于日期或时刻', 'year_of takes a day or a moment')
    return {
      kind: 'integer',
      value(scope) {
        const value = of.value(scope)
        if (value === undefined) return undefined
        return Number((of.kind === 'moment' ? dayOfMoment(String(value)) : String(value)).slice(0, 4))
      },
      ask: of.ask,
    }
  },
}
