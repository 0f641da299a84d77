import { Client } from 'pg'
import type { Platform } from '../../../../platform/server/platform.ts'

/**
 * A connection of the worker's apart from its pool, for what holds one long: a COPY, or a lock. Taken from the pool,
 * two imports at a time could hold all of it and wait for each other.
 */
export async function withOwnConnection<T>(
  { worker }: Platform,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(worker.pool.options)
  // What breaks is told by the statement that was under way.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
