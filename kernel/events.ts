import type { DivisionCode } from './division.ts'
import type { Id } from './id.ts'

/** A past-tense fact that higher rooms may hear of; written in the transaction that made it true. */
export type DomainEvent = {
  readonly name: string
  readonly subject: Id
  readonly division: DivisionCode
  readonly data: Readonly<Record<string, unknown>>
}
