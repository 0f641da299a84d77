import { readdirSync } from 'node:fs'
import excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { everyFigureRight, type FiguresWorld, figuresWorld } from '../../../../tests/figures-world.ts'
import { neighbour, villages, weixian, xunxian } from '../../../../tests/people-world.ts'

let world: FiguresWorld
let station: string
let household: string

// The tests' day is 29 December 2023, a Friday: the year, the quarter and the month are not over.
beforeAll(async () => {
  world = await figuresWorld()
  station = world.people.stations.xiaohe
  household = '018a0000-0000-7000-8000-00000000d001'
  const division = villages.zhangzhuang
  const trip = '018b0000-0000-7000-8000-00000000d001'
  await world.add([
    { station, division, on: '2023-12-01', ordinal: 1, household, trip, categories: ['DB'], minutes: 30 },
    {
      station,
      division,
      on: '2023-12-01',
      ordinal: 2,
      household,
      trip,
      categories: ['DB', 'KJ'],
      minutes: 30,
    },
    { station, division, on: '2023-11-03', ordinal: 1, household, categories: ['DB'], minutes: 60 },
    // The thirtieth of the month lies past the 29 days of December that are over.
    { station, division, on: '2023-11-30', ordinal: 3, categories: ['TK'], minutes: 60 },
    { station, division, on: '2022-12-28', ordinal: 1, household, categories: ['DB'], minutes: 15 },
    { station, division, on: '2022-12-31', ordinal: 2, household, categories: ['DB'], minutes: 15 },
    { station: world.people.stations.weixian, division: villages.caodian, on: '2023-12-05', ordinal: 4 },
  ])
})
afterAll(() => world.close())

const compare = async (query: Record<string, string | number>, by: Actor = world.officer) =>
  world.ask(by, '/api/figures/comparison', { node: xunxian, period: '2023-12', measures: 'visits', ...query })

describe('the comparison of a period', () => {
  it('7.5: stands beside the period before and the same one a year ago, absolute and as a share', async () => {
    const { body } = await compare({ period: '2023-11' })
    expect(body).toMatchObject({
      period: '2023-11',
      previousPeriod: '2023-10',
      lastYear: '2022-11',
      open: false,
      equalDays: null,
    })
    expect(body.figures).toEqual([
      {
        measure: 'visits',
        value: 2,
        previous: { value: 0, change: 2, share: null },
        lastYear: { value: 0, change: 2, share: null },
        previousDays: null,
        lastYearDays: null,
      },
    ])
  })

  it('compares equally many days while the period is not over, and says which', async () => {
    const { body } = await compare({ measures: 'visits,persons-visited,household-visits,visit-hours' })
    expect(body).toMatchObject({
      open: true,
      equalDays: {
        days: 29,
        previous: { from: '2023-11-01', to: '2023-11-29' },
        lastYear: { from: '2022-12-01', to: '2022-12-29' },
      },
    })
    const figure = (code: string) => body.figures.find(({ measure }: { measure: string }) => measure === code)
    expect(figure('visits')).toEqual({
      measure: 'visits',
      value: 3,
      previous: { value: 2, change: 1, share: 0.5 },
      lastYear: { value: 2, change: 1, share: 0.5 },
      previousDays: { value: 1, change: 2, share: 2 },
      lastYearDays: { value: 1, change: 2, share: 2 },
    })
    expect(figure('persons-visited').lastYearDays).toEqual({ value: 1, change: 2, share: 2 })
    expect(figure('household-visits').previousDays).toEqual({ value: 1, change: 1, share: 1 })
    expect(figure('visit-hours').previousDays).toEqual({ value: 1, change: 0, share: 0 })
  })

  it('counts the days of a station, of a year and of a ratio as well', async () => {
    const { body } = await compare({
      node: `station:${station}`,
      period: '2023',
      measures: 'visits,hours-a-visit',
    })
    expect(body.equalDays.previous).toEqual({ from: '2022-01-01', to: '2022-12-29' })
    expect(body.figures[0].previousDays.value).toBe(1)
    expect(body.figures[1]).toMatchObject({ value: 0.75, previousDays: { value: 0.25 } })
  })

  it('says that above the county equal days are not counted', async () => {
    const province = world.actor(everyFigureRight, 410000000000)
    const { body } = await compare({ node: 410000 }, province)
    expect(body).toMatchObject({ open: true, equalDays: null })
    expect(body.figures[0]).toMatchObject({ value: 3, previousDays: null })
  })

  it('leaves the days out when they are not asked for', async () => {
    const { body } = await compare({ equalDays: 'false' })
    expect(body).toMatchObject({ open: true, equalDays: null })
  })

  it('is not found for a place outside the scope, and not allowed without the right to figures', async () => {
    expect((await compare({}, world.actor(everyFigureRight, neighbour))).status).toBe(404)
    expect((await compare({}, world.actor(['people.read'], xunxian))).status).toBe(403)
  })
})

