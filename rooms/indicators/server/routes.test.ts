import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import {
  everyFigureRight,
  type FiguresWorld,
  figuresWorld,
  type WorldVisit,
} from '../../../tests/figures-world.ts'
import { neighbour, villages, weixian, xiaohe, xunxian } from '../../../tests/people-world.ts'

let world: FiguresWorld
let station: string
let otherStation: string

beforeAll(async () => {
  world = await figuresWorld()
  station = world.people.stations.xiaohe
  otherStation = world.people.stations.weixian
})
afterAll(() => world.close())

const trip = newId()
const household = newId()

/** Five visits: a household interview with two, a second visit to one of them, and two by the other station. */
const visits = (): WorldVisit[] => [
  {
    station,
    division: villages.zhangzhuang,
    on: '2023-05-04',
    trip,
    household,
    ordinal: 1,
    categories: ['DB'],
    minutes: 60,
  },
  {
    station,
    division: villages.zhangzhuang,
    on: '2023-05-04',
    trip,
    household,
    ordinal: 2,
    categories: ['DB', 'KJ'],
    minutes: 60,
  },
  {
    station,
    division: villages.zhangzhuang,
    on: '2023-06-01',
    household,
    ordinal: 1,
    categories: ['DB'],
    method: 'telephone',
    minutes: 15,
  },
  {
    station: otherStation,
    division: villages.caodian,
    on: '2023-05-09',
    ordinal: 3,
    categories: ['TK'],
    seen: 'nobody',
  },
  { station: otherStation, division: weixian, on: '2023-05-10', ordinal: 1, categories: ['CJ', 'XSSJ'] },
]

/** The values of some measures at a node, by code. */
async function values(node: string | number, period: string, ...codes: string[]) {
  const answer = await world.ask(world.officer, '/api/figures', { node, period, measures: codes.join() })
  if (answer.status !== 200) return answer
  return answer.body.figures.map((figure: { value: number }) => figure.value)
}

