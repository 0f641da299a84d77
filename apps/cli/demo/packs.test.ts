import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { loadDivisions } from '../../../rooms/regions/server/index.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadDemo } from './load.ts'
import { readPlan } from './plan.ts'
import { comparePublished } from './published.ts'

const quiet = { step: () => {}, share: () => {} }
let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform(day('2024-03-15'))
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [320100000000, 330100000000, 420802000000] })
  await owner.close()
})
afterAll(() => platform.close())

/** Loading is seconds where the machine is free; beside other work it takes its time. */
const patience = 240_000

describe('demo packs beside each other', () => {
  for (const [pack, sources] of [
    ['dongbao', 'S17.1, S17.4, S17.A2–S17.A4'],
    ['pancheng', 'S8.4, S8.5, S8.A1, S8.A2'],
    ['hangzhou', 'S1.A1–S1.A3'],
  ] as const) {
    it(`${pack} is loaded, and its records tell what its source published (${sources})`, {
      timeout: patience,
    }, async () => {
      expect((await loadDemo(platform, pack, quiet)).already).toBe(false)
      const compared = await comparePublished(platform, readPlan(pack))
      expect(compared.filter(({ holds }) => !holds)).toEqual([])
      expect(compared.length).toBeGreaterThan(4)
    })
  }

  it('change nothing when they are loaded again', async () => {
    expect(await loadDemo(platform, 'hangzhou', quiet)).toEqual({
      pack: 'hangzhou',
      already: true,
      stations: 0,
      people: 0,
      visits: 0,
    })
  })
})