describe('the trend of a measure', () => {
  const trend = (query: Record<string, string | number>, by: Actor = world.officer) =>
    world.ask(by, '/api/figures/trend', { node: xunxian, until: '2023', measures: 'visits', ...query })

  it('ends with the present month and says that it is not over', async () => {
    const { body } = await trend({ count: 3 })
    expect(body.points).toEqual([
      { period: '2023-10', open: false },
      { period: '2023-11', open: false },
      { period: '2023-12', open: true },
    ])
    expect(body.lines).toEqual([{ measure: 'visits', values: [0, 2, 3] }])
  })

  it('goes by quarters and years too, with persons counted once in each', async () => {
    const quarters = await trend({ step: 'quarter', count: 2, measures: 'visits,persons-visited' })
    expect(quarters.body.points.map(({ period }: { period: string }) => period)).toEqual(['2023Q3', '2023Q4'])
    expect(quarters.body.lines).toEqual([
      { measure: 'visits', values: [0, 5] },
      { measure: 'persons-visited', values: [0, 4] },
    ])
    const years = await trend({ step: 'year', count: 2 })
    expect(years.body.lines[0].values).toEqual([2, 5])
  })

  it('is not found for a place outside the scope', async () => {
    expect((await trend({}, world.actor(everyFigureRight, neighbour))).status).toBe(404)
  })
})

describe('the layout of the tile map', () => {
  it('has each province once, and none for a county, whose towns are laid out in order', async () => {
    const nation = await world.ask(world.officer, '/api/figures/tiles', { node: 0 })
    expect(nation.body.source).toBe('own layout')
    expect(nation.body.tiles).toHaveLength(34)
    expect(nation.body.tiles).toContainEqual({ node: '410000000000', column: 5, row: 3 })
    const county = await world.ask(world.officer, '/api/figures/tiles', { node: xunxian })
    expect(county.body).toEqual({ source: null, tiles: [] })
  })
})

describe('a measure that is one file', () => {
  it('stands on the dashboard under a heading, in the export with its definition, and has its own page', async () => {
    const codes = readdirSync('data/indicators')
      .filter((file) => file.endsWith('.yaml') && file !== 'groups.yaml')
      .map((file) => file.slice(0, -'.yaml'.length))
      .toSorted()
    const list = await world.ask(world.officer, '/api/measures', {})
    expect(list.body.items.map(({ code }: { code: string }) => code).toSorted()).toEqual(codes)
    for (const { group } of list.body.items) expect(group.title.en).not.toBe('')
    const figures = await world.ask(world.officer, '/api/figures/comparison', {
      node: xunxian,
      period: '2023-11',
    })
    expect(figures.body.figures.map(({ measure }: { measure: string }) => measure).toSorted()).toEqual(codes)
    const answer = await world.app.server.inject({
      method: 'GET',
      url: '/api/figures/export?node=410621&period=2023-11',
      headers: world.app.as(world.officer),
    })
    const book = new excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    const defined = (book.getWorksheet('指标定义')?.getColumn(2).values ?? []).slice(2)
    expect((defined as string[]).toSorted()).toEqual(codes)
    for (const code of codes) {
      const page = await world.ask(world.officer, `/api/measures/${code}`, {})
      expect(page.body.definition.zh, code).not.toBe('')
    }
  })
})

describe('an exported table', () => {
  const exported = async (query: Record<string, string | number>, by: Actor = world.officer) => {
    const text = new URLSearchParams({
      node: '410621',
      period: '2023-12',
      measures: 'persons-visited,visits',
    })
    for (const [name, value] of Object.entries(query)) text.set(name, String(value))
    return world.app.server.inject({
      method: 'GET',
      url: `/api/figures/export?${text}`,
      headers: { ...world.app.as(by), 'accept-language': 'zh' },
    })
  }

  it('stands as it was arranged, with categories and their overlap, definitions, place, period and moment', async () => {
    const answer = await exported({ sort: 'visits' })
    expect(answer.statusCode).toBe(200)
    const book = new excel.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '分类别', '指标定义', '说明'])
    const rows = (name: string) =>
      (book.getWorksheet(name)?.getSheetValues() ?? [])
        .slice(1)
        .map((row) => (row as unknown[]).slice(1).map((cell) => cell ?? ''))
    const [heading, titles, first, second] = rows('数据')
    expect(heading?.[0]).toBe('浚县 2023年12月 统计数据')
    expect(titles).toEqual(['单位', '走访人数（人）', '走访（次）'])
    expect([first, second]).toEqual([
      ['小河镇', 2, 2],
      ['卫贤镇', 1, 1],
    ])
    expect(rows('数据').at(-1)).toEqual(['合计', 3, 3])
    const category = rows('分类别').find(([name]) => name === '走访')
    expect(category?.at(-1)).toBe('各类别有交叉，合计 4 大于总数 3，交叉 1')
    expect(rows('指标定义').map(([, code]) => code)).toEqual(['代码', 'persons-visited', 'visits'])
    expect(Object.fromEntries(rows('说明') as [string, string][])).toMatchObject({
      统计单位: '浚县 · 河南省 鹤壁市 浚县',
      统计期: '2023年12月',
      数据截至: '2023年12月29日 10:00',
      排列: '按走访从大到小',
      说明: '各类别有交叉，各类别相加大于总数；差额即交叉数，见“分类别”工作表。',
    })
  })

  it('is refused for a column to sort by that it does not have', async () => {
    const answer = await exported({ sort: 'registered' })
    expect(answer.json().problems).toMatchObject([{ code: 'measure-unknown', path: '/query/sort' }])
  })

  it('is not found for a place outside the scope', async () => {
    expect((await exported({}, world.actor(everyFigureRight, neighbour))).statusCode).toBe(404)
    expect((await exported({ node: weixian })).statusCode).toBe(200)
  })
})
