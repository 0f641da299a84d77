import type { Truth } from '../../../../kernel/truth.ts'
import type { WorkingCalendar } from '../../../regions/index.ts'
import type { Condition } from './condition.ts'
import type { Kind, Value } from './kinds.ts'
import type { Quantity } from './quantity.ts'
import type { Path } from './words.ts'

/** All that a decision looks at: the day, what is known, the figures and choices of that day. */
export type Scope = {
  readonly on: string
  readonly facts: Readonly<Record<string, Value | undefined>>
  readonly parameters: Readonly<Record<string, number | string | undefined>>
  /** Options in force; undefined where the body must be asked. */
  readonly switches: Readonly<Record<string, string | undefined>>
  readonly calendar: WorkingCalendar | undefined
}

/** Collects what is not known and can still change the answer, by names of facts and switches. */
export type Asked = { add(name: string): unknown }

export type CompiledCondition = {
  readonly truth: (scope: Scope) => Truth
  /** Adds the open facts on which this condition still hangs; called only where it is unknown. */
  readonly ask: (scope: Scope, into: Asked) => void
}

export type CompiledQuantity = {
  readonly kind: Kind
  /** Nothing has the name that was written: that is told once, and nothing further of it. */
  readonly missing?: true
  /** undefined: not known. */
  readonly value: (scope: Scope) => Value | undefined
  readonly ask: (scope: Scope, into: Asked) => void
}

/**
 * What a fact is held against: its answers fall into few classes. A threshold that is not known yet (another fact, or a
 * value of others) tells none.
 */
export type Settles =
  | { readonly fact: string; readonly options: readonly string[] }
  | { readonly fact: string; readonly threshold: (scope: Scope) => number | string | undefined }

/** What a node is compiled with: names and their kinds, other nodes, and where mistakes are told. */
export type Compiler = {
  condition(node: Condition, path: Path): CompiledCondition
  quantity(node: Quantity, path: Path): CompiledQuantity
  /** A fact, parameter, value or `decision_day` by its name. */
  named(name: string, path: Path): CompiledQuantity
  /** The fact or value a condition is about. */
  subject(node: Subject, path: Path): CompiledQuantity
  /** What the options of a fact or switch are called; null where it is none with options. */
  optionsOf(node: Subject): readonly string[] | null
  isFact(name: string): boolean
  switchChoice(name: string, path: Path): CompiledQuantity
  settles(by: Settles): void
  /** Told of a use that no enumeration of answers covers: a fact inside a computed quantity. */
  mistake(path: Path, zh: string, en: string): void
}

/** A condition is about exactly one of these. */
export type Subject = {
  readonly fact?: string | undefined
  readonly value?: string | undefined
  readonly switch?: string | undefined
}
