import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { engineFor } from '../engine.ts'
import { takeRows } from './recount.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

async function locksHeld(tx: Handle): Promise<number> {
  const { rows } = await sql<{ held: number }>`
    select count(*)::integer as held from pg_locks where pid = pg_backend_pid() and locktype = 'relation'`.execute(
    tx,
  )
  return rows[0]?.held ?? 0
}

it('holds no more locks for a thousand parts than for one, however many views there are', async () => {
  const { catalogue, worker } = engineFor(platform)
  await worker.transaction().execute(async (tx) => {
    const all = async () => {
      for (const { view } of catalogue.families) await takeRows(tx, view, sql<boolean>`r.month = 202301`)
    }
    await all()
    const once = await locksHeld(tx)
    for (let part = 0; part < 5; part += 1) await all()
    expect(await locksHeld(tx)).toBe(once)
  })
})
