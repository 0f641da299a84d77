import type { z } from 'zod'
import type { CompiledCondition, Compiler } from './compiled.ts'
import type { Condition } from './condition.ts'
import type { Quantity } from './quantity.ts'
import type { Path } from './words.ts'

/** The readers of the two kinds of nodes, handed to each node so that no file imports its parents. */
export type Parts = {
  readonly condition: z.ZodType<Condition>
  readonly quantity: z.ZodType<Quantity>
}

/** Any kind among others: what it takes is told by its own schema only. */
export type SomeConditionKind = {
  readonly word: string
  schema(parts: Parts): z.ZodType
  compile(node: never, compiler: Compiler, path: Path): CompiledCondition
}

/** One word of the language of conditions: how it is read and what it says. One file a word. */
export type ConditionKind<N> = {
  readonly word: string
  schema(parts: Parts): z.ZodType<N>
  compile(node: N, compiler: Compiler, path: Path): CompiledCondition
}
