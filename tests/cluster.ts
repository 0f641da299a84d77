import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../platform/server/migrate.ts'
import { startEmbedded } from '../platform/server/postgres/embedded.ts'
import { leftBehind } from './left-behind.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner URL of the test cluster's `zhulian_template`, migrated and empty. */
    templateUrl: string
    /** For files that this run shares; removed at its end. */
    runFolder: string
    /** For what shall be looked at after the run. */
    keptFolder: string
  }
}

/**
 * One real PostgreSQL for the whole run, in a folder of its own; each test file copies the migrated template.
 * Durability is switched off: the data lives as long as the run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(quickestFolder(), 'zhulian-test-'))
  const server = await startEmbedded({ dataFolder: folder, settings })
  const templateUrl = withDatabase(server.url, 'zhulian_template')
  const client = new Client({ connectionString: server.url })
  await client.connect()
  await client.query('create database zhulian_template')
  await client.end()
  await migrate(templateUrl)
  // Tests and what they start have a temporary folder of their own, so that the end can see what they left there.
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary, { mode: 0o711 })
  project.config.env = {
    ...project.config.env,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    // Where the product keeps its own; a tool that we start would otherwise make one in the temporary folder.
    NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/zhulian/compiled'),
  }
  project.provide('templateUrl', templateUrl)
  project.provide('runFolder', folder)
  project.provide('keptFolder', tmpdir())
  return async () => {
    await server.stop()
    const left = await leftBehind(folder, temporary)
    rmSync(folder, { recursive: true, force: true })
    if (left.length > 0) throw new Error(`The tests left behind: ${left.join(', ')}`)
  }
}

const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // The folder may be memory; a log that is never read again need not fill it.
  max_wal_size: '256MB',
}

const gigabyte = 1024 ** 3

/**
 * In memory where there is enough of it: each copy of the template is 1,800 files, and a disk's file system (ext4) gets
 * slower with every file that was removed within the last minutes, up to seconds of processor for one copy.
 */
function quickestFolder(): string {
  const memory = '/dev/shm'
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 2 * gigabyte ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

export const withDatabase = (url: string, name: string): string => {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.toString()
}
