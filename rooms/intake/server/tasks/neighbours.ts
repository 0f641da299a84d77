import type { Placed } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'

export type NamedAccount = { readonly account: Id; readonly name: string }

/**
 * What tasks must know of accounts, whose room stands beside: whoever composes the product hands it in. Without it a
 * task goes to organisations and stations only.
 */
export type TaskNeighbours = {
  /** The advisers to whom a task that lies there may be given. */
  readonly advisersAt: (placed: Placed, today: Day) => Promise<readonly NamedAccount[]>
  /** Whether anybody can sign in for an organisation; if nobody can, the letter has to be brought. */
  readonly signsIn: (organisation: Id, today: Day) => Promise<boolean>
}

export const noNeighbours: TaskNeighbours = { advisersAt: async () => [], signsIn: async () => true }

/** What giving a task needs beside the transaction. `now` is in milliseconds since 1970. */
export type TaskTools = {
  readonly cipher: FieldCipher
  readonly now: number
  readonly neighbours?: TaskNeighbours
}
