import type { z } from 'zod'
import type { CompiledQuantity, Compiler } from './compiled.ts'
import type { Parts } from './condition-kind.ts'
import type { Path } from './words.ts'

/** Any kind among others: what it takes is told by its own schema only. */
export type SomeQuantityKind = {
  readonly word: string
  schema(parts: Parts): z.ZodType
  compile(node: never, compiler: Compiler, path: Path): CompiledQuantity
}

/** One word of the language of quantities (money, numbers, lengths, days). One file a word. */
export type QuantityKind<N> = {
  readonly word: string
  schema(parts: Parts): z.ZodType<N>
  compile(node: N, compiler: Compiler, path: Path): CompiledQuantity
}
