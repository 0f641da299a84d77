import { z } from 'zod'
import type { Quantity } from '../quantity.ts'
import type { QuantityKind } from '../quantity-kind.ts'
import { name } from '../words.ts'
import { partsOf } from './list-of.ts'

export type Table = {
  readonly table: {
    readonly by: string
    readonly rows: Readonly<Record<string, Quantity>>
    readonly otherwise?: Quantity | undefined
  }
}

/** One amount for each option of a fact or switch; options without a row need `otherwise`. */
export const table: QuantityKind<Table> = {
  word: 'table',
  schema: ({ quantity }) =>
    z.strictObject({
      table: z.strictObject({
        by: name,
        rows: z.record(z.string(), quantity),
        otherwise: quantity.optional(),
      }),
    }),
  compile({ table: node }, compiler, path) {
    const at = [...path, 'table']
    const isSwitch = compiler.optionsOf({ switch: node.by }) !== null
    const by = isSwitch
      ? compiler.switchChoice(node.by, [...at, 'by'])
      : compiler.named(node.by, [...at, 'by'])
    const options = compiler.optionsOf(isSwitch ? { switch: node.by } : { fact: node.by })
    if (options === null) compiler.mistake([...at, 'by'], `${node.by} 没有选项`, `${node.by} has no options`)
    const named = Object.keys(node.rows)
    for (const row of named)
      if (options && !options.includes(row))
        compiler.mistake(
          [...at, 'rows', row],
          `${node.by} 没有选项 ${row}，可以写：${options.join('、')}`,
          `${node.by} has no option ${row}; there are: ${options.join(', ')}`,
        )
    const missing = (options ?? []).filter((option) => !named.includes(option))
    if (missing.length > 0 && node.otherwise === undefined)
      compiler.mistake(
        [...at, 'rows'],
        `缺少 ${missing.join('、')}；其余的写 otherwise`,
        `no row for ${missing.join(', ')}; write otherwise for the rest`,
      )
    const nodes = [...Object.values(node.rows), ...(node.otherwise === undefined ? [] : [node.otherwise])]
    const { parts, kind } = partsOf(nodes, compiler, [...at, 'rows'])
    const rows = new Map(named.map((row, i) => [row, parts[i]]))
    const otherwise = node.otherwise === undefined ? undefined : parts.at(-1)
    const rowOf = (value: unknown) => rows.get(value as string) ?? otherwise
    return {
      kind,
      value(scope) {
        const value = by.value(scope)
        return value === undefined ? undefined : rowOf(value)?.value(scope)
      },
      ask(scope, into) {
        const value = by.value(scope)
        if (value === undefined) by.ask(scope, into)
        else rowOf(value)?.ask(scope, into)
      },
    }
  },
}
