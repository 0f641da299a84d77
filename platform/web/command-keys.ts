import { deepEqual } from '@tanstack/react-router'
import type { Id } from '../../kernel/id.ts'
import { idsByName, newId } from './ids.ts'

/** The key of a write, and the keys of what is made with it. */
export type CommandKeys = { readonly id: Id; readonly idFor: (name: string) => Id }

/**
 * The keys of writes that the server has not answered yet, one for each thing that was sent: after a lost answer the same thing
 * goes with the same key, and another row or other words with a key of their own, which no earlier write can be taken for.
 */
export function commandKeys() {
  const begun: { readonly sent: unknown; readonly keys: CommandKeys }[] = []
  const find = (sent: unknown) => begun.find((one) => deepEqual(one.sent, sent))
  return {
    of(sent: unknown): CommandKeys {
      const known = find(sent)
      if (known) return known.keys
      const keys = { id: newId(), idFor: idsByName() }
      begun.push({ sent, keys })
      return keys
    },
    /** The server said yes or no: what is sent from now on is something new. */
    answered(sent: unknown): void {
      const known = find(sent)
      if (known) begun.splice(begun.indexOf(known), 1)
    },
  }
}
