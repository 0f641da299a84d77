import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { addVisits } from '../../../tests/figures-world.ts'
import { indicatorsErrors } from '../../indicators/errors.ts'
import { indicatorsRoutes } from '../../indicators/server/index.ts'
import { regionsErrors } from '../../regions/errors.ts'
import { loadDivisions, regionsRoutes } from '../../regions/server/index.ts'
import { projectsErrors } from '../errors.ts'
import { projectsRoutes } from './index.ts'

const nanjing = 320100000000
const pukou = 320111000000
const pancheng = 320111007000
const gulou = 320106000000

describe('service lists', () => {
  let platform: TestPlatform
  let app: TestApp
  let city: Actor
  let reader: Actor
  let elsewhere: Actor
  const station = newId()
  const list = newId()
  const zone = newId()

  beforeAll(async () => {
    platform = await testPlatform(day('2022-01-05'))
    await loadDivisions(platform.worker.pool, { only: [pukou, gulou] })
    app = await testApp(
      platform,
      [...regionsRoutes(platform), ...indicatorsRoutes(platform), ...projectsRoutes(platform)],
      { ...regionsErrors, ...indicatorsErrors, ...projectsErrors },
    )
    const rights = ['figures.read', 'targets.write', 'regions.write']
    city = app.actor({ permissions: rights, scope: { kind: 'division', division: nanjing } })
    reader = app.actor({ permissions: ['figures.read'], scope: { kind: 'station', station } })
    elsewhere = app.actor({ permissions: rights, scope: { kind: 'division', division: gulou } })
    await send('POST', '/api/stations', {
      station,
      name: '盘城街道社工站',
      kind: 'station',
      division: pancheng,
      operator: '浦口区启善互助服务中心',
      openedOn: '2020-01-01',
    })
    const visit = { station, division: pancheng, method: 'home' }
    await asOwner(platform.ownerUrl, (client) =>
      addVisits(client, [
        { ...visit, on: '2021-11-20', person: newId(), ordinal: 1, minutes: 60 },
        { ...visit, on: '2021-11-28', person: newId(), ordinal: 2, minutes: 90 },
        { ...visit, on: '2021-10-08', person: newId(), ordinal: 1, method: 'telephone' },
        { ...visit, on: '2021-12-01', person: newId(), ordinal: 3 },
      ]),
    )
  })
  afterAll(() => platform.close())

  const get = async (url: string, actor = city) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload }
  }
  const send = async (method: 'POST' | 'PUT', url: string, body: object, actor = city) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method, url, headers: app.as(actor), payload })
    return { status: answer.statusCode, body: answer.json() }
  }
  const line = (more: object = {}) => ({
    field: 'child-welfare',
    title: '困境儿童走访',
    measure: 'visits',
    agreed: 4,
    ...more,
  })
  const shape = (more: object = {}) => ({
    station,
    title: '盘城街道社会工作服务站服务清单',
    operator: '浦口区启善互助服务中心',
    from: '2021-10-01',
    to: '2021-12-31',
    lines: [
      line(),
      line({ title: '入户', splitBy: 'method', splitValue: 'home', agreed: 2 }),
      line({ field: 'elder-care', title: '老人服务人数', measure: 'persons-visited', agreed: 2 }),
      line({ field: 'elder-care', title: '服务时长', measure: 'visit-hours', agreed: 10 }),
    ],
    ...more,
  })
  const read = async (on = '2021-11-30', actor = city) =>
    (await get(`/api/service-lists/${list}?on=${on}`, actor)).body

  it('S8.A1 shows delivered of agreed per line and field, read from the figures of the station', async () => {
    expect((await send('POST', '/api/service-lists', { list, ...shape() })).body).toEqual({
      id: list,
      version: 1,
      state: 'draft',
    })
    const found = await read()
    expect(
      found.items.map((item: Record<string, unknown>) => [item.title, item.delivered, item.share]),
    ).toEqual([
      ['困境儿童走访', 3, 75],
      ['入户', 2, 100],
      ['老人服务人数', 2, 100],
      ['服务时长', 2.5, 25],
    ])
    expect(found.items[1].splitTitle).toEqual({ zh: '入户', en: 'At home' })
    expect(found.items[0].months).toEqual([
      { period: '2021-10', value: 1 },
      { period: '2021-11', value: 2 },
    ])
    expect(found.fields).toMatchObject([
      { field: 'child-welfare', lines: 2, delivered: 1, share: 87.5 },
      { field: 'elder-care', lines: 2, delivered: 1, share: 62.5 },
    ])
    expect(found.items.map(({ state }: { state: string }) => state)).toEqual([
      'on-track',
      'delivered',
      'delivered',
      'behind',
    ])
    // After the last day, with the visit of December.
    expect((await read('2022-01-01')).items[0]).toMatchObject({ delivered: 4, state: 'delivered' })
    expect((await read('2022-01-01')).items[3].state).toBe('short')
  })

  it('S8.A2 counts the station under its managing zone as under its district, and the city is equal either way', async () => {
    await send('POST', '/api/zones', { zone, name: '江北新区', division: nanjing })
    await send('POST', `/api/zones/${zone}/members`, { division: pancheng, from: '2015-06-27' })
    const visits = async (node: string | number) =>
      (await get(`/api/figures?node=${node}&period=2021Q4&measures=visits`)).body.figures[0].value
    expect(await visits(`zone:${zone}`)).toBe(4)
    expect(await visits(pukou)).toBe(4)
    expect(await visits(`station:${station}`)).toBe(4)
    expect((await visits(`zone:${zone}`)) + (await visits(gulou))).toBe(await visits(nanjing))
    expect((await visits(pukou)) + (await visits(gulou))).toBe(await visits(nanjing))
    expect((await read('2021-12-31')).items[0].delivered).toBe(4)
  })

  it('goes from draft into force and to its end, and keeps every version', async () => {
    const act = (verb: string, body: object) => send('POST', `/api/service-lists/${list}/${verb}`, body)
    const owed = () =>
      asOwner(platform.ownerUrl, async (client) => {
        const asked = `select title, due_on::text, state from duty where kind = 'service-list-closing' order by id`
        return (await client.query(asked)).rows
      })
    expect((await act('close', { version: 1, reason: '到期' })).body.code).toBe('list-not-in-force')
    expect(await owed()).toEqual([])
    expect((await act('begin', { version: 1 })).body.state).toBe('in-force')
    // Its term was over when it came into force: ten working days after 5 January 2022.
    const closing = {
      title: '核对服务清单完成情况并结束：盘城街道社会工作服务站服务清单',
      due_on: '2022-01-19',
    }
    expect(await owed()).toEqual([{ ...closing, state: 'open' }])
    expect((await act('begin', { version: 1 })).body.code).toBe('list-not-draft')
    const more = shape({ lines: [line({ agreed: 8 })], version: 1 })
    expect((await send('PUT', `/api/service-lists/${list}`, more)).body.problems[0].code).toBe(
      'list-reason-missing',
    )
    const changed = { ...more, reason: '补充协议' }
    expect((await send('PUT', `/api/service-lists/${list}`, changed)).body).toMatchObject({ version: 2 })
    expect((await send('PUT', `/api/service-lists/${list}`, changed)).body.code).toBe('changed-meanwhile')
    expect((await owed()).map(({ state }) => state)).toEqual(['done', 'open'])
    const found = await read()
    expect(found.items).toHaveLength(1)
    expect(found.versions).toMatchObject([
      { version: 2, reason: '补充协议', lines: [{ agreed: 8 }] },
      { version: 1, reason: null },
    ])
    expect(found.versions[1].lines).toHaveLength(4)
    expect((await act('close', { version: 2, reason: '到期' })).body.state).toBe('closed')
    expect((await owed()).map(({ state }) => state)).toEqual(['done', 'done'])
    expect((await send('PUT', `/api/service-lists/${list}`, { ...changed, version: 2 })).body.code).toBe(
      'list-closed',
    )
    expect((await read()).closedReason).toBe('到期')
  })

  it('is refused with everything that is wrong, each with its path', async () => {
    const wrong = shape({
      from: '2021-10-02',
      to: '2021-09-30',
      station: newId(),
      lines: [
        line({ measure: 'nothing' }),
        line({ measure: 'registered' }),
        line({ splitBy: 'method' }),
        line({ splitBy: 'category', splitValue: 'DB' }),
        line({ splitBy: 'method', splitValue: '入户' }),
      ],
    })
    const { body } = await send('POST', '/api/service-lists', { list: newId(), ...wrong })
    expect(body.problems.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['list-ends-before-it-begins', '/body/to'],
      ['list-whole-months', '/body/from'],
      ['line-measure-unknown', '/body/lines/0/measure'],
      ['line-measure-is-stock', '/body/lines/1/measure'],
      ['line-needs-both-splits', '/body/lines/2/splitValue'],
      ['line-split-unknown', '/body/lines/3/splitBy'],
      ['line-split-value-unknown', '/body/lines/4/splitValue'],
      ['list-station-unknown', '/body/station'],
    ])
  })

  it('is seen at the station and above, and by nobody elsewhere; writing needs its own right', async () => {
    expect((await get('/api/service-lists', reader)).body.items).toMatchObject([
      { id: list, mayChange: false },
    ])
    expect((await read('2021-11-30', reader)).items[0].delivered).toBe(3)
    expect((await get('/api/service-lists', elsewhere)).body.items).toEqual([])
    expect((await get(`/api/service-lists/${list}`, elsewhere)).status).toBe(404)
    expect((await send('POST', '/api/service-lists', { list: newId(), ...shape() }, reader)).status).toBe(403)
    expect((await send('POST', '/api/service-lists', { list: newId(), ...shape() }, elsewhere)).status).toBe(
      400,
    )
    const begin = { version: 2 }
    expect((await send('POST', `/api/service-lists/${list}/begin`, begin, elsewhere)).status).toBe(404)
    const nobody = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: nanjing } })
    expect((await get('/api/service-lists', nobody)).status).toBe(403)
  })

  it('is found by title and place, and exported as a workbook', async () => {
    expect((await get('/api/service-lists?search=启善')).body.items).toHaveLength(1)
    expect((await get('/api/service-lists?search=%25')).body.items).toEqual([])
    expect((await get(`/api/service-lists?within=${gulou}`)).body.items).toEqual([])
    const { status, body } = await get(`/api/service-lists/${list}/export?on=2021-11-30`)
    expect(status).toBe(200)
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(body)
    const rows = book.worksheets[0]?.getSheetValues() as unknown[][]
    expect(rows[1]?.[1]).toBe(
      '盘城街道社工站 盘城街道社会工作服务站服务清单 2021年10月1日–2021年12月31日 浦口区启善互助服务中心 截至 2021年11月30日',
    )
    expect(rows[3]?.slice(1, 9)).toEqual(['儿童福利', '困境儿童走访', '走访', '次', 8, 3, 37.5, '落后'])
  })
})
