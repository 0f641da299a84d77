import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenPlatform, platformOver } from '../apps/cli/platform.ts'
import { settingsFrom } from '../apps/cli/settings.ts'
import { migrate } from '../platform/server/migrate.ts'
import { startEmbedded } from '../platform/server/postgres/embedded.ts'

/** A database server and a platform of the bench's own, gone afterwards. Durability is as in production. */
export async function withScratch<T>(
  work: (platform: OpenPlatform, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'zhulian-bench-'))
  const embedded = await startEmbedded({ dataFolder: folder })
  try {
    await migrate(embedded.url)
    const platform = platformOver(embedded.url, settingsFrom({ ZHULIAN_DATA: folder }))
    try {
      return await work(platform, folder)
    } finally {
      await platform.close()
    }
  } finally {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that something took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
