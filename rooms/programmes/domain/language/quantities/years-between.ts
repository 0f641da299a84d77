import { z } from 'zod'
import { ageOn, day } from '../../../../../kernel/day.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { twoDays } from './two-days.ts'

export type YearsBetween = { readonly years: { readonly from: Quantity; readonly to: Quantity } }

/** Full years reached on a day: an age, a certificate's standing. The anniversary itself counts (满). */
export const yearsBetween: QuantityKind<YearsBetween> = {
  word: 'years',
  schema: ({ quantity }) => z.strictObject({ years: z.strictObject({ from: quantity, to: quantity }) }),
  compile({ years: node }, compiler, path) {
    const { read, ask } = twoDays(node, compiler, [...path, 'years'])
    return {
      kind: 'years',
      value(scope) {
        const span = read(scope)
        return span === null ? undefined : Math.max(0, ageOn(day(span[0]), day(span[1])))
      },
      ask,
    }
  },
}
