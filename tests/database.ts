import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { Day } from '../kernel/day.ts'
import { day } from '../kernel/day.ts'
import { clockAt } from '../platform/server/clock.ts'
import { fieldCipher } from '../platform/server/crypto/field-cipher.ts'
import { loadKeys } from '../platform/server/crypto/keys.ts'
import { connect } from '../platform/server/database/connect.ts'
import type { Platform } from '../platform/server/platform.ts'
import { withDatabase } from './cluster.ts'

/** A platform over a fresh copy of the migrated template, with the owner's URL for tests that tamper. */
export type TestPlatform = Platform & { readonly ownerUrl: string; close(): Promise<void> }

/** A database to copy instead of the empty one, with the folder of the keys that its sealed fields need. */
export type Prepared = { readonly database: string; readonly dataFolder: string }

/** Every test file has a database of its own; the day is fixed so that ages and deadlines stay literal. */
export async function testPlatform(
  today: Day = day('2023-12-29'),
  prepared?: Prepared,
): Promise<TestPlatform> {
  const templateUrl = inject('templateUrl')
  const template = prepared?.database ?? 'zhulian_template'
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asOwner(withDatabase(templateUrl, 'postgres'), async (client) => {
    // Copying needs the template unused for an instant: files that start together take turns.
    await client.query('select pg_advisory_lock(1)')
    // Its files as they are: the usual way, page by page through the log, takes five times as much processor.
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const ownerUrl = withDatabase(templateUrl, name)
  const dataFolder = prepared?.dataFolder ?? mkdtempSync(join(tmpdir(), 'zhulian-keys-'))
  const keys = loadKeys(dataFolder, {})
  const database = connect(ownerUrl, 'app', { max: 4 })
  const worker = connect(ownerUrl, 'worker', { max: 2 })
  return {
    database,
    worker,
    cipher: fieldCipher(keys),
    keys,
    clock: clockAt(today),
    dataFolder,
    ownerUrl,
    close: async () => {
      await database.close()
      await worker.close()
      await asOwner(withDatabase(templateUrl, 'postgres'), (client) =>
        client.query(`drop database ${name} with (force)`),
      )
    },
  }
}

/** Runs statements as the owner, past row-level security: for arranging and for tampering, never for asserting access. */
export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
