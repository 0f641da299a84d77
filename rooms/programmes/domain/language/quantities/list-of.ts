import { z } from 'zod'
import type { CompiledQuantity, Compiler } from '../compiled.ts'
import { type Kind, kindWords, sameFamily, type Value } from '../kinds.ts'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import type { Path } from '../words.ts'

export type ListOf<W extends string> = { readonly [word in W]: readonly Quantity[] }

/** The parts of a list node, compiled; all of one family, of which the first that is not a plain number names the kind. */
export function partsOf(
  nodes: readonly Quantity[],
  compiler: Compiler,
  path: Path,
): { parts: CompiledQuantity[]; kind: Kind } {
  const parts = nodes.map((node, i) => compiler.quantity(node, [...path, i]))
  const kind = (parts.find((part) => part.kind !== 'integer' && !part.missing) ?? parts[0])?.kind ?? 'integer'
  for (const [i, part] of parts.entries())
    if (!part.missing && !sameFamily(part.kind, kind))
      compiler.mistake(
        [...path, i],
        `${kindWords[part.kind].zh}与${kindWords[kind].zh}不能放在一起计算`,
        `${kindWords[part.kind].en} and ${kindWords[kind].en} do not go together`,
      )
  return { parts, kind }
}

/** A word over several quantities of one kind: it is known when all of them are. */
export function listOf<W extends string>(
  word: W,
  wanted: (kind: Kind) => boolean,
  reduce: (values: readonly Value[]) => Value,
): QuantityKind<ListOf<W>> {
  return {
    word,
    schema: ({ quantity }) =>
      z.strictObject({ [word]: z.array(quantity).min(2) }) as unknown as z.ZodType<ListOf<W>>,
    compile(node, compiler, path) {
      const nodes: readonly Quantity[] = node[word]
      const { parts, kind } = partsOf(nodes, compiler, [...path, word])
      if (!wanted(kind))
        compiler.mistake(
          [...path, word],
          `${word} 不能用于${kindWords[kind].zh}，各项应是同一种数量（金额、数、时长或百分比）`,
          `${word} does not take ${kindWords[kind].en}; its parts are amounts of one kind (money, numbers, lengths of time or percentages)`,
        )
      return {
        kind,
        value(scope) {
          const values: Value[] = []
          for (const part of parts) {
            const value = part.value(scope)
            if (value === undefined) return undefined
            values.push(value)
          }
          return reduce(values)
        },
        ask(scope, into) {
          for (const part of parts) if (part.value(scope) === undefined) part.ask(scope, into)
        },
      }
    },
  }
}
