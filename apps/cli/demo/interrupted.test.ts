import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { loadDivisions } from '../../../rooms/regions/server/index.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadDemo, loadPlan } from './load.ts'
import { loadedPacks } from './packs.ts'
import { readPlan } from './plan.ts'
import { comparePublished } from './published.ts'

const quiet = { step: () => {}, share: () => {} }
const pack = 'dongbao'
let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform(day('2024-03-15'))
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [420802000000] })
  await owner.close()
})
afterAll(() => platform.close())

const commands = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from command_log`.execute(
    platform.worker.handle,
  )
  return rows[0]?.n ?? 0
}

/** Loads the pack and breaks every connection of the load once it has carried out so many commands. */
async function interruptedAfter(most: number): Promise<void> {
  const loading = loadDemo(platform, pack, quiet).then(
    () => 'loaded',
    () => 'interrupted',
  )
  while ((await commands()) < most) await new Promise((resolve) => setTimeout(resolve, 2))
  const owner = new Client({ connectionString: platform.ownerUrl, application_name: 'interrupting' })
  await owner.connect()
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'zhulian-app'`,
  )
  await owner.end()
  expect(await loading).toBe('interrupted')
}

describe('a demo pack whose loading was interrupted', () => {
  it('goes on where it stopped, however often that happens, and tells what its source published', {
    timeout: 240_000,
  }, async () => {
    for (const most of [3, 60, 150]) await interruptedAfter(most)
    expect(await loadedPacks(platform)).toEqual([])
    const before = await commands()
    expect((await loadDemo(platform, pack, quiet)).already).toBe(false)
    expect(await commands()).toBeGreaterThan(before)
    expect(await loadedPacks(platform)).toEqual([pack])
    const compared = await comparePublished(platform, readPlan(pack))
    expect(compared.filter(({ holds }) => !holds)).toEqual([])
  })

  it('leaves nothing of what it had read meanwhile, and is not loaded twice', async () => {
    const { rows } = await sql`select from demo_read`.execute(platform.worker.handle)
    expect(rows).toEqual([])
    const all = await commands()
    expect((await loadDemo(platform, pack, quiet)).already).toBe(true)
    expect(await commands()).toBe(all)
  })
})

describe('a demo pack that another version left half-loaded', () => {
  it('is refused with a sentence that says what to do', { timeout: 240_000 }, async () => {
    const other = await testPlatform(day('2024-03-15'))
    try {
      const owner = connect(other.ownerUrl, 'owner', { max: 1 })
      await loadDivisions(owner.pool, { only: [420802000000] })
      await owner.close()
      // Its first command under the id of today, with other content; what it expected of the answer ends that load.
      const plan = readPlan(pack)
      const centre = { ...plan.guidance_centre, name: '旧指导中心', code: '420802-000-99' }
      await expect(loadPlan(other, { ...plan, guidance_centre: centre }, quiet)).rejects.toThrow(
        'the plan says',
      )
      await expect(loadPlan(other, plan, quiet)).rejects.toMatchObject({ code: 'pack-left-half' })
    } finally {
      await other.close()
    }
  })
})
