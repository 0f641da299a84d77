import type { Words } from '../../kernel/contract.ts'
import { runningEmbedded, startEmbedded } from '../../platform/server/postgres/embedded.ts'
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
  if (settings.databaseUrl) return { ownerUrl: settings.databaseUrl, embedded: false, close: async () => {} }
  const running = options.join ? runningEmbedded(settings.dataFolder) : null
  if (running) return { ownerUrl: running.url, embedded: true, close: async () => {} }
  const { url, stop } = await startEmbedded({
    dataFolder: settings.dataFolder,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  return { ownerUrl: url, embedded: true, close: stop }
}
