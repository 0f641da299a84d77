import { type ClientBase, escapeIdentifier } from 'pg'

/** One table of a backup. Generated columns are left out: the database works them out again. */
export type CopiedTable = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

export type Counter = {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly called: boolean
}

/**
 * The applied migrations are named in the manifest and run again; the job runner makes its schema itself, and what is
 * being staged for an import is read from its file again.
 */
const ours = `
  n.nspname not in ('information_schema', 'graphile_worker', 'staging') and n.nspname not like 'pg\\_%'
  and not (n.nspname = 'public' and c.relname = 'schema_migration')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

/** All tables with content of their own, in a settled order; a partitioned table is copied as one. */
export async function tablesToCopy(client: ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(`
    select n.nspname::text as schema, c.relname::text as name,
      coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and ${ours}
    order by 1, 2`)
  return rows
}

export async function countersToCopy(client: ClientBase): Promise<Counter[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname::text as schema, c.relname::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by 1, 2`)
  const counters: Counter[] = []
  for (const counter of rows) {
    const state = await client.query(
      `select last_value::text as value, is_called as called from ${nameOf(counter)}`,
    )
    counters.push({ ...counter, ...state.rows[0] })
  }
  return counters
}

/** What a database already holds, down to one view; a new one holds nothing. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    limit 1`)
  return rowCount === 0
}

export const nameOf = (thing: { schema: string; name: string }): string =>
  `${escapeIdentifier(thing.schema)}.${escapeIdentifier(thing.name)}`

/**
 * A transaction's number says nothing in another database, whose numbers start again: a reader that remembered one
 * would wait for years or skip what is new. All that was committed before the backup reads as before everything.
 */
const selected = (column: { name: string; type: string }): string =>
  column.type === 'xid8' ? `'0'::xid8` : escapeIdentifier(column.name)

export const copyOut = (table: CopiedTable): string =>
  `copy (select ${table.columns.map(selected).join(', ')} from ${nameOf(table)}) to stdout`

export const copyIn = (table: CopiedTable): string =>
  `copy ${nameOf(table)} (${table.columns.map(({ name }) => escapeIdentifier(name)).join(', ')}) from stdin`

/**
 * Makes the text of a value the same whatever the server's settings; an account that row-level security hides rows
 * from is refused by the database instead of being given a part.
 */
export async function settleFormats(client: ClientBase): Promise<void> {
  await client.query(`set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
    set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set row_security = off;
    set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`)
}
