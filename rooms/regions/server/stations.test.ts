import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { regionsErrors } from '../errors.ts'
import { loadDivisions } from './load-divisions.ts'
import { regionsRoutes } from './routes.ts'
import { stationByCode } from './stations.ts'

const xunxian = 410621000000
const xiaohe = 410621105000
const weixian = 410621107000
const luanchengTown = 130111100000

describe('the register of stations', () => {
  let platform: TestPlatform
  let app: TestApp
  let county: Actor
  let elsewhere: Actor
  let worker: Actor

  beforeAll(async () => {
    platform = await testPlatform()
    await loadDivisions(platform.worker.pool, { only: [xunxian, 130111000000] })
    app = await testApp(platform, regionsRoutes(platform), regionsErrors)
    county = app.actor({ permissions: ['regions.write'], scope: { kind: 'division', division: xunxian } })
    elsewhere = app.actor({
      permissions: ['regions.write'],
      scope: { kind: 'division', division: 130111000000 },
    })
    worker = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: xiaohe } })
  })
  afterAll(() => platform.close())

  const get = async (actor: Actor, url: string) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const send = async (actor: Actor, method: 'POST' | 'PATCH', url: string, body: object) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method, url, headers: app.as(actor), payload })
    return { status: answer.statusCode, body: answer.json() }
  }
  const open = async (more: object = {}, actor = county) => {
    const station = newId()
    const body = {
      station,
      name: '小河镇社会工作服务站',
      kind: 'station',
      division: xiaohe,
      openedOn: '2021-09-01',
      ...more,
    }
    return { station, ...(await send(actor, 'POST', '/api/stations', body)) }
  }

  it('opens a station under a speakable code and shows it with its path', async () => {
    const { station, status, body } = await open({
      functions: ['social-work', 'child-protection', 'elder-care'],
    })
    expect(status).toBe(201)
    expect(body.code).toBe('410621-105-01')
    const shown = await get(county, `/api/stations/${station}`)
    expect(shown.body).toMatchObject({
      name: '小河镇社会工作服务站',
      division: { code: xiaohe, name: '小河镇', path: '河南省 鹤壁市 浚县 小河镇' },
      functions: ['social-work', 'child-protection', 'elder-care'],
      mayChange: true,
      version: 1,
    })
    expect((await open({ name: '小河镇第二站' })).body.code).toBe('410621-105-02')
  })

  it('finds a station by its code, and nothing by what is no code', async () => {
    const found = await stationByCode(platform.worker.handle, '410621-105-01')
    expect(found?.division).toBe(xiaohe)
    for (const code of ['nowhere', '', '4', '99-0'])
      expect(await stationByCode(platform.worker.handle, code), code).toBeUndefined()
  })

  it('gives the first answer again when the same opening is sent twice', async () => {
    const body = {
      id: newId(),
      station: newId(),
      name: '白寺镇社工站',
      kind: 'station',
      division: 410621109000,
      openedOn: '2021-09-01',
    }
    const first = await send(county, 'POST', '/api/stations', body)
    const second = await send(county, 'POST', '/api/stations', body)
    expect(second).toEqual(first)
    const list = await get(county, '/api/stations?within=410621109000')
    expect(list.body.items).toHaveLength(1)
  })

  it('does not open a second station under the id of another, seen or not', async () => {
    const { station } = await open({ name: '浚州街道社工站', division: 410621002000 })
    expect((await open({ station, name: '另一站' })).body.code).toBe('id-already-used')
    const neighbour = app.actor({
      permissions: ['regions.write'],
      scope: { kind: 'division', division: xiaohe },
    })
    expect((await open({ station, name: '另一站' }, neighbour)).body.code).toBe('id-already-used')
    expect((await get(county, `/api/stations/${station}`)).body.name).toBe('浚州街道社工站')
  })

  it('lets nobody open a station outside the division of the grant, nor without the right', async () => {
    expect((await open({}, elsewhere)).body.code).toBe('not-permitted')
    expect((await open({ division: luanchengTown })).status).toBe(403)
    expect((await open({}, worker)).body.code).toBe('not-permitted')
  })

  it('does not let someone outside learn that a station exists, whatever is asked', async () => {
    const { station, body } = await open({ name: '卫贤镇社工站', division: weixian })
    const { code } = body
    expect(code).toBe('410621-107-01')
    for (const stranger of [elsewhere, worker]) {
      expect((await get(stranger, `/api/stations/${station}`)).body.code).toBe('not-found')
      expect((await get(stranger, `/api/stations?search=${code}`)).body.items).toEqual([])
      expect((await get(stranger, `/api/stations?within=${weixian}`)).body.items).toEqual([])
      expect((await get(stranger, `/api/station-counts?within=${weixian}`)).body.total).toBe(0)
      expect((await get(stranger, `/api/station-coverage?within=${xunxian}`)).body.code).toBe('not-found')
    }
    const change = { version: 1, name: '改名', kind: 'station', division: weixian, openedOn: '2021-09-01' }
    const refused = await send(elsewhere, 'PATCH', `/api/stations/${station}`, change)
    const unknown = await send(elsewhere, 'PATCH', `/api/stations/${newId()}`, change)
    expect(refused.body.code).toBe('not-found')
    expect({ ...refused.body, reference: '' }).toEqual({ ...unknown.body, reference: '' })
    expect((await get(county, `/api/stations/${station}`)).status).toBe(200)
  })

  it('shows a worker of one station that station and no other', async () => {
    const { station } = await open({ name: '新镇镇社工站', division: 410621104000 })
    const own = app.actor({ permissions: ['people.read'], scope: { kind: 'station', station } })
    const list = await get(own, '/api/stations')
    expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([station])
    expect((await get(own, `/api/stations/${station}`)).body.mayChange).toBe(false)
  })

  it('refuses a kind where it may not stand, with all that is wrong at once', async () => {
    const { status, body } = await open({ kind: 'village-station', functions: ['cooking'], parent: newId() })
    expect(status).toBe(400)
    expect(body.problems.map((one: { code: string; path: string }) => [one.code, one.path])).toEqual([
      ['station-kind-not-at-level', '/body/division'],
      ['station-function-not-known', '/body/functions'],
      ['station-parent-not-known', '/body/parent'],
    ])
    expect((await open({ kind: 'shop' })).body.code).toBe('station-kind-not-known')
    expect((await open({ division: 410621190000 })).body.code).toBe('division-not-in-force')
  })

  it('refuses a change to what someone else changed meanwhile', async () => {
    const { station } = await open({ name: '王庄镇社工站', division: 410621108000 })
    const change = {
      version: 1,
      name: '王庄镇社会工作服务站',
      kind: 'station',
      division: 410621108000,
      openedOn: '2021-09-01',
    }
    const first = await send(county, 'PATCH', `/api/stations/${station}`, { ...change, operator: '鹤壁七彩' })
    expect(first.body).toEqual({ id: station, version: 2 })
    const second = await send(county, 'PATCH', `/api/stations/${station}`, {
      ...change,
      operator: '鹤壁牵手',
    })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ code: 'changed-meanwhile', data: { version: 2 } })
    expect((await get(county, `/api/stations/${station}`)).body.operator).toBe('鹤壁七彩')
  })

  it('keeps the network a tree', async () => {
    const centre = await open({
      name: '浚县社会工作服务指导中心',
      kind: 'guidance-centre',
      division: xunxian,
    })
    expect(centre.body.code).toBe('410621-000-01')
    const below = await open({ name: '善堂镇社工站', division: 410621101000, parent: centre.station })
    expect((await get(county, `/api/stations/${below.station}`)).body.parent.name).toBe(
      '浚县社会工作服务指导中心',
    )
    const circle = {
      version: 1,
      name: '中心',
      kind: 'guidance-centre',
      division: xunxian,
      openedOn: '2021-09-01',
      parent: below.station,
    }
    const refused = await send(county, 'PATCH', `/api/stations/${centre.station}`, circle)
    expect(refused.body.code).toBe('station-parent-below')
  })

  it('closes after the last day, leaves the list of open ones, and can be taken back', async () => {
    const { station } = await open({ name: '屯子镇社工站', division: 410621102000 })
    const close = (lastDay: string) =>
      send(county, 'POST', `/api/stations/${station}/close`, { version: 1, lastDay })
    expect((await close('2021-08-31')).body.code).toBe('station-closed-before-opened')
    expect((await close('2023-06-30')).body.version).toBe(2)
    const listed = async (query: string) =>
      (await get(county, `/api/stations?within=410621102000&${query}`)).body.items.length
    expect(await listed('on=2023-06-30')).toBe(1)
    expect(await listed('on=2023-07-01')).toBe(0)
    expect(await listed('state=closed')).toBe(1)
    const back = await send(county, 'POST', `/api/stations/${station}/reopen`, { version: 2 })
    expect(back.body.version).toBe(3)
    expect(await listed('on=2023-07-01')).toBe(1)
  })

  it('finds stations by name, spelling, initials and code, and counts them by kind', async () => {
    const found = async (search: string) =>
      (
        await get(county, `/api/stations?within=${xunxian}&search=${encodeURIComponent(search)}`)
      ).body.items.map((one: { code: string }) => one.code)
    for (const search of ['白寺', 'baisi', 'bsz', '109-01'])
      expect(await found(search)).toEqual(['410621-109-01'])
    expect(await found('%')).toEqual([])
    const counts = await get(county, `/api/station-counts?within=${xunxian}`)
    expect(counts.body.byKind).toEqual([
      { kind: 'guidance-centre', stations: 1 },
      { kind: 'station', stations: 9 },
    ])
  })

  it('pages through the list without losing or doubling one', async () => {
    const codes: string[] = []
    let cursor = ''
    do {
      const page = await get(county, `/api/stations?limit=2${cursor && `&cursor=${cursor}`}`)
      codes.push(...page.body.items.map((one: { code: string }) => one.code))
      cursor = page.body.next ?? ''
    } while (cursor)
    expect(codes).toEqual([...new Set(codes)].toSorted())
    expect(codes).toHaveLength(10)
    expect((await get(county, '/api/stations?cursor=nonsense')).body.code).toBe('cursor-not-valid')
  })

  it('S5.1 says which of the eleven towns have a station', async () => {
    const coverage = await get(county, `/api/station-coverage?within=${xunxian}`)
    expect(coverage.body).toMatchObject({ towns: 11, covered: 8, source: 'divisions-2023', on: '2023-12-29' })
    expect(coverage.body.without.map((town: { name: string }) => town.name)).toEqual([
      '卫溪街道',
      '黎阳街道',
      '伾山街道',
    ])
  })

  it('S6.A4 shows 4/5 without a process and refuses 实体化运行 until there is one', async () => {
    const { station } = await open({ name: '伾山街道社工站', division: 410621004000 })
    const record = (have: string, heldOn = '2023-03-01') => {
      const evidence = newId()
      const body = { evidence, have, description: '照片与制度文本', heldOn }
      return send(county, 'POST', `/api/stations/${station}/evidence`, body).then(({ body: answer }) => ({
        evidence,
        answer,
      }))
    }
    for (const have of ['sign', 'staff', 'mechanism', 'project']) await record(have)
    const shown = await get(county, `/api/stations/${station}`)
    expect(shown.body.fiveHaves).toEqual({
      held: 4,
      of: 5,
      has: ['sign', 'staff', 'mechanism', 'project'],
      missing: ['process'],
    })
    const declare = (on: string) =>
      send(county, 'POST', `/api/stations/${station}/substance`, { version: 1, on })
    const refused = await declare('2023-12-01')
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'evidence-missing', data: { missing: 1, haves: ['process'] } })
    expect(refused.body.message).toBe('“五有”缺 1 项，不能标为实体化运行')

    const process = await record('process', '2023-11-01')
    expect(process.answer.fiveHaves.held).toBe(5)
    expect((await declare('2023-10-31')).body.code).toBe('evidence-missing')
    expect((await declare('2023-12-01')).body.version).toBe(2)
    const works = async (on: string) =>
      (await get(county, `/api/stations/${station}?on=${on}`)).body.worksInSubstance
    expect([await works('2023-11-30'), await works('2023-12-01')]).toEqual([false, true])

    const withdraw = `/api/stations/${station}/evidence/${process.evidence}/withdraw`
    const gone = await send(county, 'POST', withdraw, { withdrawnOn: '2023-12-20' })
    expect(gone.body.fiveHaves.missing).toEqual(['process'])
    expect([await works('2023-12-19'), await works('2023-12-20')]).toEqual([true, false])
    expect((await send(county, 'POST', withdraw, { withdrawnOn: '2023-12-21' })).body.code).toBe(
      'evidence-withdrawn',
    )
    expect((await send(elsewhere, 'POST', withdraw, { withdrawnOn: '2023-12-21' })).body.code).toBe(
      'not-found',
    )
  })

  it('moves its evidence along when it moves, and does not move to another province', async () => {
    const { station } = await open({ name: '黎阳街道社工站', division: 410621003000 })
    const evidence = { evidence: newId(), have: 'sign', description: '挂牌照片', heldOn: '2023-03-01' }
    await send(county, 'POST', `/api/stations/${station}/evidence`, evidence)
    const both = app.actor({ permissions: ['regions.write'], scope: { kind: 'division', division: 0 } })
    const change = { version: 1, name: '社工站', kind: 'station', openedOn: '2021-09-01' }
    const far = await send(both, 'PATCH', `/api/stations/${station}`, { ...change, division: luanchengTown })
    expect(far.body.code).toBe('station-other-province')
    const near = await send(county, 'PATCH', `/api/stations/${station}`, {
      ...change,
      division: 410621001000,
    })
    expect(near.body.version).toBe(2)
    const town = app.actor({
      permissions: ['people.read'],
      scope: { kind: 'division', division: 410621001000 },
    })
    expect((await get(town, `/api/stations/${station}`)).body.fiveHaves.has).toEqual(['sign'])
  })
})
