import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { listMigrations, migrate } from '../migrate.ts'
import { bringKeys, keysFit } from './backup-keys.ts'
import { type BackupTable, type Manifest, readBackup } from './backup-manifest.ts'
import { copyIn, isEmpty, nameOf, settleFormats, tablesToCopy } from './copied-tables.ts'
import type { OperatorRefusal } from './refusal.ts'

export type RestoreDone = {
  readonly tables: number
  readonly rows: number
  /** When the backup was made, and by which version. */
  readonly createdAt: string
  readonly version: string
  /** True when the sealed fields cannot be opened until the keys that were kept apart are put in place. */
  readonly keysMissing: boolean
}

export type RestoreOptions = {
  /** Where the deployment looks for its keys; those of the backup are put there if it has none. */
  readonly keysFile: string
  readonly onTable?: (name: string, done: number, all: number) => void
}

export type RestoreCode =
  | 'backup-not-found'
  | 'backup-broken'
  | 'backup-not-ours'
  | 'database-not-empty'
  | 'keys-differ'

/**
 * Fills an empty database from a backup: the schema as it was then, the rows, the counters; then the migrations that
 * came since. The rows go in within one transaction, and every reference between tables is checked before it ends.
 * Needs the owner of the database, not a superuser.
 */
export async function restore(
  folder: string,
  ownerUrl: string,
  options: RestoreOptions,
): Promise<Result<RestoreDone, OperatorRefusal<RestoreCode>>> {
  const read = await readBackup(folder)
  if (!read.ok) return read
  const manifest = read.value
  const newest = manifest.migrations.at(-1)
  const known = new Map(listMigrations().map(({ version, hash }) => [version, hash]))
  if (!newest || manifest.migrations.some(({ version, hash }) => known.get(version) !== hash))
    return refused(notOurs(manifest))
  const fit = keysFit(manifest.keys, options.keysFile, folder)
  if (fit === 'differ') return refused(keysDiffer(options.keysFile))

  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    if (!(await isEmpty(client))) return refused(notEmpty)
    await migrate(ownerUrl, { upTo: newest.version })
    await settleFormats(client)
    if (!(await tablesFit(client, manifest))) return refused(notOurs(manifest))
    await client.query('begin')
    const rows = await fill(client, manifest, folder, options)
    await client.query('commit')
    await client.query('analyze')
    await bringKeys(manifest.keys, options.keysFile, folder)
    await migrate(ownerUrl)
    const { createdAt, version } = manifest
    return ok({ tables: manifest.tables.length, rows, createdAt, version, keysMissing: fit === 'missing' })
  } finally {
    await client.end()
  }
}

async function tablesFit(client: Client, manifest: Manifest): Promise<boolean> {
  const there = await tablesToCopy(client)
  const inBackup = manifest.tables.map(({ schema, name, columns }) => ({ schema, name, columns }))
  return JSON.stringify(there) === JSON.stringify(inBackup)
}

// Foreign keys are taken off and put on again, which checks all rows at once: the order of tables then does not
// matter, references may form a ring, and it needs no superuser, as switching triggers off by role would.
async function fill(
  client: Client,
  manifest: Manifest,
  folder: string,
  options: RestoreOptions,
): Promise<number> {
  const { tables } = manifest
  const references = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname::text as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0`)
  for (const { table, name } of references.rows) {
    await client.query(`alter table ${table} drop constraint ${escapeIdentifier(name)}`)
  }
  // Before anything is emptied: some tables keep even their owner from that.
  for (const table of tables) await client.query(`alter table ${nameOf(table)} disable trigger user`)
  // What a migration put in by itself is in the backup too.
  await client.query(`truncate ${tables.map(nameOf).join(', ')}`)
  let rows = 0
  for (const [index, table] of tables.entries()) {
    options.onTable?.(table.name, index, tables.length)
    rows += await fillTable(client, table, folder)
  }
  // A deferred uniqueness check still open would forbid the changes below.
  await client.query('set constraints all immediate')
  for (const table of tables) await client.query(`alter table ${nameOf(table)} enable trigger user`)
  for (const { table, name, definition } of references.rows) {
    await client.query(`alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`)
  }
  for (const counter of manifest.counters) {
    const values = [counter.value, counter.called]
    await client.query(`select setval(${escapeLiteral(nameOf(counter))}, $1::bigint, $2)`, values)
  }
  return rows
}

async function fillTable(client: Client, table: BackupTable, folder: string): Promise<number> {
  const stream = client.query(copyFrom(copyIn(table)))
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), stream)
  // The checksum was right, so a difference would be ours; the transaction is rolled back.
  if (stream.rowCount !== table.rows) {
    throw new Error(`${table.name}: ${stream.rowCount} rows restored, ${table.rows} backed up`)
  }
  return table.rows
}

const notEmpty: OperatorRefusal<'database-not-empty'> = {
  code: 'database-not-empty',
  zh: '目标数据库不是空的。请恢复到新的数据库或新的数据目录（ZHULIAN_DATA）。',
  en: 'The database is not empty. Restore into a new database or a new data folder (ZHULIAN_DATA).',
}

const notOurs = (manifest: Manifest): OperatorRefusal<'backup-not-ours'> => ({
  code: 'backup-not-ours',
  zh: `该备份由版本 ${manifest.version} 建立，其数据结构是本版本不认识的。请用同一版本或更新的版本恢复。`,
  en: `The backup was made by version ${manifest.version} with a schema that this one does not know. Restore with that version or a newer one.`,
})

const keysDiffer = (file: string): OperatorRefusal<'keys-differ'> => ({
  code: 'keys-differ',
  zh: `${file} 中的密钥不是加密该备份所用的密钥，恢复后将无法读取加密内容。请放回原密钥，或先移走该文件。`,
  en: `The keys in ${file} are not those the backup was sealed with; its sealed fields could not be read. Put the right keys there, or move that file away first.`,
})
