import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noStation } from '../../../../kernel/no-station.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { addVisits, type WorldVisit } from '../../../../tests/figures-world.ts'
import { engineFor } from '../engine.ts'
import { settleAll } from '../settle.ts'
import { verifyFigures } from '../verify/verify.ts'
import { rebuildFigures } from './rebuild.ts'

let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform()
})
afterAll(() => platform.close())

const tables = {
  figure_leaf: 'station, month, division, province, amounts, members',
  figure_division: 'province, level, period, division, amounts, members, shared',
  figure_station: 'province, station, period, low, high, amounts, members',
}

/** Everything that is stored, as text. */
const stored = () =>
  asOwner(platform.ownerUrl, async (client) => {
    const found: Record<string, string[]> = {}
    for (const [table, columns] of Object.entries(tables)) {
      const { rows } = await client.query(
        `select t::text as line from (select ${columns} from ${table}) t order by 1`,
      )
      found[table] = rows.map(({ line }) => line)
    }
    return found
  })

/** A year of three stations with days, places, trips, households and categories of every kind. */
function year(): WorldVisit[] {
  const stations = [newId(), newId(), noStation]
  const divisions = [
    410621105201, 410621105202, 410621105000, 410621000000, 410600000000, 442000100001, 410622100201,
  ]
  const trips = Array.from({ length: 40 }, () => newId())
  const households = Array.from({ length: 9 }, () => newId())
  return Array.from({ length: 900 }, (_, i): WorldVisit => {
    const sets = [[], ['DB'], ['DB', 'KJ'], ['TK'], ['CJ', 'KJ']]
    return {
      station: stations[i % 3] as string,
      division: divisions[(i * 5) % 7] as number,
      on: `${2022 + (i % 2)}-${String(((i * 7) % 12) + 1).padStart(2, '0')}-${String((i % 3) + 1).padStart(2, '0')}`,
      ordinal: i % 2 ? i + 1 : 1_000_000 + (i % 11),
      household: i % 4 ? (households[i % 9] as string) : null,
      ...(i % 3 ? { trip: trips[(i * 3) % 40] as string } : {}),
      minutes: i % 5 ? (i % 5) * 15 : null,
      method: ['home', 'telephone', 'video', 'outside', 'school'][i % 5] as string,
      categories: sets[i % 5] as string[],
      urgency: i % 3,
    }
  })
}

describe('building all figures again', () => {
  it('gives, byte for byte, what settling mark by mark had given', async () => {
    const visits = year()
    for (let start = 0; start < visits.length; start += 300) {
      await asOwner(platform.ownerUrl, (client) => addVisits(client, visits.slice(start, start + 300)))
      await settleAll(engineFor(platform))
    }
    const settled = await stored()
    expect(settled.figure_leaf?.length).toBeGreaterThan(80)
    await rebuildFigures(engineFor(platform))
    expect(await stored()).toEqual(settled)
    expect((await verifyFigures(engineFor(platform))).differences).toEqual([])
  })

  it('says how many rows it wrote, and nothing is left of records that are gone', async () => {
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update visit set reversed_by = id, reversed_at = now()'),
    )
    expect(await rebuildFigures(engineFor(platform))).toEqual({ leaves: 0, branches: 0, stations: 0 })
    expect(await stored()).toEqual({ figure_leaf: [], figure_division: [], figure_station: [] })
  })
})
