import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { buildWeb } from '../apps/cli/build-web.ts'
import { withDatabase } from './cluster.ts'

/** The folder of the web app, built once in a run by whichever file needs it first. */
export async function builtWeb(): Promise<string> {
  const folder = join(inject('runFolder'), 'web')
  await oneByOne('web', () => buildWeb(undefined, folder))
  return folder
}

/** Work that several files want done: one does it, the others wait and find it done. */
export async function oneByOne<T>(what: string, work: (maintenance: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: withDatabase(inject('templateUrl'), 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [what])
    return await work(client)
  } finally {
    await client.end()
  }
}