describe('figures of a node', () => {
  it('hold what was written a moment before, at every level and for month, quarter and year', async () => {
    await world.add(visits())
    const counters = [
      'visits',
      'persons-visited',
      'households-visited',
      'household-visits',
      'visit-hours',
    ] as const
    expect(await values(xunxian, '2023-05', ...counters)).toEqual([4, 3, 3, 3, 2])
    expect(await values(xunxian, '2023Q2', ...counters)).toEqual([5, 3, 3, 4, 2.25])
    expect(await values(xunxian, '2023', ...counters)).toEqual([5, 3, 3, 4, 2.25])
    expect(await values(xiaohe, '2023', ...counters)).toEqual([3, 2, 1, 2, 2.25])
    expect(await values(villages.zhangzhuang, '2023Q2', ...counters)).toEqual([3, 2, 1, 2, 2.25])
    expect(await values(`station:${otherStation}`, '2023', ...counters)).toEqual([2, 2, 2, 2, 0])
    expect(await values(xunxian, '2022', ...counters)).toEqual([0, 0, 0, 0, 0])
  })

  it('compare with the period before and say how current they are', async () => {
    const { body } = await world.ask(world.officer, '/api/figures', {
      node: 410621,
      period: '2023-06',
      measures: 'visits',
    })
    expect(body).toEqual({
      node: { node: '410621000000', kind: 'division', name: '浚县', path: '河南省 鹤壁市 浚县' },
      period: '2023-06',
      previousPeriod: '2023-05',
      figures: [{ measure: 'visits', value: 1, previous: 4 }],
      settled: true,
      asOf: '2023-12-29T02:00:00.000Z',
    })
  })

  it('follow a correction at once', async () => {
    const [wrong] = await world.add([
      { station, division: villages.zhangzhuang, on: '2023-07-01', ordinal: 9 },
    ])
    expect(await values(xiaohe, '2023-07', 'visits', 'persons-visited')).toEqual([1, 1])
    await world.reverse([wrong ?? ''])
    expect(await values(xiaohe, '2023-07', 'visits', 'persons-visited')).toEqual([0, 0])
    expect(await values(xiaohe, '2023', 'visits', 'persons-visited')).toEqual([3, 2])
  })

  it('come month by month', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/series', {
      node: 410621,
      from: '2023Q2',
      to: '2023-07',
      measures: 'visits,persons-visited',
    })
    expect(body.months).toEqual(['2023-04', '2023-05', '2023-06', '2023-07'])
    expect(body.lines).toEqual([
      { measure: 'visits', values: [0, 4, 1, 0] },
      { measure: 'persons-visited', values: [0, 3, 1, 0] },
    ])
  })

  it('come by town, with what was recorded for the county itself apart; persons are fewer than the towns added', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/children', {
      node: 410621,
      period: '2023',
      measures: 'visits,persons-visited',
    })
    expect(
      body.rows.map((row: { node: { name: string }; values: number[] }) => [row.node.name, ...row.values]),
    ).toEqual(
      expect.arrayContaining([
        ['小河镇', 3, 2],
        ['卫贤镇', 2, 2],
      ]),
    )
    expect(body.total).toEqual([5, 3])
    expect(body.own).toEqual([0, 0])
    const town = await world.ask(world.officer, '/api/figures/children', {
      node: weixian,
      period: '2023',
      measures: 'visits',
    })
    expect(town.body.rows.map((row: { values: number[] }) => row.values)).toEqual([[0], [1]])
    expect(town.body).toMatchObject({ own: [1], total: [2] })
  })

  it('come by station', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/children', {
      node: 410621,
      period: '2023',
      measures: 'visits',
      by: 'station',
    })
    expect(
      body.rows.map((row: { node: { name: string }; values: number[] }) => [row.node.name, ...row.values]),
    ).toEqual([
      ['小河镇社会工作服务站', 3],
      ['卫贤镇社会工作服务站', 2],
    ])
  })

  it('are told apart by method, each with its word', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/split', {
      node: 410621,
      period: '2023',
      measure: 'visits',
      by: 'method',
    })
    expect(body).toMatchObject({ total: 5, sum: 5, none: 0, overlap: 0, note: null })
    expect(body.parts.slice(0, 2)).toEqual([
      { code: 'home', title: { zh: '入户', en: 'At home' }, value: 4 },
      { code: 'telephone', title: { zh: '电话', en: 'Telephone' }, value: 1 },
    ])
  })

  it('count a person with several categories over the months in each, and say that they overlap', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/split', {
      node: 410621,
      period: '2023',
      measure: 'persons-visited',
      by: 'category',
    })
    const parts = body.parts.map((part: { code: string; value: number }) => [part.code, part.value])
    expect(Object.fromEntries(parts)).toEqual({ dibao: 2, tekun: 1, child: 1, disability: 1, other: 1 })
    expect(body).toMatchObject({
      total: 3,
      sum: 6,
      overlap: 3,
      note: { zh: '各类别有交叉，合计 6 大于总数 3，交叉 3' },
    })
  })

  it('never tell a need-to-know category (L4) apart', async () => {
    const { body } = await world.ask(world.officer, '/api/figures/split', {
      node: 410621,
      period: '2023',
      measure: 'visits',
      by: 'category',
      categories: 'codes',
    })
    expect(body.parts.map((part: { code: string }) => part.code)).toContain('CJ')
    expect(JSON.stringify(body)).not.toContain('XSSJ')
  })

  it('say all that is wrong with a question', async () => {
    const problems = async (path: string, query: Record<string, string | number>) =>
      (await world.ask(world.officer, path, query)).body.problems?.map(
        (problem: { code: string }) => problem.code,
      )
    expect(await problems('/api/figures', { node: 'x', period: '2023-13' })).toEqual([
      'node-not-valid',
      'period-not-valid',
    ])
    expect(
      await problems('/api/figures', { node: 410621, period: '2023', measures: 'visits,miles' }),
    ).toEqual(['measure-unknown'])
    expect(
      await problems('/api/figures/split', { node: 410621, period: '2023', measure: 'visits', by: 'income' }),
    ).toEqual(['split-unknown'])
    expect(await problems('/api/figures/series', { node: 410621, from: '2000', to: '2023' })).toEqual([
      'too-many-months',
    ])
    expect(await problems('/api/figures/children', { node: villages.caodian, period: '2023' })).toEqual([
      'no-parts',
    ])
  })
})

