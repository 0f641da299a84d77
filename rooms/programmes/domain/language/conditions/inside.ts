import { z } from 'zod'
import { contains, parseDivisionCode, rangeOf } from '../../../../../kernel/division.ts'
import type { ConditionKind } from '../condition-kind.ts'
import { name } from '../words.ts'

export type Inside = { readonly fact: string; readonly inside: string | number }

/**
 * Holds when a place lies in a division; the code in 2, 4, 6, 9 or 12 digits. A place that is told no nearer than something
 * around the division (only the province) may lie in it or beside it: that is not known, and asked again.
 */
export const inside: ConditionKind<Inside> = {
  word: 'inside',
  schema: () => z.strictObject({ fact: name, inside: z.union([z.string(), z.number()]) }),
  compile(node, compiler, path) {
    const subject = compiler.subject(node, path)
    const division = parseDivisionCode(String(node.inside))
    if (division === null)
      compiler.mistake(
        [...path, 'inside'],
        '区划代码应为 2、4、6、9 或 12 位数字',
        'a division code has 2, 4, 6, 9 or 12 digits',
      )
    if (subject.kind !== 'division')
      compiler.mistake(
        [...path, 'fact'],
        `${node.fact} 不是区划（type: division）`,
        `${node.fact} is not of type division`,
      )
    const { low, high } = rangeOf(division ?? 0)
    compiler.settles({ fact: node.fact, threshold: () => division ?? undefined })
    return {
      truth(scope) {
        const value = subject.value(scope) as number | undefined
        if (value === undefined) return 'unknown'
        if (low <= value && value <= high) return 'yes'
        return value <= low && contains(value, low) ? 'unknown' : 'no'
      },
      ask: subject.ask,
    }
  },
}
