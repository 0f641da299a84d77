import { randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'

const store = new Uint32Array(1024)
let next = store.length

/** Random numbers of a store that is filled anew when it is used up: drawing each alone takes longer than all the rest. */
const nextUint32 = (): number => {
  if (next === store.length) {
    randomFillSync(store)
    next = 0
  }
  return store[next++] ?? 0
}

const generator = new V7Generator({ nextUint32 })

/** A new time-ordered key for what the server itself makes (audit lines, events, stations from demo data). */
export const newId = (): string => generator.generate().toString()