describe('who sees which figures', () => {
  const missing = { status: 404, body: expect.objectContaining({ code: 'not-found' }) }

  it('lets a station worker see the station, and neither the town nor another station', async () => {
    const worker = world.actor(everyFigureRight, { kind: 'station', station })
    const ask = (node: string | number) =>
      world.ask(worker, '/api/figures', { node, period: '2023', measures: 'visits' })
    expect((await ask(`station:${station}`)).body.figures).toEqual([
      { measure: 'visits', value: 3, previous: 0 },
    ])
    expect(await ask(xiaohe)).toMatchObject(missing)
    expect(await ask(`station:${otherStation}`)).toMatchObject(missing)
  })

  it('answers a place outside the scope like one that does not exist', async () => {
    const elsewhere = world.actor(everyFigureRight, neighbour)
    for (const path of ['/api/figures', '/api/figures/children']) {
      const outside = await world.ask(elsewhere, path, { node: xunxian, period: '2023' })
      const nowhere = await world.ask(elsewhere, path, { node: 410622999000, period: '2023' })
      expect(outside).toMatchObject(missing)
      expect({ ...nowhere, body: { ...nowhere.body, reference: null } }).toEqual({
        ...outside,
        body: { ...outside.body, reference: null },
      })
    }
    expect(await world.ask(elsewhere, '/api/figures', { node: 410600, period: '2023' })).toMatchObject(
      missing,
    )
  })

  it('adds up for a village reader only the part of a station that lies in the village', async () => {
    const reader = world.actor(everyFigureRight, weixian)
    const whole = await world.ask(reader, '/api/figures', {
      node: `station:${otherStation}`,
      period: '2023',
      measures: 'visits',
    })
    expect(whole.body.figures[0].value).toBe(2)
    await world.add([{ station: otherStation, division: villages.zhangzhuang, on: '2023-05-11', ordinal: 1 }])
    const part = await world.ask(reader, '/api/figures', {
      node: `station:${otherStation}`,
      period: '2023',
      measures: 'visits,persons-visited',
    })
    expect(part.body.figures.map((figure: { value: number }) => figure.value)).toEqual([2, 2])
    expect(await values(`station:${otherStation}`, '2023', 'visits', 'persons-visited')).toEqual([3, 2])
  })

  it('needs the right to figures, and for records the right to drill', async () => {
    const reader = world.actor(['figures.read'], xunxian)
    const query = { node: 410621, period: '2023', measure: 'visits' }
    expect((await world.ask(reader, '/api/figures/records', query)).status).toBe(403)
    expect(
      (
        await world.ask(world.actor(['people.read'], xunxian), '/api/figures', {
          node: 410621,
          period: '2023',
        })
      ).status,
    ).toBe(403)
  })

  it('is kept by the database too: without the code, rows outside the scope are not there', async () => {
    const { inTransaction } = await import('../../../platform/server/database/transaction.ts')
    const { sql } = await import('kysely')
    const { ok } = await import('../../../kernel/result.ts')
    const { rangeOf } = await import('../../../kernel/division.ts')
    const count = async (division: number, table: string) => {
      const scope = { ranges: [rangeOf(division)], stations: [], persons: [], organisations: [] }
      const found = await inTransaction(
        world.platform.database.handle,
        { actor: world.officer, scope },
        'read',
        async (tx) =>
          ok(
            (await sql<{ n: number }>`select count(*)::integer as n from ${sql.ref(table)}`.execute(tx))
              .rows[0]?.n,
          ),
      )
      return found.ok ? found.value : null
    }
    for (const table of ['figure_leaf', 'figure_division', 'figure_station']) {
      expect(await count(xunxian, table), table).toBeGreaterThan(0)
      expect(await count(neighbour, table), table).toBe(0)
    }
  })
})

describe('the measures', () => {
  it('are listed with unit and splits, and each has its definition page', async () => {
    const list = await world.ask(world.officer, '/api/measures', {})
    expect(list.body.items[0]).toEqual({
      code: 'visits',
      title: { zh: '走访', en: 'Visits' },
      unit: { zh: '次', en: 'times' },
      group: { code: 'visits', title: { zh: '走访', en: 'Visits' } },
      spelled: ['zoufang', 'zf'],
      subject: { zh: '走访', en: 'Visits' },
      splits: [
        { code: 'category', title: { zh: '类别', en: 'Category' }, values: null },
        { code: 'method', title: { zh: '走访方式', en: 'Method' }, values: expect.any(Array) },
        { code: 'purpose', title: { zh: '走访类型', en: 'Purpose' }, values: expect.any(Array) },
        { code: 'seen', title: { zh: '见到的人', en: 'Who was seen' }, values: expect.any(Array) },
      ],
      addsUp: true,
      drillable: true,
      decimals: 0,
      stock: false,
    })
    expect(list.body.items[0].splits[3].values).toEqual([
      { code: 'person', title: { zh: '本人', en: 'The person' } },
      { code: 'family', title: { zh: '家属', en: 'Family' } },
      { code: 'neighbour', title: { zh: '邻居', en: 'Neighbour' } },
      { code: 'nobody', title: { zh: '无人', en: 'Nobody' } },
    ])
    const page = await world.ask(world.officer, '/api/measures/visits-home', {})
    expect(page.body).toMatchObject({
      count: { kind: 'records', of: null },
      where: { column: 'method', is: 'home' },
      overlap: 'multi',
    })
    expect((await world.ask(world.officer, '/api/measures/nothing', {})).status).toBe(404)
  })
})
