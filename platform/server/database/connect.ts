import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'

/**
 * The database handle, first parameter of every store function. A room sees its own tables through
 * `handle.withTables<ItsTables>()`; a transaction is only another handle.
 */
// biome-ignore lint/complexity/noBannedTypes: no table is known before a room names its own.
export type Handle = Kysely<{}>

/** Who a pool acts as: `app` serves requests under row-level security, `worker` runs jobs, `owner` migrates. */
export type DatabaseRole = 'app' | 'worker' | 'owner'

export type Database = { readonly handle: Handle; readonly pool: Pool; close(): Promise<void> }

// Division codes and counts are far below 2^53; days stay text, because a Date would bring a time zone.
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.DATE, (text) => text)

/**
 * Opens a pool that acts under a role. The role is a start-up option of the connection, so no statement is
 * spent on it and `RESET ROLE` returns to it; so are `settings`, by their PostgreSQL names.
 */
export function connect(
  url: string,
  role: DatabaseRole,
  options: PoolConfig = {},
  settings: Readonly<Record<string, string>> = {},
): Database {
  const named = Object.entries(role === 'owner' ? settings : { role: `zhulian_${role}`, ...settings })
  const started = named.map(([name, value]) => ` -c ${name}=${value}`).join('')
  const pool = new Pool({
    connectionString: url,
    max: 10,
    options: `-c timezone=Asia/Shanghai${started}`,
    application_name: `zhulian-${role}`,
    ...options,
  })
  // An idle connection that breaks (server restart) must not end the process; the next query reconnects.
  pool.on('error', () => {})
  // One that breaks in use, or while it is being closed, tells its query; without a listener it would end the process too.
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  const handle: Handle = new Kysely({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
  return {
    handle,
    pool,
    close: async () => {
      await handle.destroy()
      // A handle that was never asked leaves the pool open, and its connections linger.
      if (!pool.ending) await pool.end()
    },
  }
}
