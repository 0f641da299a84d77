import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { regionsErrors } from '../errors.ts'
import { loadDivisions } from './load-divisions.ts'
import { regionsRoutes } from './routes.ts'

const xunxian = 410621000000
const pukou = 320111000000
const pancheng = 320111007000

describe('divisions and zones over the API', () => {
  let platform: TestPlatform
  let app: TestApp
  let county: Actor
  let nanjing: Actor
  let reader: Actor

  beforeAll(async () => {
    platform = await testPlatform()
    await loadDivisions(platform.worker.pool, { only: [xunxian, pukou] })
    app = await testApp(platform, regionsRoutes(platform), regionsErrors)
    county = app.actor({ permissions: ['regions.write'], scope: { kind: 'division', division: xunxian } })
    nanjing = app.actor({
      permissions: ['regions.write'],
      scope: { kind: 'division', division: 320100000000 },
    })
    reader = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: 410621105000 } })
  })
  afterAll(() => platform.close())

  const get = async (actor: Actor, url: string) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = async (actor: Actor, url: string, body: object) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
    return { status: answer.statusCode, body: answer.json() }
  }

  it('needs a sign-in, and nothing more to be read', async () => {
    const answer = await app.server.inject({ method: 'GET', url: '/api/divisions?text=xunxian' })
    expect(answer.statusCode).toBe(401)
    const found = await get(nanjing, `/api/divisions?text=${encodeURIComponent('浚县')}`)
    expect(found.body.items[0]).toMatchObject({
      code: xunxian,
      name: '浚县',
      path: '河南省 鹤壁市 浚县',
      level: 'county',
      from: null,
      urbanRural: null,
    })
  })

  it('shows one division with its ancestors and its history', async () => {
    const shown = await get(reader, '/api/divisions/410621105')
    expect(shown.body).toMatchObject({ name: '小河镇', level: 'township', parent: xunxian })
    expect(shown.body.ancestors).toEqual([
      { code: 410000000000, name: '河南省' },
      { code: 410600000000, name: '鹤壁市' },
      { code: xunxian, name: '浚县' },
    ])
    expect((await get(reader, '/api/divisions/410622')).body.code).toBe('not-found')
    expect((await get(reader, '/api/divisions/abc')).body.code).toBe('not-found')
  })

  it('lists the divisions below, page by page', async () => {
    const first = await get(reader, `/api/divisions/${xunxian}/children?limit=6`)
    const second = await get(reader, `/api/divisions/${xunxian}/children?limit=6&cursor=${first.body.next}`)
    const names = [...first.body.items, ...second.body.items].map((one: { name: string }) => one.name)
    expect(names).toEqual([
      ...['卫溪街道', '浚州街道', '黎阳街道', '伾山街道', '善堂镇', '屯子镇'],
      ...['新镇镇', '小河镇', '卫贤镇', '王庄镇', '白寺镇'],
    ])
    expect(second.body.next).toBeNull()
  })

  it('renames from a day on: before it the old name, from it the new one, also in the paths below', async () => {
    const renamed = await post(county, '/api/divisions/410621105/rename', {
      name: '小河街道',
      from: '2023-10-01',
    })
    expect(renamed.status).toBe(200)
    const path = async (on: string) => (await get(reader, `/api/divisions/410621105201?on=${on}`)).body.path
    expect(await path('2023-09-30')).toMatch(/^河南省 鹤壁市 浚县 小河镇 /)
    expect(await path('2023-10-01')).toMatch(/^河南省 鹤壁市 浚县 小河街道 /)
    const shown = await get(reader, '/api/divisions/410621105')
    expect(shown.body.periods.map((one: { name: string; to: string | null }) => [one.name, one.to])).toEqual([
      ['小河镇', '2023-09-30'],
      ['小河街道', null],
    ])
    const found = await get(reader, '/api/divisions?text=xhjd&level=township')
    expect(found.body.items[0].code).toBe(410621105000)
    const again = await post(county, '/api/divisions/410621105/rename', {
      name: '小河镇',
      from: '2023-10-01',
    })
    expect(again.body.code).toBe('validity-overlaps')
  })

  it('lets nobody change a division outside the grant, nor without the right', async () => {
    const change = { name: '改名镇', from: '2023-10-01' }
    expect((await post(nanjing, '/api/divisions/410621107/rename', change)).status).toBe(403)
    expect((await post(reader, '/api/divisions/410621105/rename', change)).body.code).toBe('not-permitted')
    const town = app.actor({
      permissions: ['regions.write'],
      scope: { kind: 'division', division: 410621107000 },
    })
    expect((await post(town, '/api/divisions/410621/rename', change)).body.code).toBe('not-permitted')
    expect((await get(reader, '/api/divisions/410621107')).body.name).toBe('卫贤镇')
  })

  it('is guarded by the database too', async () => {
    const { rows } = await asOwner(
      platform.ownerUrl,
      (client) =>
        client.query(`
        set role zhulian_app; set app.low = '320100000000'; set app.high = '320199999999'; set app.exact = 'on';
        update division set name = '改名镇' where code = 410621107000;
        reset role;
        select name from division where code = 410621107000`) as unknown as Promise<{ rows: unknown[] }[]>,
    ).then((answers) => answers.at(-1) ?? { rows: [] })
    expect(rows).toEqual([{ name: '卫贤镇' }])
  })

  it('D18 registers a local village until the official code is loaded', async () => {
    const added = await post(county, '/api/divisions', {
      parent: 410621109000,
      name: '新华社区居委会',
      from: '2023-07-01',
    })
    expect(added).toEqual({ status: 201, body: { code: 410621109900 } })
    const shown = await get(reader, '/api/divisions/410621109900')
    expect(shown.body).toMatchObject({ official: false, level: 'village', from: '2023-07-01' })
    const next = await post(county, '/api/divisions', {
      parent: 410621109000,
      name: '锦凤社区',
      from: '2023-07-01',
    })
    expect(next.body.code).toBe(410621109901)
    const town = await post(county, '/api/divisions', {
      parent: xunxian,
      name: '产业园区',
      from: '2023-07-01',
    })
    expect(town.body.code).toBe(410621900000)
    const wrong = { parent: 410621109000, code: '410621107900', name: '别处', from: '2023-07-01' }
    expect((await post(county, '/api/divisions', wrong)).body.code).toBe('division-code-not-below-parent')
    const taken = { parent: 410621109000, code: '410621109201', name: '重复', from: '2023-07-01' }
    expect((await post(county, '/api/divisions', taken)).body.code).toBe('division-code-taken')
  })

  it('moves a division under another parent from a day on', async () => {
    const village = 410621107201
    const move = { parent: 410621108000, from: '2023-08-01' }
    expect((await post(county, `/api/divisions/${village}/move`, move)).status).toBe(200)
    const path = async (on: string) => (await get(reader, `/api/divisions/${village}?on=${on}`)).body.path
    expect(await path('2023-07-31')).toContain('卫贤镇')
    expect(await path('2023-08-01')).toContain('王庄镇')
    const below = await get(reader, '/api/divisions/410621108/children?limit=200')
    expect(below.body.items.map((one: { code: number }) => one.code)).toContain(village)
    const down = await post(county, '/api/divisions/410621108/move', { parent: village, from: '2023-08-01' })
    expect(down.body.code).toBe('parent-not-above')
  })

  it('closes a division with its successor, once nothing below it is left', async () => {
    const close = { lastDay: '2023-11-30', successor: '410621001211' }
    const town = await post(county, '/api/divisions/410621001/close', close)
    expect(town.body.code).toBe('division-still-has-children')
    expect((await post(county, '/api/divisions/410621001210/close', close)).status).toBe(200)
    const shown = await get(reader, '/api/divisions/410621001210')
    expect(shown.body).toMatchObject({ to: '2023-11-30', successor: 410621001211 })
    const search = async (on: string) =>
      (await get(reader, `/api/divisions?text=shuiyucun&on=${on}`)).body.items.length
    expect([await search('2023-11-30'), await search('2023-12-01')]).toEqual([1, 0])
    const bad = { lastDay: '2023-11-30', successor: '410621001210' }
    expect((await post(county, '/api/divisions/410621001211/close', bad)).body.code).toBe(
      'successor-not-in-force',
    )
  })

  it('X18 puts 盘城街道 under 江北新区 beside its statutory 浦口区', async () => {
    const zone = newId()
    const station = newId()
    await post(nanjing, '/api/zones', { zone, name: '江北新区', division: 320100000000 })
    const member = { division: pancheng, from: '2015-06-27' }
    expect((await post(nanjing, `/api/zones/${zone}/members`, member)).status).toBe(201)
    const opened = {
      station,
      name: '盘城街道社工站',
      kind: 'station',
      division: pancheng,
      openedOn: '2021-01-01',
    }
    await post(nanjing, '/api/stations', opened)
    const shown = await get(nanjing, `/api/stations/${station}?on=2021-11-28`)
    expect(shown.body.managingZone).toEqual({ id: zone, name: '江北新区' })
    expect(shown.body.division.path).toBe('江苏省 南京市 浦口区 盘城街道')

    const count = async (query: string) =>
      (await get(nanjing, `/api/station-counts?on=2021-11-28&${query}`)).body.total
    expect([await count(`zone=${zone}`), await count(`within=${pukou}`), await count('within=3201')]).toEqual(
      [1, 1, 1],
    )
    const zones = await get(reader, '/api/zones?within=3201&on=2021-11-28')
    expect(zones.body.items[0].members).toMatchObject([
      { code: pancheng, name: '盘城街道', from: '2015-06-27' },
    ])
  })

  it('keeps a division in one zone at a time, and lets no stranger draw zones', async () => {
    const zone = newId()
    await post(nanjing, '/api/zones', { zone, name: '高新区', division: pukou })
    const join = (body: object, actor = nanjing) => post(actor, `/api/zones/${zone}/members`, body)
    expect((await join({ division: pancheng, from: '2020-01-01' })).body.code).toBe('validity-overlaps')
    expect((await join({ division: 410621105000, from: '2020-01-01' })).body.code).toBe('not-permitted')
    expect((await join({ division: 320113000000, from: '2020-01-01' })).body.code).toBe('zone-member-outside')
    expect((await join({ division: 320111008000, from: '2020-01-01' }, county)).body.code).toBe(
      'not-permitted',
    )
    expect((await join({ division: 320111008000, from: '2020-01-01' })).status).toBe(201)
    // A community of 盘城街道 in another zone than its street: the smaller member decides, and nothing counts twice.
    expect((await join({ division: 320111007002, from: '2020-01-01', to: '2022-12-31' })).status).toBe(201)
    const community = { name: '社工点', kind: 'point', division: 320111007002, openedOn: '2021-01-01' }
    await post(nanjing, '/api/stations', { station: newId(), ...community })
    const counts = await Promise.all(
      (await get(reader, '/api/zones?on=2022-01-01')).body.items.map(
        async (one: { id: string; name: string }) => [
          one.name,
          (await get(nanjing, `/api/station-counts?on=2022-01-01&zone=${one.id}`)).body.total,
        ],
      ),
    )
    expect(counts).toEqual([
      ['高新区', 1],
      ['江北新区', 1],
    ])
    const end = { division: 320111008000, lastDay: '2022-12-31' }
    expect((await post(nanjing, `/api/zones/${zone}/members/end`, end)).status).toBe(200)
    const members = async (on: string) => {
      const { body } = await get(reader, `/api/zones?within=${pukou}&on=${on}`)
      return body.items[0].members.length
    }
    expect([await members('2022-12-31'), await members('2023-01-01')]).toEqual([2, 0])
  })

  it('says how many stations a change would touch, to those who may change', async () => {
    const affected = await get(nanjing, `/api/divisions/${pukou}/affected`)
    expect(affected.body).toEqual({ stations: { open: 2, closed: 0 } })
    expect((await get(county, `/api/divisions/${pukou}/affected`)).body.code).toBe('not-found')
    expect((await get(reader, `/api/divisions/${xunxian}/affected`)).body.code).toBe('not-permitted')
  })

  it('counts working days', async () => {
    const added = await get(reader, '/api/workdays/add?from=2019-03-29&days=10')
    expect(added.body).toEqual({ date: '2019-04-15', provisional: false })
    const between = await get(reader, '/api/workdays/between?from=2019-03-29&to=2019-04-15')
    expect(between.body).toEqual({ workdays: 10, provisional: false })
    expect((await get(reader, '/api/workdays/between?from=1919-03-29&to=2019-04-15')).body.code).toBe(
      'too-many-days',
    )
  })
})
