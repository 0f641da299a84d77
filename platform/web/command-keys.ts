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
  const find = (sent: unknown) => begun.find((one) => isSame(one.sent, sent))
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

/** Whether two inputs say the same. What is no plain thing, as a file, is the same only as itself. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, index) => isSame(part, other[index]))
  if (!isPlain(one) || !isPlain(other)) return false
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  )
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
