import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { asOwner } from '../../../tests/database.ts'
import { type FiguresWorld, figuresWorld } from '../../../tests/figures-world.ts'
import { villages, weixian, xunxian } from '../../../tests/people-world.ts'

let world: FiguresWorld
let person: string
const household = newId()
const trip = newId()

beforeAll(async () => {
  world = await figuresWorld()
  person = await world.people.person({
    registeredOn: '2023-02-01',
    fields: { name: '李秀英' },
    categories: [{ category: 'DB', from: '2023-02-01' }],
  })
  const { xiaohe: station, weixian: other } = world.people.stations
  const division = villages.zhangzhuang
  await world.add([
    {
      station,
      division,
      on: '2023-03-01',
      person,
      ordinal: 1,
      trip,
      household,
      categories: ['DB'],
      minutes: 30,
    },
    { station, division, on: '2023-03-01', ordinal: 2, trip, household, categories: ['KJ'], minutes: 30 },
    { station, division, on: '2023-03-01', ordinal: 3, categories: [], method: 'telephone' },
    {
      station,
      division,
      on: '2023-04-02',
      person,
      ordinal: 1,
      household,
      categories: ['DB', 'KJ'],
      minutes: 45,
    },
    {
      station: other,
      division: villages.caodian,
      on: '2023-03-09',
      ordinal: 4,
      categories: ['CJ'],
      urgency: 2,
    },
    {
      station: other,
      division: weixian,
      on: '2023-11-30',
      ordinal: 4,
      categories: ['CJ'],
      purpose: 'festival',
    },
    { station: other, division: 410622100201, on: '2023-03-09', ordinal: 5, categories: ['DB'] },
  ])
})
afterAll(() => world.close())

type Item = {
  kind: string
  id: string | null
  person: string | null
  title: string | null
  amount: number
  day: string
  place: string
}

async function walk(query: Record<string, string | number>, by: Actor = world.officer): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: { status: number; body: { items: Item[]; next: string | null } } = await world.ask(
      by,
      '/api/figures/records',
      { node: 410621, period: 2023, limit: 2, ...query, ...(cursor ? { cursor } : {}) },
    )
    if (page.status !== 200) throw new Error(JSON.stringify(page.body))
    items.push(...page.body.items)
    cursor = page.body.next
  } while (cursor)
  return items
}

const figure = async (measure: string, query: object = {}) =>
  (
    await world.ask(world.officer, '/api/figures', {
      node: 410621,
      period: 2023,
      ...query,
      measures: measure,
    })
  ).body.figures[0].value

