import { sql } from 'kysely'
import { Client } from 'pg'
import type { Platform } from '../../../platform/server/platform.ts'
import { CommandRefused } from '../output.ts'

/** The demo packs that a database holds. */
export async function loadedPacks(platform: Platform): Promise<string[]> {
  const rows = await sql<{
    name: string
  }>`select name from deployment_fact where name like 'demo:%' order by name`.execute(platform.worker.handle)
  return rows.rows.map(({ name }) => name.slice('demo:'.length))
}

/** When the loading of a pack began, in milliseconds, and whether no other pack was there. */
export type Beginning = { readonly at: number; readonly isFirst: boolean }

/**
 * Begins to load a pack, or tells how that was begun, where it was interrupted: ids and days of a demo follow from the instant,
 * and what the first one tells of today from which packs were there.
 */
export async function beginPack(platform: Platform, code: string, now: number): Promise<Beginning> {
  const name = `demo-begun:${code}`
  const begun: Beginning = { at: now, isFirst: (await loadedPacks(platform)).length === 0 }
  const db = platform.worker.handle
  await sql`insert into deployment_fact (name, value) values (${name}, ${JSON.stringify(begun)}::jsonb)
    on conflict (name) do nothing`.execute(db)
  const { rows } = await sql<{ value: string }>`
    select value::text from deployment_fact where name = ${name}`.execute(db)
  return JSON.parse(rows[0]?.value ?? '') as Beginning
}

export async function rememberPack(platform: Platform, code: string): Promise<void> {
  await sql`insert into deployment_fact (name, value) values (${`demo:${code}`}, '{}') on conflict (name) do nothing`.execute(
    platform.worker.handle,
  )
}

/**
 * Nobody else loads a pack meanwhile: what the first one tells of today hangs on which packs are there. The lock has a
 * connection of its own, so that it takes none from the work and ends with this process, whatever becomes of it.
 */
export async function loadingAlone<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'zhulian-demo' })
  await client.connect()
  try {
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock(4106210003) as alone',
    )
    if (!rows[0]?.alone)
      throw new CommandRefused('pack-being-loaded', {
        zh: '另一个进程正在载入演示包，请等它完成后再试。',
        en: 'Another process is loading a demo pack; try again when it is done.',
      })
    return await work()
  } finally {
    await client.end()
  }
}
