import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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
export type TestPlatform = Platform & {
  readonly ownerUrl: string
  /** Lets go of the database, which stays. */
  disconnect(): Promise<void>
  /** Lets go of it and removes it. */
  close(): Promise<void>
}

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
  kept.set(ownerUrl, [])
  const disconnect = async () => {
    await Promise.all([
      database.close(),
      worker.close(),
      ...(kept.get(ownerUrl) ?? []).map((one) => one.end()),
    ])
    kept.delete(ownerUrl)
  }
  return {
    database,
    worker,
    cipher: fieldCipher(keys),
    keys,
    clock: clockAt(today),
    dataFolder,
    ownerUrl,
    disconnect,
    close: async () => {
      await disconnect()
      await asOwner(withDatabase(templateUrl, 'postgres'), (client) =>
        client.query(`drop database ${name} with (force)`),
      )
      if (!prepared) rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Connections of the owner to the databases of open platforms, for the next who asks: to start one costs more than most questions. */
const kept = new Map<string, Client[]>()

/** Runs statements as the owner, past row-level security: for arranging and for tampering, never for asserting access. */
export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = kept.get(url)?.pop() ?? (await ownerAt(url))
  try {
    return await work(client)
  } finally {
    await putBack(url, client)
  }
}

async function ownerAt(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  // One that breaks while nobody uses it is found broken by the next who does.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** As new: locks, settings and an open transaction do not stay. */
async function putBack(url: string, client: Client): Promise<void> {
  const asNew =
    kept.has(url) &&
    (await client.query('discard all').then(
      () => true,
      () => false,
    ))
  const idle = kept.get(url)
  if (asNew && idle) idle.push(client)
  else await client.end()
}
