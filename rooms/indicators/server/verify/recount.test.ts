import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { addVisits } from '../../../../tests/figures-world.ts'
import { engineFor } from '../engine.ts'
import { takeRows } from './recount.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await testPlatform()
  await asOwner(platform.ownerUrl, (client) =>
    addVisits(client, [
      {
        station: '01890000-0000-7000-8000-000000000001',
        division: 410621105201,
        on: '2023-01-10',
        ordinal: 1,
        trip: '018b0000-0000-7000-8000-000000000001',
        categories: ['DB'],
      },
    ]),
  )
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
      let taken = 0
      for (const { view } of catalogue.families) {
        if (await takeRows(tx, view, sql<boolean>`r.month = 202301`)) taken += 1
      }
      return taken
    }
    expect(await all()).toBeGreaterThan(0)
    const once = await locksHeld(tx)
    for (let part = 0; part < 5; part += 1) await all()
    expect(await locksHeld(tx)).toBe(once)
  })
})
