import { z } from 'zod'
import { day as plainDay } from '../../../../../kernel/day.ts'
import { addWorkdays } from '../../../../regions/index.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'

export type WorkdaysAfter = { readonly workdays_after: { readonly day: Quantity; readonly count: Quantity } }

/** The last day of so many working days after a day, which itself does not count (domain 3.5). */
export const workdaysAfter: QuantityKind<WorkdaysAfter> = {
  word: 'workdays_after',
  schema: ({ quantity }) =>
    z.strictObject({ workdays_after: z.strictObject({ day: quantity, count: quantity }) }),
  compile({ workdays_after: node }, compiler, path) {
    const day = compiler.quantity(node.day, [...path, 'workdays_after', 'day'])
    const count = compiler.quantity(node.count, [...path, 'workdays_after', 'count'])
    if (day.kind !== 'day')
      compiler.mistake([...path, 'workdays_after', 'day'], 'day 应为日期', 'day takes a day')
    return {
      kind: 'day',
      value(scope) {
        const [start, days] = [day.value(scope), count.value(scope)]
        if (start === undefined || days === undefined || scope.calendar === undefined) return undefined
        return addWorkdays(scope.calendar, plainDay(String(start)), days as number).date
      },
      ask(scope, into) {
        if (day.value(scope) === undefined) day.ask(scope, into)
        if (count.value(scope) === undefined) count.ask(scope, into)
      },
    }
  },
}