describe('the way from a figure to its records', () => {
  it('leads from a ratio to neither of its measures, because it has no records of its own', async () => {
    const query = { measure: 'hours-a-visit', node: 410621, period: '2023' }
    const answer = await world.ask(world.officer, '/api/figures/records', query)
    expect([answer.status, answer.body.code]).toEqual([422, 'ratio-has-no-records'])
  })

  it('finds for every measure, node and period as many as the figure says', async () => {
    const measures = (await world.ask(world.officer, '/api/measures', {})).body.items as {
      code: string
      drillable: boolean
    }[]
    const station = `station:${world.people.stations.xiaohe}`
    const places = [
      ['410621', '2023'],
      [String(villages.zhangzhuang), '2023Q1'],
      [station, '2023-03'],
      [String(weixian), '2023'],
    ]
    for (const { code } of measures.filter(({ drillable }) => drillable)) {
      for (const [node = '', period = ''] of places) {
        const items = await walk({ measure: code, node, period })
        const counted = items.reduce((sum, item) => sum + item.amount, 0)
        expect([code, node, period, counted]).toEqual([
          code,
          node,
          period,
          await figure(code, { node, period }),
        ])
        const keys = items.map(({ id, person: served }) => id ?? served)
        expect(new Set(keys).size).toBe(items.length)
      }
    }
  })

  it('finds the records of each part of a split', async () => {
    const split = async (measure: string, by: string) =>
      (await world.ask(world.officer, '/api/figures/split', { node: 410621, period: 2023, measure, by })).body
    for (const measure of ['visits', 'persons-visited', 'registered', 'visit-hours']) {
      const { parts, none } = await split(measure, 'category')
      for (const { code, value } of [...parts, { code: 'none', value: none }]) {
        const items = await walk({ measure, by: 'category', value: code })
        expect([measure, code, items.reduce((sum, item) => sum + item.amount, 0)]).toEqual([
          measure,
          code,
          value,
        ])
      }
    }
    const methods = await split('visits', 'method')
    for (const { code, value } of methods.parts) {
      expect(await walk({ measure: 'visits', by: 'method', value: code })).toHaveLength(value)
    }
  })

  it('names the person, where the reader may see the file, and the place', async () => {
    const items = await walk({ measure: 'visits', node: villages.zhangzhuang, period: '2023-04' })
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'visit',
        person,
        title: '李秀英',
        day: '2023-04-02',
        place: '河南省 鹤壁市 浚县 小河镇 张庄村民委员会',
        amount: 1,
      }),
    ])
    const withoutFiles = world.actor(['figures.drill'], xunxian)
    const unnamed = await walk(
      { measure: 'visits', node: villages.zhangzhuang, period: '2023-04' },
      withoutFiles,
    )
    expect(unnamed.map((item) => item.title)).toEqual([null])
  })

  it('shows a station reader elsewhere only what lies in his own places', async () => {
    const node = `station:${world.people.stations.weixian}`
    const reader = world.actor(['figures.read', 'figures.drill'], weixian)
    const items = await walk({ measure: 'visits', node }, reader)
    expect(items).toHaveLength(2)
    const answer = await world.ask(reader, '/api/figures', { node, period: 2023, measures: 'visits' })
    expect(answer.body.figures[0].value).toBe(2)
  })

  it('a list by category needs the right to sensitive facts, and is written to the audit trail', async () => {
    const query = { node: 410621, period: 2023, measure: 'visits', by: 'category', value: 'dibao' }
    const reader = world.actor(['figures.drill', 'people.read'], xunxian)
    expect((await world.ask(reader, '/api/figures/records', query)).status).toBe(403)
    const byMethod = await world.ask(reader, '/api/figures/records', {
      ...query,
      by: 'method',
      value: 'home',
    })
    expect(byMethod.status).toBe(200)
    const officer = world.actor(['figures.drill', 'people.read-sensitive'], xunxian)
    expect((await world.ask(officer, '/api/figures/records', query)).status).toBe(200)
    const lines = await asOwner(world.platform.ownerUrl, (client) =>
      client.query('select action, kind, division, detail from audit_line where account = $1', [
        officer.account,
      ]),
    )
    expect(lines.rows).toEqual([
      {
        action: 'figures.drill',
        kind: 'read',
        division: xunxian,
        detail: {
          node: '410621000000',
          period: '2023',
          measure: 'visits',
          by: 'category',
          value: 'dibao',
          lines: 2,
        },
      },
    ])
  })

  it('refuses a page marker that it did not give', async () => {
    const query = { node: 410621, period: 2023, measure: 'visits' }
    for (const cursor of [
      'x',
      Buffer.from('["1 or true"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      const answer = await world.ask(world.officer, '/api/figures/records', { ...query, cursor })
      expect([cursor, answer.status, answer.body.problems?.[0]?.code]).toEqual([
        cursor,
        400,
        'cursor-not-valid',
      ])
    }
  })
})

describe('the exported table', () => {
  it('is a workbook with the figures and their definitions', async () => {
    const answer = await world.app.server.inject({
      method: 'GET',
      url: '/api/figures/export?node=410621&period=2023',
      headers: world.app.as(world.officer),
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('浚县-2023-数据表.xlsx'))
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('is refused to whoever may not see the node', async () => {
    const elsewhere = world.actor(['figures.read'], 410622000000)
    const answer = await world.app.server.inject({
      method: 'GET',
      url: '/api/figures/export?node=410621&period=2023',
      headers: world.app.as(elsewhere),
    })
    expect(answer.statusCode).toBe(404)
  })
})
