import { sql } from 'kysely'
import type { Platform } from '../../../platform/server/platform.ts'

/** The demo packs that a database holds. */
export async function loadedPacks(platform: Platform): Promise<string[]> {
  const rows = await sql<{
    name: string
  }>`select name from deployment_fact where name like 'demo:%' order by name`.execute(platform.worker.handle)
  return rows.rows.map(({ name }) => name.slice('demo:'.length))
}

export async function rememberPack(platform: Platform, code: string): Promise<void> {
  await sql`insert into deployment_fact (name, value) values (${`demo:${code}`}, '{}') on conflict (name) do nothing`.execute(
    platform.worker.handle,
  )
}
