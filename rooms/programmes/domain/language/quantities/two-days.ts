import type { CompiledQuantity, Compiler, Scope } from '../compiled.ts'
import type { Quantity } from '../quantity.ts'
import type { Path } from '../words.ts'

/** The two days of a span, both included; null while one of them is not known. */
export function twoDays(node: { from: Quantity; to: Quantity }, compiler: Compiler, path: Path) {
  const from = compiler.quantity(node.from, [...path, 'from'])
  const to = compiler.quantity(node.to, [...path, 'to'])
  for (const [key, part] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (part.kind !== 'day') compiler.mistake([...path, key], `${key} 应为日期`, `${key} takes a day`)
  const ask: CompiledQuantity['ask'] = (scope, into) => {
    if (from.value(scope) === undefined) from.ask(scope, into)
    if (to.value(scope) === undefined) to.ask(scope, into)
  }
  const read = (scope: Scope): readonly [string, string] | null => {
    const [first, last] = [from.value(scope), to.value(scope)]
    return typeof first === 'string' && typeof last === 'string' ? [first, last] : null
  }
  return { read, ask }
}
