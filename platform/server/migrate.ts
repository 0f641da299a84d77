import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'

const folder = join(import.meta.dirname, '../../migrations')

export type Migration = {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** The ordered list: `NNNN-name.sql`, never edited once landed. */
export function listMigrations(from: string = folder): Migration[] {
  return readdirSync(from)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file))
    .toSorted()
    .map((file) => {
      const text = readFileSync(join(from, file), 'utf8')
      return {
        version: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        sql: text,
        hash: createHash('sha256').update(text).digest('hex'),
      }
    })
}

/**
 * Brings a database to the newest schema (or to `upTo`), each migration in a transaction of its own. Two servers
 * that start together take turns. Throws when an applied migration differs from its file: the past is not edited.
 */
export async function migrate(
  ownerUrl: string,
  options: { readonly upTo?: number; readonly onProgress?: (name: string) => void } = {},
): Promise<{ applied: number }> {
  const client = new Client({
    connectionString: ownerUrl,
    options: '-c timezone=Asia/Shanghai -c client_min_messages=warning',
  })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4106210000)')
    await client.query(`create table if not exists schema_migration (
      version integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`)
    const done = new Map<number, string>(
      (await client.query('select version, hash from schema_migration')).rows.map((row) => [
        row.version,
        row.hash,
      ]),
    )
    let applied = 0
    for (const migration of listMigrations()) {
      if (options.upTo !== undefined && migration.version > options.upTo) break
      const known = done.get(migration.version)
      if (known !== undefined) {
        if (known !== migration.hash) {
          throw new Error(`migration ${migration.version}-${migration.name} was edited after it was applied`)
        }
        continue
      }
      options.onProgress?.(migration.name)
      await client.query('begin')
      try {
        await client.query(migration.sql)
        await client.query('insert into schema_migration (version, name, hash) values ($1, $2, $3)', [
          migration.version,
          migration.name,
          migration.hash,
        ])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(
          `migration ${migration.version}-${migration.name} failed: ${(error as Error).message}`,
          { cause: error },
        )
      }
      applied += 1
    }
    return { applied }
  } finally {
    await client.end()
  }
}
