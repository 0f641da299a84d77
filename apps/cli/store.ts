import { Client } from 'pg'
import type { Words } from '../../kernel/contract.ts'
import { runningEmbedded, startEmbedded } from '../../platform/server/postgres/embedded.ts'
import { CommandRefused } from './output.ts'
import type { Settings } from './settings.ts'

/** Where the data is: the owner's URL, and how to let go of it. */
export type Store = { readonly ownerUrl: string; readonly embedded: boolean; close(): Promise<void> }

/**
 * The PostgreSQL to work with: the server that `DATABASE_URL` names; or the embedded one, joined where a server
 * already runs on the data folder, started for as long as it is needed where none does.
 */
export async function openStore(
  settings: Settings,
  options: { readonly join: boolean; readonly onProgress?: (step: Words) => void },
): Promise<Store> {
  if (settings.databaseUrl) {
    await reach(settings.databaseUrl)
    return { ownerUrl: settings.databaseUrl, embedded: false, close: async () => {} }
  }
  const running = options.join ? runningEmbedded(settings.dataFolder) : null
  if (running) return { ownerUrl: running.url, embedded: true, close: async () => {} }
  const { url, stop } = await startEmbedded({
    dataFolder: settings.dataFolder,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  return { ownerUrl: url, embedded: true, close: stop }
}

/** Says what is wrong with a server that cannot be used, before anything else asks it; never the password. */
async function reach(url: string): Promise<void> {
  const words = {
    zh: 'DATABASE_URL 指明的数据库无法连接。',
    en: 'The database that DATABASE_URL names cannot be reached.',
  }
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
    await client.connect()
    await client.end()
  } catch (error) {
    const said = (error as Error).message
    throw new CommandRefused('database-not-reachable', { zh: words.zh, en: `${words.en}\n${said}` }, { said })
  }
}
