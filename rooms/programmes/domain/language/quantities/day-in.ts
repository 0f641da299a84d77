import { z } from 'zod'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'

export type DayIn = { readonly day_in: { readonly year: Quantity; readonly on: Quantity } }

/** A day of the year (03-31) in a given year; 29 February of a common year is the 28th. */
export const dayIn: QuantityKind<DayIn> = {
  word: 'day_in',
  schema: ({ quantity }) => z.strictObject({ day_in: z.strictObject({ year: quantity, on: quantity }) }),
  compile({ day_in: node }, compiler, path) {
    const year = compiler.quantity(node.year, [...path, 'day_in', 'year'])
    const on = compiler.quantity(node.on, [...path, 'day_in', 'on'])
    if (on.kind !== 'yearly_day')
      compiler.mistake(
        [...path, 'day_in', 'on'],
        'on 应为每年的某日（unit: yearly_day）',
        'on takes a day of the year (unit: yearly_day)',
      )
    return {
      kind: 'day',
      value(scope) {
        const [number, monthDay] = [year.value(scope), on.value(scope)]
        if (number === undefined || monthDay === undefined) return undefined
        return dayInYear(number as number, monthDay as string)
      },
      ask(scope, into) {
        if (year.value(scope) === undefined) year.ask(scope, into)
        if (on.value(scope) === undefined) on.ask(scope, into)
      },
    }
  },
}

export function dayInYear(year: number, monthDay: string): string {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`
}
