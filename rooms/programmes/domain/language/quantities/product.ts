import { z } from 'zod'
import { isPlain, kindWords } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'

export type Product = { readonly product: readonly Quantity[] }

/** Times: money, a length of time or a percentage with plain numbers. Nothing times anything is nothing, known or not. */
export const product: QuantityKind<Product> = {
  word: 'product',
  schema: ({ quantity }) => z.strictObject({ product: z.array(quantity).min(2) }),
  compile(node, compiler, path) {
    const parts = node.product.map((part, i) => compiler.quantity(part, [...path, 'product', i]))
    const measured = parts.filter(({ kind }) => !isPlain(kind))
    const kind = measured[0]?.kind ?? 'integer'
    if (
      measured.length > 1 ||
      !(isPlain(kind) || kind === 'money' || kind === 'minutes' || kind === 'percent')
    )
      compiler.mistake(
        [...path, 'product'],
        `相乘的各项中，只能有一项是金额、时长或百分比，其余是数；取百分之几用 share（现有：${parts.map((part) => kindWords[part.kind].zh).join('、')}）`,
        `one part is money, a length of time or a percentage, the others are numbers; for so many per cent write share (found: ${parts.map((part) => kindWords[part.kind].en).join(', ')})`,
      )
    return {
      kind,
      value(scope) {
        let total: number | undefined = 1
        for (const part of parts) {
          const value = part.value(scope) as number | undefined
          if (value === 0) return 0
          total = value === undefined || total === undefined ? undefined : total * value
        }
        return total
      },
      ask(scope, into) {
        for (const part of parts) if (part.value(scope) === undefined) part.ask(scope, into)
      },
    }
  },
}
