import { createHash } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'

type Ask = (...given: unknown[]) => unknown

/** Names of statements, made once a text and process. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const made = createHash('sha1').update(text).digest('hex')
  names.set(text, made)
  return made
}

/**
 * Gives every statement that takes parameters a name on its connection, so that the server reads and plans it once and not
 * each time. For a load that sends some hundred statements ten thousand times each; a server that people work with asks
 * with other parameters each time, and a plan made for all of them may be a bad one for the next.
 */
export function preparing(pool: Pool): void {
  pool.on('connect', (client: ClientBase) => {
    const ask = client.query.bind(client) as Ask
    const named: Ask = (text, values, ...more) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? ask({ name: nameOf(text), text, values }, ...more)
        : ask(text, values, ...more)
    client.query = named as typeof client.query
  })
}
