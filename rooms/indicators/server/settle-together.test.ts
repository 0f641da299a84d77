import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { clockAt } from '../../../platform/server/clock.ts'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner } from '../../../tests/database.ts'
import { addVisits, type FiguresWorld, figuresWorld } from '../../../tests/figures-world.ts'
import { villages, weixian, xunxian } from '../../../tests/people-world.ts'
import { figureBacklog } from './backlog.ts'
import { buildWhenDefinitionsChanged } from './build.ts'
import { catalogueOf } from './catalogue.ts'
import { engineFor, engineOf } from './engine.ts'
import { startFigureWorker } from './figure-worker.ts'
import { settleAll, settlingLock } from './settle.ts'
import { verifyFigures } from './verify/verify.ts'

let world: FiguresWorld
let station: string
const division = villages.zhangzhuang

beforeAll(async () => {
  world = await figuresWorld()
  station = world.people.stations.xiaohe
})
afterAll(() => world.close())

const read = async (node: string | number, period: string, measure = 'visits') =>
  (await world.ask(world.officer, '/api/figures', { node, period, measures: measure })).body
const visitsAt = async (node: string | number, period: string, measure = 'visits') =>
  (await read(node, period, measure)).figures[0].value

/** As another process of the same deployment would: with its own memory. */
const anotherEngine = (today = '2023-12-29') => {
  const { catalogue } = engineFor(world.platform)
  return engineOf(
    world.platform.worker,
    clockAt(day(today)),
    catalogueOf(catalogue.measures, catalogue.groups),
  )
}

describe('settling while others write', () => {
  it('leaves a mark that is not yet committed for the next round', async () => {
    await asOwner(world.platform.ownerUrl, async (writer) => {
      await writer.query('begin')
      await addVisits(writer, [{ station, division, on: '2023-01-05' }])
      expect(await visitsAt(xunxian, '2023-01')).toBe(0)
      await writer.query('commit')
    })
    expect(await visitsAt(xunxian, '2023-01')).toBe(1)
  })

  it('loses nothing when several write and several settle at once', async () => {
    const engines = [engineFor(world.platform), anotherEngine(), anotherEngine()]
    const writers = [1, 2, 3].map((writer) =>
      asOwner(world.platform.ownerUrl, async (client) => {
        for (let i = 0; i < 25; i += 1) {
          const on = `2023-${String((i % 3) + 2).padStart(2, '0')}-10`
          await addVisits(client, [
            { station, division, on, ordinal: writer * 100 + i, categories: i % 2 ? ['DB'] : [] },
          ])
        }
      }),
    )
    let writing = true
    const settlers = engines.map(async (engine) => {
      while (writing) await settleAll(engine)
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(settlers)
    expect(await visitsAt(xunxian, '2023Q1')).toBe(1 + 51)
    expect(await visitsAt(xunxian, '2023')).toBe(1 + 75)
    expect(await visitsAt(xunxian, '2023', 'persons-visited')).toBe(1 + 75)
    expect((await verifyFigures(anotherEngine())).differences).toEqual([])
  })

  it('says honestly when it could not catch up in time', async () => {
    await asOwner(world.platform.ownerUrl, async (other) => {
      await other.query('begin')
      await other.query(`select pg_advisory_xact_lock(${settlingLock})`)
      await world.add([{ station, division, on: '2023-10-01' }])
      const late = await read(xunxian, '2023-10')
      expect(late).toMatchObject({ settled: false, figures: [{ value: 0 }] })
      expect(await figureBacklog(world.platform)).toMatchObject({ dirtyLeaves: 1 })
      await other.query('commit')
    })
    expect(await read(xunxian, '2023-10')).toMatchObject({ settled: true, figures: [{ value: 1 }] })
  })
})

describe('the worker beside the server', () => {
  it('builds the figures when the files define other measures, and follows what is written', async () => {
    const worker = startFigureWorker(world.platform)
    await world.add([{ station, division, on: '2023-11-11' }])
    await expect
      .poll(async () => (await figureBacklog(world.platform)).dirtyLeaves, { timeout: 20_000 })
      .toBe(0)
    await worker.stop()
    const built = await asOwner(world.platform.ownerUrl, (client) =>
      client.query('select definitions from figure_build'),
    )
    expect(built.rows[0].definitions).toBe(engineFor(world.platform).catalogue.hash)
    expect(await buildWhenDefinitionsChanged(engineFor(world.platform))).toBe(false)
    expect(await visitsAt(weixian, '2023-11')).toBe(0)
    expect(await visitsAt(xunxian, '2023-11')).toBe(1)
  })

  it('counts what is dated in a month to come when that month begins', async () => {
    const { person } = world.people
    await person({
      registeredOn: '2023-09-01',
      categories: [{ category: 'DB', from: '2023-09-01', to: '2024-01-31' }],
    })
    const standing = async (period: string) => {
      const query = { node: xunxian, period, measure: 'registered', by: 'category' }
      const { total, parts } = (await world.ask(world.officer, '/api/figures/split', query)).body
      return [total, parts[0].value]
    }
    expect(await standing('2023-12')).toEqual([1, 1])
    const february = anotherEngine('2024-02-01')
    await settleAll(february)
    expect(await standing('2024-01')).toEqual([1, 1])
    expect(await standing('2024-02')).toEqual([1, 0])
    expect((await verifyFigures(february)).differences).toEqual([])
  })

  it('moves exactly the figures it should when one visit is added, at every place above', async () => {
    const nodes = [division, 410621105000, xunxian, `station:${station}`, weixian, villages.caodian]
    const before = await Promise.all(nodes.map((node) => visitsAt(node, '2023-08')))
    await world.add([{ id: newId(), station, division, on: '2023-08-08' }])
    const after = await Promise.all(nodes.map((node) => visitsAt(node, '2023-08')))
    expect(after.map((value, i) => value - before[i])).toEqual([1, 1, 1, 1, 0, 0])
  })
})
