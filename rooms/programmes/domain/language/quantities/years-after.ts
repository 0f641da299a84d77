import { z } from 'zod'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { dayInYear } from './day-in.ts'

export type YearsAfter = { readonly years_after: { readonly day: Quantity; readonly count: Quantity } }

/** The same day so many years later. */
export const yearsAfter: QuantityKind<YearsAfter> = {
  word: 'years_after',
  schema: ({ quantity }) =>
    z.strictObject({ years_after: z.strictObject({ day: quantity, count: quantity }) }),
  compile({ years_after: node }, compiler, path) {
    const day = compiler.quantity(node.day, [...path, 'years_after', 'day'])
    const count = compiler.quantity(node.count, [...path, 'years_after', 'count'])
    if (day.kind !== 'day')
      compiler.mistake([...path, 'years_after', 'day'], 'day 应为日期', 'day takes a day')
    return {
      kind: 'day',
      value(scope) {
        const [start, years] = [day.value(scope), count.value(scope)]
        if (start === undefined || years === undefined) return undefined
        const text = String(start)
        return dayInYear(Number(text.slice(0, 4)) + (years as number), text.slice(5))
      },
      ask(scope, into) {
        if (day.value(scope) === undefined) day.ask(scope, into)
        if (count.value(scope) === undefined) count.ask(scope, into)
      },
    }
  },
}
