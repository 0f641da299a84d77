import { z } from 'zod'
import { day, daysBetween as daysFromTo } from '../../../../../kernel/day.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { twoDays } from './two-days.ts'

export type DaysBetween = { readonly days: { readonly from: Quantity; readonly to: Quantity } }

/** Calendar days of a span, first and last included; a span that ends before it begins has none. */
export const daysBetween: QuantityKind<DaysBetween> = {
  word: 'days',
  schema: ({ quantity }) => z.strictObject({ days: z.strictObject({ from: quantity, to: quantity }) }),
  compile({ days: node }, compiler, path) {
    const { read, ask } = twoDays(node, compiler, [...path, 'days'])
    return {
      kind: 'days',
      value(scope) {
        const span = read(scope)
        return span === null ? undefined : Math.max(0, daysFromTo(day(span[0]), day(span[1])) + 1)
      },
      ask,
    }
  },
}
