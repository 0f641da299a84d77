import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/server/migrate.ts'
import { startEmbedded } from '../platform/server/postgres/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner URL of the test cluster's `zhulian_template`, migrated and empty. */
    templateUrl: string
    /** For files that this run shares; removed at its end. */
    runFolder: string
  }
}

/**
 * One real PostgreSQL for the whole run, in a temporary folder; each test file copies the migrated template.
 * Durability is switched off: the data lives as long as the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-test-'))
  const server = await startEmbedded({
    dataFolder: folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  const templateUrl = withDatabase(server.url, 'zhulian_template')
  const client = new Client({ connectionString: server.url })
  await client.connect()
  await client.query('create database zhulian_template')
  await client.end()
  await migrate(templateUrl)
  project.provide('templateUrl', templateUrl)
  project.provide('runFolder', folder)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const withDatabase = (url: string, name: string): string => {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.toString()
}
