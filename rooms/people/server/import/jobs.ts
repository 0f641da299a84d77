import { sql } from 'kysely'
import { z } from 'zod'
import type { Jobs } from '../../../../platform/server/jobs.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { refreshPairs } from '../duplicates/refresh.ts'
import type { PersonUses } from '../duplicates/uses.ts'
import { findDuplicatesJob } from './apply.ts'
import { applyImport, readImport } from './steps.ts'
import { type ImportState, importOf, updateImport } from './store.ts'
import { undoRows } from './undo.ts'

export const readJob = 'people.read-ledger'
export const applyJob = 'people.apply-ledger'
export const undoJob = 'people.undo-ledger'

const payload = z.object({ province: z.number().int(), id: z.string() })
const importPayload = z.object({ province: z.number().int(), import: z.string() })

/** What this room does in the background. */
export const peopleJobs = (platform: Platform, uses: readonly PersonUses[] = []): Jobs => ({
  [readJob]: step(platform, 'failed', (key) => readImport(platform, key)),
  [applyJob]: step(platform, 'ready', (key) => applyImport(platform, key)),
  [undoJob]: step(platform, 'applied', async (key) => {
    const row = await importOf(platform.worker.handle, key.province, key.id)
    if (row.state === 'undoing') await undoRows(platform, row, uses)
  }),
  [findDuplicatesJob]: async (given) => {
    const { province, import: id } = importPayload.parse(given)
    await findDuplicates(platform, province, id)
  },
})

type Key = z.infer<typeof payload>

/**
 * One step of an import. What breaks leaves the import as it was before the step, because each step is one
 * transaction, and says that it broke; trying the same again by itself would break again.
 */
const step =
  (platform: Platform, back: ImportState, work: (key: Key) => Promise<unknown>) =>
  async (given: unknown): Promise<void> => {
    const key = payload.parse(given)
    try {
      await work(key)
    } catch (error) {
      process.stderr.write(
        `${JSON.stringify({ level: 50, source: 'import', import: key.id, msg: (error as Error).message })}\n`,
      )
      const row = await importOf(platform.worker.handle, key.province, key.id)
      const state = row.appliedAt && back === 'ready' ? 'applied' : back
      await updateImport(platform.worker.handle, row, { state, failure: 'import-broken' })
    }
  }

/** Looks for duplicates of everybody an import made or changed, some at a time: it takes nothing from requests. */
async function findDuplicates({ worker }: Platform, province: number, id: string): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ subject: string }>`
      select subject from ledger_change
      where province = ${province} and import = ${id} and kind = 'person' and subject > ${after}::uuid
      order by subject limit 500`.execute(worker.handle)
    const last = rows.at(-1)
    if (!last) return
    after = last.subject
    await refreshPairs(
      worker.handle,
      province,
      rows.map(({ subject }) => subject),
    )
  }
}
