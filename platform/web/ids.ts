import { uuidv7 } from 'uuidv7'
import type { Id } from '../../kernel/id.ts'

/** A new key, made here so that a resend is harmless. */
export const newId = (): Id => uuidv7()

/** Gives each name a key of its own, the same each time it is asked: what is sent again is then the same. */
export function idsByName(): (name: string) => Id {
  const ids = new Map<string, Id>()
  return (name) => {
    const id = ids.get(name) ?? newId()
    ids.set(name, id)
    return id
  }
}
