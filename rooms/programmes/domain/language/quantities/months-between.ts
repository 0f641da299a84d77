import { z } from 'zod'
import { monthsOfSpan, partMonthRules } from '../months.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { name } from '../words.ts'
import { twoDays } from './two-days.ts'

export type MonthsBetween = {
  readonly months: {
    readonly from: Quantity
    readonly to: Quantity
    readonly part_month: string
    readonly day?: string | undefined
  }
}

/**
 * Months from a day to a day, both included, by a rule for part months: a rule's name, or a switch whose options are
 * rules. `day` names the parameter of the rule on-day.
 */
export const monthsBetween: QuantityKind<MonthsBetween> = {
  word: 'months',
  schema: ({ quantity }) =>
    z.strictObject({
      months: z.strictObject({ from: quantity, to: quantity, part_month: z.string(), day: name.optional() }),
    }),
  compile({ months: node }, compiler, path) {
    const at = [...path, 'months']
    const { read, ask } = twoDays(node, compiler, at)
    const fixed = partMonthRules.find((rule) => rule === node.part_month)
    const chosen = fixed ? null : compiler.switchChoice(node.part_month, [...at, 'part_month'])
    const options = fixed ? [fixed] : (compiler.optionsOf({ switch: node.part_month }) ?? [])
    for (const option of options)
      if (!partMonthRules.some((rule) => rule === option))
        compiler.mistake(
          [...at, 'part_month'],
          `没有这种计月办法：${option}，可以写：${partMonthRules.join('、')}`,
          `no such rule for part months: ${option}; there are: ${partMonthRules.join(', ')}`,
        )
    if (options.includes('on-day') && node.day === undefined)
      compiler.mistake(
        at,
        'on-day 要写明 day（哪一日在岗即计该月）',
        'the rule on-day needs day: the day of the month that decides',
      )
    const day = node.day === undefined ? null : compiler.named(node.day, [...at, 'day'])
    return {
      kind: 'months',
      value(scope) {
        const span = read(scope)
        const rule = chosen === null ? fixed : chosen.value(scope)
        if (span === null || rule === undefined) return undefined
        return monthsOfSpan(
          span[0],
          span[1],
          partMonthRules.find((one) => one === rule) ?? 'elapsed',
          Number(day?.value(scope) ?? 1),
        )
      },
      ask(scope, into) {
        ask(scope, into)
        if (chosen?.value(scope) === undefined) chosen?.ask(scope, into)
      },
    }
  },
}
