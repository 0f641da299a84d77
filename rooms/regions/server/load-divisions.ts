import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ancestorsOf, contains, type DivisionCode } from '../../../kernel/division.ts'
import { divisionFileRows } from './division-file.ts'
import { divisionLines } from './division-lines.ts'

export type LoadProgress = {
  readonly stage: 'reading' | 'swapping' | 'indexing'
  readonly rows: number
  readonly of: number
}

export type LoadOptions = {
  readonly onProgress?: (progress: LoadProgress) => void
  /** Loads these subtrees with their ancestors instead of the nation: for a demo county and for tests. */
  readonly only?: readonly DivisionCode[]
}

/**
 * Loads the shipped tree in one transaction, so that readers see the old tree or the new one and a second load ends in
 * the same rows. Codes that people registered or changed
 * are kept as they are. A whole load rebuilds the indexes, which the owner alone may do; under the worker role they
 * are kept up row by row, which is right for a subtree. Answers the rows that the tree now has.
 */
export async function loadDivisions(pool: Pool, options: LoadOptions = {}): Promise<{ rows: number }> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const inPlace = !options.only && (await isEmpty(client)) && (await isOwner(client))
    await (inPlace ? loadInPlace(client, options) : loadAside(client, options))
    await client.query('analyze division')
    await client.query('commit')
    const count = await client.query('select count(*)::integer as rows from division')
    return { rows: count.rows[0].rows }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function copyInto(
  client: PoolClient,
  table: string,
  { only, onProgress }: LoadOptions,
): Promise<number> {
  const lines = divisionLines(only ? wantedBy(only) : undefined)
  let rows = 0
  // One COPY for each run of batches with the same columns: the file, then what has dates of its own.
  let next = await lines.next()
  while (!next.done) {
    const { columns } = next.value
    const run = async function* () {
      for (; !next.done && next.value.columns === columns; next = await lines.next()) {
        rows += next.value.rows
        onProgress?.({ stage: 'reading', rows, of: only ? rows : Math.max(divisionFileRows, rows) })
        if (next.value.rows) yield next.value.text
      }
    }
    await pipeline(Readable.from(run()), client.query(copyFrom(`copy ${table} (${columns}) from stdin`)))
  }
  return rows
}

const wantedBy = (only: readonly DivisionCode[]) => {
  const above = new Set(only.flatMap(ancestorsOf))
  return (code: DivisionCode) => above.has(code) || only.some((top) => contains(top, code))
}

/** Beside a tree that is in use; the swap keeps what people registered. */
async function loadAside(client: PoolClient, options: LoadOptions): Promise<void> {
  await client.query(
    'create temporary table division_loading (like division including defaults) on commit drop',
  )
  const rows = await copyInto(client, 'division_loading', options)
  options.onProgress?.({ stage: 'swapping', rows, of: rows })
  const rebuild = !options.only && (await isOwner(client))
  const indexes = rebuild ? await dropIndexes(client) : []
  await client.query(`
    create temporary table division_kept on commit drop as
    select * from division where code in (select code from division where source = 'registered')`)
  if (rebuild) await client.query('truncate division')
  else await client.query('delete from division where code in (select code from division_loading)')
  await client.query(`
    insert into division select * from division_loading l
    where not exists (select from division_kept k where k.code = l.code)`)
  await client.query('insert into division select * from division_kept on conflict do nothing')
  if (rebuild) await restoreIndexes(client, indexes, rows, options)
}

/** Into an empty table there is nothing to keep and nobody to disturb: no second writing. */
async function loadInPlace(client: PoolClient, options: LoadOptions): Promise<void> {
  const indexes = await dropIndexes(client)
  const rows = await copyInto(client, 'division', options)
  await restoreIndexes(client, indexes, rows, options)
}

async function isEmpty(client: PoolClient): Promise<boolean> {
  const answer = await client.query('select not exists (select from division) as empty')
  return answer.rows[0].empty
}

async function isOwner(client: PoolClient): Promise<boolean> {
  const answer = await client.query(
    `select pg_has_role(relowner, 'usage') as owner from pg_class where oid = 'division'::regclass`,
  )
  return answer.rows[0].owner
}

/** Takes the indexes off and answers what makes them again, so that the migration stays the only place that names them. */
async function dropIndexes(client: PoolClient): Promise<string[]> {
  await client.query('lock table division in access exclusive mode')
  // Without an index each row that the trigger looks at would read the whole table; one query checks all at the end.
  await client.query('alter table division disable trigger division_periods')
  await client.query(`set local maintenance_work_mem = '256MB'`)
  const found = await client.query(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition,
           c.conname as constraint_name, pg_get_constraintdef(c.oid) as constraint_definition
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
    where i.indrelid = 'division'::regclass order by i.indisprimary desc, 1`)
  for (const row of found.rows) {
    await client.query(
      row.constraint_name
        ? `alter table division drop constraint ${row.constraint_name}`
        : `drop index ${row.name}`,
    )
  }
  return found.rows.map((row) =>
    row.constraint_name
      ? `alter table division add constraint ${row.constraint_name} ${row.constraint_definition}`
      : row.definition,
  )
}

async function restoreIndexes(
  client: PoolClient,
  definitions: readonly string[],
  rows: number,
  { onProgress }: LoadOptions,
): Promise<void> {
  for (const definition of definitions) {
    onProgress?.({ stage: 'indexing', rows, of: rows })
    await client.query(definition)
  }
  await client.query('alter table division enable trigger division_periods')
  const overlapping = await client.query(`
    select a.code from division a join division b on b.code = a.code and b.valid_from > a.valid_from
    where a.valid_to is null or b.valid_from <= a.valid_to limit 1`)
  if (overlapping.rows[0]) throw new Error(`two periods of division ${overlapping.rows[0].code} overlap`)
}
