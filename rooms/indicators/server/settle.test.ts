import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeScope } from '../../../kernel/actor.ts'
import type { Period } from '../../../kernel/period.ts'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { addVisits } from '../../../tests/figures-world.ts'
import { engineFor } from './engine.ts'
import { countedTotal } from './figure-values.ts'
import { amountsAt, type VisibleNode } from './read-amounts.ts'
import { settleAll } from './settle.ts'

const village = 410621105201
const otherVillage = 410621105202
const otherTown = 410621001001
const station = newId()
const otherStation = newId()

let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

/** The value of one measure, as the worker sees it. */
async function value(code: string, node: VisibleNode | number, period: number): Promise<number> {
  const engine = engineFor(platform)
  const measure = engine.catalogue.find(code)
  if (!measure) throw new Error(`no measure ${code}`)
  const at: VisibleNode = typeof node === 'number' ? { kind: 'division', division: node } : node
  const reading = { tx: platform.worker.handle, scope: wholeScope, engine }
  const amounts = await amountsAt(reading, at, [period as Period])
  return countedTotal(measure, amounts.get(period as Period) ?? new Map(), engine.cells)
}

describe('settling dirty leaves', () => {
  it('counts records at every node above, by month, quarter and year', async () => {
    await asOwner(platform.ownerUrl, (client) =>
      addVisits(client, [
        { station, division: village, on: '2023-04-30', ordinal: 1, categories: ['DB'] },
        { station, division: village, on: '2023-05-01', ordinal: 1, categories: ['DB', 'KJ'] },
        { station, division: otherVillage, on: '2023-05-31', ordinal: 2, minutes: 45 },
        { station: otherStation, division: otherTown, on: '2023-07-01', ordinal: 2, method: 'telephone' },
      ]),
    )
    expect(await settleAll(engineFor(platform))).toBe(3)
    const visits = async (node: VisibleNode | number) => [
      await value('visits', node, 202305),
      await value('visits', node, 202322),
      await value('visits', node, 202300),
    ]
    expect(await visits(village)).toEqual([1, 2, 2])
    expect(await visits(410621105000)).toEqual([2, 3, 3])
    expect(await visits(410621000000)).toEqual([2, 3, 4])
    expect(await visits(410600000000)).toEqual([2, 3, 4])
    expect(await visits(410000000000)).toEqual([2, 3, 4])
    expect(await visits(0)).toEqual([2, 3, 4])
    expect(await visits({ kind: 'station', station })).toEqual([2, 3, 3])
    expect(await visits({ kind: 'station', station: otherStation })).toEqual([0, 0, 1])
    const zone: VisibleNode = { kind: 'zone', zone: newId(), membersIn: () => [village, 410621001000] }
    expect(await visits(zone)).toEqual([1, 2, 3])
  })

  it('counts a person once whatever the months, stations and towns', async () => {
    expect(await value('persons-visited', 410621000000, 202300)).toBe(2)
    expect(await value('persons-visited', 410621105000, 202300)).toBe(2)
    expect(await value('persons-visited', { kind: 'station', station: otherStation }, 202300)).toBe(1)
    expect(await value('visit-hours', 0, 202300)).toBe(0.75)
  })

  it('leaves nothing behind when the last record of a place is taken out', async () => {
    await asOwner(platform.ownerUrl, async (client) => {
      await client.query(
        `update visit set reversed_by = id, reversed_at = now() where division = ${otherTown}`,
      )
      await client.query('insert into figure_dirty (station, month, division) values ($1, 202307, $2)', [
        otherStation,
        otherTown,
      ])
    })
    await settleAll(engineFor(platform))
    expect(await value('visits', 410621000000, 202300)).toBe(3)
    expect(await value('persons-visited', 410621000000, 202300)).toBe(2)
    const rows = await asOwner(platform.ownerUrl, (client) =>
      client.query(`select (select count(*) from figure_leaf where division = ${otherTown})::int as leaves,
        (select count(*) from figure_division where division = 410621001000)::int as branches,
        (select count(*) from figure_station where station = '${otherStation}')::int as stations,
        (select count(*) from figure_dirty)::int as marks, (select count(*) from figure_stale)::int as stale`),
    )
    expect(rows.rows).toEqual([{ leaves: 0, branches: 0, stations: 0, marks: 0, stale: 0 }])
  })
})
