import { sql } from 'kysely'
import { connect } from '../../platform/server/database/connect.ts'
import { loadDivisions } from '../../rooms/regions/server/index.ts'
import type { OpenPlatform } from './platform.ts'
import type { Progress } from './progress.ts'

/** Loads the national tree where there is none yet. As owner, because a whole load rebuilds the indexes. */
export async function ensureDivisions(platform: OpenPlatform, progress: Progress): Promise<void> {
  const known = await sql<{ any: boolean }>`select exists (select from division) as any`.execute(
    platform.worker.handle,
  )
  if (known.rows[0]?.any) return
  progress.step({ zh: '正在载入全国区划', en: 'Loading the national division tree' })
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  try {
    await loadDivisions(owner.pool, {
      onProgress: ({ stage, rows, of }) =>
        progress.share(stage === 'reading' ? (rows / of) * 0.7 : stage === 'swapping' ? 0.8 : 0.95),
    })
    progress.share(1)
  } finally {
    await owner.close()
  }
}
