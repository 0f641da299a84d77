import { type Clock, systemClock } from '../../platform/server/clock.ts'
import { fieldCipher } from '../../platform/server/crypto/field-cipher.ts'
import { loadKeys } from '../../platform/server/crypto/keys.ts'
import { connect } from '../../platform/server/database/connect.ts'
import { migrate } from '../../platform/server/migrate.ts'
import type { Platform } from '../../platform/server/platform.ts'
import { type Settings, settingsFrom } from './settings.ts'
import { openStore, type Store } from './store.ts'

export type OpenPlatform = Platform & { readonly ownerUrl: string; close(): Promise<void> }

/** Connects to a migrated database under both roles. */
export function platformOver(ownerUrl: string, settings: Settings, clock: Clock = systemClock): OpenPlatform {
  const keys = loadKeys(settings.dataFolder)
  const database = connect(ownerUrl, 'app', { max: 16 })
  const worker = connect(ownerUrl, 'worker', { max: 6 })
  return {
    database,
    worker,
    cipher: fieldCipher(keys, settings.cipherSuite),
    keys,
    clock,
    dataFolder: settings.dataFolder,
    ownerUrl,
    close: async () => {
      await Promise.all([database.close(), worker.close()])
    },
  }
}

/**
 * Runs a command against the data, beside a running server or alone, and lets go of it again. The schema is brought
 * up to date first, so that a command never meets a table it does not know.
 */
export async function withPlatform<T>(work: (platform: OpenPlatform) => Promise<T>): Promise<T> {
  const settings = settingsFrom(process.env)
  const store: Store = await openStore(settings, { join: true })
  try {
    await migrate(store.ownerUrl)
    const platform = platformOver(store.ownerUrl, settings)
    try {
      return await work(platform)
    } finally {
      await platform.close()
    }
  } finally {
    await store.close()
  }
}
