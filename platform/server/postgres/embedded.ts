import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Client } from 'pg'
import type { Words } from '../../../kernel/contract.ts'
import { findBinaries } from './binaries.ts'
import { createCluster, hasCluster, owner, writeSettings } from './cluster.ts'
import { announce, holderOf, lastHolderOf, releaseLock, takeLock } from './data-lock.ts'
import { openNetwork } from './network.ts'
import { clearOrphan } from './orphan.ts'
import { findPlace, type Place } from './place.ts'
import { type Postmaster, startPostmaster } from './postmaster.ts'
import { notStarted } from './refusal.ts'
import { type Settings, standardSettings } from './settings.ts'

/** A running embedded PostgreSQL with a database `zhulian`. */
export type Embedded = {
  /** The owner's URL, for `pg` and `psql`. The owner is a superuser: requests act under other roles. */
  readonly url: string
  /** Empty on Windows, where the database listens on the loopback address with a password. */
  readonly socketFolder: string
  readonly freshlyCreated: boolean
  /** Stops the database and gives the data folder back. Doing it again is harmless. */
  stop(): Promise<void>
  /** Fulfilled when the database has ended, asked or not. */
  readonly ended: Promise<void>
}

export type EmbeddedOptions = {
  readonly dataFolder: string
  /** PostgreSQL settings that win over the standard ones. */
  readonly settings?: Settings
  readonly onProgress?: (step: Words) => void
  /** How long to wait for another process that is just leaving the data folder. */
  readonly patienceMilliseconds?: number
}

/** The database of a data folder that another process is running now, or null. */
export function runningEmbedded(dataFolder: string): { url: string; socketFolder: string } | null {
  const holder = existsSync(dataFolder) ? holderOf(realpathSync(dataFolder)) : null
  return holder?.url ? { url: holder.url, socketFolder: holder.socketFolder ?? '' } : null
}

/**
 * Starts the PostgreSQL that npm brought, on the cluster in the data folder, making it on the first start. One
 * process at a time; what a killed one left behind is cleared. Throws DatabaseNotStarted with words for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataFolder = openDataFolder(options.dataFolder)
  const tell = options.onProgress ?? (() => {})
  const before = lastHolderOf(dataFolder)
  const holder = await takeLock(dataFolder, {
    milliseconds: options.patienceMilliseconds ?? 8000,
    onWait: ({ pid }) =>
      tell({ zh: `等待另一个进程（${pid}）退出`, en: `Waiting for another process (${pid}) to leave` }),
  })
  if (holder) {
    throw notStarted(
      'data-folder-in-use',
      `数据目录 ${dataFolder} 正由另一个助联进程（进程号 ${holder.pid}）使用。请先停止它，或用 ZHULIAN_DATA 指定另一个目录。`,
      `The data folder ${dataFolder} is in use by another Zhulian process (pid ${holder.pid}). Stop it first, or name another folder in ZHULIAN_DATA.`,
    )
  }
  let started: Postmaster | null = null
  let stopping: Promise<void> | null = null
  let temporary: string | null = null
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      await started?.stop()
      if (temporary) rmSync(temporary, { recursive: true, force: true })
      releaseLock(dataFolder)
    })()
    return stopping
  }
  try {
    const place = findPlace(dataFolder)
    removeOldSocketFolder(before?.socketFolder, place)
    await clearOrphan(place)
    const native = findBinaries(place)
    const network = await openNetwork(place)
    temporary = network.socketFolder.startsWith(place.home) ? null : network.socketFolder
    const settings = {
      ...standardSettings(network.socketFolder, place.logs),
      ...network.settings,
      ...options.settings,
    }
    const freshlyCreated = !hasCluster(place)
    if (freshlyCreated) {
      tell({ zh: '正在建立数据库', en: 'Creating the database' })
      await createCluster(place, native, settings, network.passwordFile)
    }
    writeSettings(place, settings)
    tell({ zh: '正在启动数据库', en: 'Starting the database' })
    started = await startPostmaster(place, native, () =>
      tell({ zh: '数据库正在恢复未写完的数据', en: 'The database is recovering what was not yet written' }),
    )
    await ensureDatabase(network.urlOf('postgres'))
    const reached = { url: network.urlOf(owner), socketFolder: network.socketFolder }
    announce(dataFolder, reached)
    return { ...reached, freshlyCreated, stop, ended: started.ended }
  } catch (error) {
    await stop()
    throw error
  }
}

function openDataFolder(folder: string): string {
  try {
    // Folders above are made with the usual mode: the database's account may have to pass.
    mkdirSync(dirname(folder), { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return realpathSync(folder)
  } catch (error) {
    throw notStarted(
      'data-folder-not-writable',
      `无法写入数据目录 ${folder}。请检查权限，或用 ZHULIAN_DATA 指定另一个目录。`,
      `The data folder ${folder} cannot be written to. Check its permissions, or name another in ZHULIAN_DATA.`,
      String(error),
    )
  }
}

// A killed process leaves its folder in the temporary folder; one inside the home is simply used again.
function removeOldSocketFolder(folder: string | undefined, place: Place): void {
  if (folder && !folder.startsWith(place.home)) rmSync(folder, { recursive: true, force: true })
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [owner])
    if (rowCount === 0) await client.query(`create database ${owner}`)
  } finally {
    await client.end()
  }
}
