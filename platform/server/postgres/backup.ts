import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { copyKeys, type KeysAt } from './backup-keys.ts'
import { type BackupTable, type Manifest, manifestName, manifestText } from './backup-manifest.ts'
import { type CopiedTable, copyOut, countersToCopy, settleFormats, tablesToCopy } from './copied-tables.ts'
import type { OperatorRefusal } from './refusal.ts'

export type BackupDone = {
  readonly folder: string
  readonly tables: number
  readonly rows: number
  readonly bytes: number
  /** False when the keys are kept apart or there are none: they must be backed up by other means. */
  readonly keysIncluded: boolean
}

export type BackupOptions = {
  readonly keys: KeysAt
  /** The product's version, for the manifest. */
  readonly version: string
  readonly onTable?: (name: string, done: number, all: number) => void
}

export type BackupCode = 'backup-folder-not-empty' | 'backup-folder-not-writable' | 'database-not-migrated'

/**
 * Copies a working database into a folder of text files, all of one instant, readable without this product and
 * restorable on PostgreSQL 15 to 18. The folder appears when it is whole. Whoever has it has the data and, where
 * included, the keys: it is made readable by its owner only.
 */
export async function backup(
  ownerUrl: string,
  folder: string,
  options: BackupOptions,
): Promise<Result<BackupDone, OperatorRefusal<BackupCode>>> {
  const making = `${folder}.making`
  const free = await makeFolder(folder, making)
  if (!free.ok) return free
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await settleFormats(client)
    // One snapshot for every table: a figure in the copy adds up however much is written meanwhile.
    await client.query('begin isolation level repeatable read read only')
    const migrations = await appliedMigrations(client)
    if (migrations === null) {
      return refused({
        code: 'database-not-migrated',
        zh: '该数据库不是助联的数据库（没有迁移记录）。',
        en: 'This is no database of Zhulian: it has no record of migrations.',
      })
    }
    const found = await tablesToCopy(client)
    const tables: BackupTable[] = []
    for (const table of found) {
      options.onTable?.(table.name, tables.length, found.length)
      tables.push(await copyTable(client, table, making))
    }
    const manifest: Manifest = {
      format: 1,
      product: 'zhulian',
      version: options.version,
      createdAt: new Date().toISOString(),
      server: (await client.query('show server_version')).rows[0].server_version,
      migrations,
      tables,
      // Read after the tables: a counter may be ahead of the rows it numbers, never behind.
      counters: await countersToCopy(client),
      keys: await copyKeys(options.keys, making),
    }
    await client.query('commit')
    await writeFile(join(making, manifestName), manifestText(manifest), { mode: 0o600, flush: true })
    await rmdir(folder).catch(() => {})
    await rename(making, folder)
    return ok({
      folder,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0),
      keysIncluded: manifest.keys?.included ?? false,
    })
  } finally {
    await client.end()
    await rm(making, { recursive: true, force: true })
  }
}

async function makeFolder(
  folder: string,
  making: string,
): Promise<Result<null, OperatorRefusal<BackupCode>>> {
  try {
    const there = await readdir(folder).catch((error) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    if (there.length > 0) {
      return refused({
        code: 'backup-folder-not-empty',
        zh: `目录 ${folder} 不是空的。请指定新目录，以免覆盖以前的备份。`,
        en: `The folder ${folder} is not empty. Name a new one, so that no earlier backup is written over.`,
      })
    }
    await rm(making, { recursive: true, force: true })
    await mkdir(making, { recursive: true, mode: 0o700 })
    return ok(null)
  } catch (error) {
    return refused({
      code: 'backup-folder-not-writable',
      zh: `无法写入目录 ${folder}(${(error as Error).message})。`,
      en: `The folder ${folder} cannot be written to (${(error as Error).message}).`,
    })
  }
}

async function appliedMigrations(client: Client): Promise<Manifest['migrations'] | null> {
  const { rows } = await client.query("select to_regclass('public.schema_migration') as found")
  if (rows[0].found === null) return null
  return (await client.query('select version, name, hash from public.schema_migration order by version')).rows
}

async function copyTable(client: Client, table: CopiedTable, folder: string): Promise<BackupTable> {
  const file = `${table.schema}.${table.name}.copy.gz`
  const path = join(folder, file)
  const hash = createHash('sha256')
  const stream = client.query(copyTo(copyOut(table)))
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  // Level 3: sealed fields and photos do not shrink further, and the server goes on working beside us.
  const out = createWriteStream(path, { mode: 0o600, flush: true })
  await pipeline(stream, createGzip({ level: 3 }), hashing, out)
  const { size } = await stat(path)
  return {
    ...table,
    columns: [...table.columns],
    rows: stream.rowCount ?? 0,
    file,
    bytes: size,
    sha256: hash.digest('hex'),
  }
}
