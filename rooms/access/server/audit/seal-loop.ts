import type { Platform } from '../../../../platform/server/platform.ts'
import { anchorAudit } from './anchor.ts'

const pause = 1000
/** How often the end of the chain is noted outside the database. */
const anchorEvery = 60_000

/** Links what was committed to the chain; returns how many lines were linked. Servers that run side by side take turns. */
export async function sealAudit(platform: Platform): Promise<number> {
  const { rows } = await platform.worker.pool.query<{ linked: number }>('select seal_audit() as linked')
  return rows[0]?.linked ?? 0
}

/** Seals the audit trail each second in the background, and once more when it stops. */
export function sealLoop(platform: Platform): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}
  let anchoredAt = 0
  const round = async () => {
    const linked = await sealAudit(platform)
    const due = stopped || Date.now() - anchoredAt >= anchorEvery
    if (!due || (linked === 0 && !stopped)) return
    await anchorAudit(platform)
    anchoredAt = Date.now()
  }
  const loop = (async () => {
    while (!stopped) {
      // A database that is away for a moment is tried again; lines wait unsealed, none is lost.
      await round().catch(() => {})
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, pause)
        wake = () => {
          clearTimeout(timer)
          resume()
        }
      })
    }
    await round().catch(() => {})
  })()
  return {
    stop: async () => {
      stopped = true
      wake()
      await loop
    },
  }
}
