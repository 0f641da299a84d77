import { z } from 'zod'
import { kindWords } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { divided, type Rounding, roundingSchema } from './rounding.ts'

export type Share = {
  readonly share: { readonly of: Quantity; readonly percent: Quantity; readonly rounding: Rounding }
}

/** So many per cent of an amount, in whole fen. */
export const share: QuantityKind<Share> = {
  word: 'share',
  schema: ({ quantity }) =>
    z.strictObject({ share: z.strictObject({ of: quantity, percent: quantity, rounding: roundingSchema }) }),
  compile({ share: node }, compiler, path) {
    const of = compiler.quantity(node.of, [...path, 'share', 'of'])
    const percent = compiler.quantity(node.percent, [...path, 'share', 'percent'])
    if (percent.kind !== 'percent')
      compiler.mistake(
        [...path, 'share', 'percent'],
        `percent 应为百分比，不是${kindWords[percent.kind].zh}`,
        `percent takes a percentage, not ${kindWords[percent.kind].en}`,
      )
    return {
      kind: of.kind,
      value(scope) {
        const [whole, part] = [of.value(scope), percent.value(scope)]
        if (whole === 0 || part === 0) return 0
        if (whole === undefined || part === undefined) return undefined
        return divided((whole as number) * (part as number), 100, node.rounding)
      },
      ask(scope, into) {
        if (of.value(scope) === undefined) of.ask(scope, into)
        if (percent.value(scope) === undefined) percent.ask(scope, into)
      },
    }
  },
}
