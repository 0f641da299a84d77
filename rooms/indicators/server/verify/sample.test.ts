import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noStation } from '../../../../kernel/no-station.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { addVisits } from '../../../../tests/figures-world.ts'
import { engineFor } from '../engine.ts'
import { drawnNode } from './sample-node.ts'
import { verifyFigures } from './verify.ts'

let platform: TestPlatform
// Fixed, because what a seed draws depends on them.
const station = '01890000-0000-7000-8000-000000000001'
const otherStation = '01890000-0000-7000-8000-000000000002'

beforeAll(async () => {
  platform = await testPlatform()
  await asOwner(platform.ownerUrl, (client) =>
    addVisits(
      client,
      // One visit in each of twelve months, four places and three stations, and trips that go through the places.
      Array.from({ length: 144 }, (_, i) => ({
        station: [station, otherStation, noStation][Math.floor(i / 48)] as string,
        division: [410621105201, 410621105202, 410621105000, 410622100201][Math.floor(i / 12) % 4] as number,
        on: `2023-${String((i % 12) + 1).padStart(2, '0')}-10`,
        ordinal: i % 17,
        trip: `018b0000-0000-7000-8000-${String(i % 3).padStart(12, '0')}`,
        categories: i % 3 ? ['DB'] : ['DB', 'KJ'],
      })),
    ),
  )
})
afterAll(() => platform.close())

const verify = (seed: number, size = 26) => verifyFigures(engineFor(platform), { size, seed })
const tamper = (statement: string) => asOwner(platform.ownerUrl, (client) => client.query(statement))

describe('verifying a sample', () => {
  it('finds no difference where there is none, and draws the same again by the same seed', async () => {
    const first = await verify(1, 13)
    expect(first.differences).toEqual([])
    expect(first.rows).toBeGreaterThan(13)
    expect(await verify(1, 13)).toEqual(first)
    expect((await verify(2)).differences).toEqual([])
  })

  it('draws every level in turn, and a village never where the record names a town', () => {
    const at = { station, month: 202305, division: 410621105000 }
    expect([0, 1, 2, 3, 4].map((turn) => drawnNode(at, turn))).toMatchObject([
      { level: 0, node: '0', low: 0, high: 999_999_999_999, period: 202305 },
      { level: 4, node: '410621105000', high: 410621105999, period: 202322 },
      { level: 4, period: 202300 },
      { level: 6, node: station, period: 202305 },
      { level: 3, node: '410621000000', high: 410621999999, period: 202322 },
    ])
    expect(drawnNode({ ...at, station: noStation }, 3)).toMatchObject({ level: 4, node: '410621105000' })
  })

  it('finds a leaf that is gone, one without records behind it, and a branch that is wrong', async () => {
    await tamper(`delete from figure_leaf where station = '${station}' and month = 202302`)
    const gone = (await verify(5)).differences
    expect(gone).toContainEqual({
      node: `410621105202 station:${station}`,
      period: 202302,
      measure: 'visits',
      split: '',
      value: '',
      stored: 0,
      counted: 1,
    })
    await tamper(`update figure_leaf set month = 202201 where station = '${station}' and month = 202304`)
    await tamper(`delete from figure_division where level = 3`)
    const found = (await verify(6, 74)).differences
    expect(found.some(({ period, counted }) => period === 202201 && counted === 0)).toBe(true)
    expect(found.some(({ node, stored }) => node === '410621000000' && stored === 0)).toBe(true)
  })
})
