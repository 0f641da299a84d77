import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { documentsErrors } from '../../../documents/errors.ts'
import { regionsErrors } from '../../../regions/errors.ts'
import { loadDivisions, regionsRoutes } from '../../../regions/server/index.ts'
import { indicatorsErrors } from '../../errors.ts'
import { indicatorsRoutes } from '../index.ts'

const jilin = 220000000000
const nanguan = 220102000000
const kuancheng = 220103000000

describe('declared denominators (X21)', () => {
  let platform: TestPlatform
  let app: TestApp
  let province: Actor
  let county: Actor

  beforeAll(async () => {
    platform = await testPlatform(day('2025-06-01'))
    await loadDivisions(platform.worker.pool, { only: [nanguan, kuancheng] })
    app = await testApp(platform, [...regionsRoutes(platform), ...indicatorsRoutes(platform)], {
      ...documentsErrors,
      ...regionsErrors,
      ...indicatorsErrors,
    })
    const rights = ['figures.read', 'regions.write', 'targets.write']
    province = app.actor({ permissions: rights, scope: { kind: 'division', division: jilin } })
    county = app.actor({ permissions: rights, scope: { kind: 'division', division: nanguan } })
  })
  afterAll(() => platform.close())

  const get = async (url: string, actor = province) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = async (url: string, body: object, actor = province) => {
    const payload = { id: newId(), ...body }
    const answer = await app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
    return { status: answer.statusCode, body: answer.json() }
  }
  const declare = (more: object = {}, actor = province) =>
    post(
      '/api/denominators',
      {
        denominator: newId(),
        division: nanguan,
        code: 'older-persons',
        asOf: '2020-11-01',
        value: 4000,
        source: '第七次全国人口普查',
        ...more,
      },
      actor,
    )
  const upload = async (csv: string, dryRun: 'yes' | 'no', actor = province, id = newId()) => {
    const boundary = 'x1x'
    const field = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="d.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n`
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/denominators/import',
      headers: { ...app.as(actor), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${field('id', id)}${field('dryRun', dryRun)}${file}--${boundary}--\r\n`,
    })
    return { status: answer.statusCode, body: answer.json() }
  }

  it('makes J12 a ratio to the latest declared number, which the answer names with day and source', async () => {
    const target = newId()
    await post('/api/targets', {
      target,
      division: jilin,
      title: { zh: '每千名老年人的站点', en: 'Stations for 1000 older persons' },
      measure: 'stations',
      per: { denominator: 'older-persons', unit: 1000 },
      each: { level: 'county' },
      comparator: 'at_least',
      milestones: [{ value: 1, by: '2025-12-31' }],
      source: { document: '测试' },
    })
    const towns = (await get(`/api/divisions/${nanguan}/children?limit=4`)).body.items
    for (const { code } of towns) {
      const station = {
        station: newId(),
        name: '站',
        kind: 'station',
        division: code,
        openedOn: '2021-01-01',
      }
      await post('/api/stations', station)
    }
    const read = async (node: number, on = '2025-06-01') =>
      (await get(`/api/targets/one?node=${node}&on=${on}&target=${target}`)).body.target
    // Nobody declared the older persons: it is not known, and not zero.
    expect((await read(nanguan)).standing.state).toBe('unknown')
    expect((await declare()).status).toBe(201)
    expect(await read(nanguan)).toMatchObject({
      standing: { state: 'met' },
      denominator: { value: 4000, asOf: '2020-11-01', source: '第七次全国人口普查' },
    })
    await declare({ asOf: '2024-12-31', value: 4001, source: '民政统计' })
    expect((await read(nanguan)).standing.state).toBe('pending')
    expect((await read(nanguan, '2024-12-30')).standing.state).toBe('met')
    const places = await get(`/api/targets/places?node=220000&target=${target}&show=unknown`)
    expect(places.body.items).toMatchObject([{ division: kuancheng, value: null, state: 'unknown' }])
  })

  it('is declared once for a day, and again after it was withdrawn', async () => {
    expect((await declare()).body.code).toBe('denominator-already')
    const { items } = (await get('/api/denominators?within=220102&code=older-persons')).body
    expect(items.map(({ asOf }: { asOf: string }) => asOf)).toEqual(['2024-12-31', '2020-11-01'])
    const { id } = items[0]
    expect((await post(`/api/denominators/${id}/withdraw`, { reason: '口径有误' })).status).toBe(200)
    expect((await post(`/api/denominators/${id}/withdraw`, { reason: '口径有误' })).body.code).toBe(
      'denominator-withdrawn',
    )
    expect((await declare({ asOf: '2024-12-31', value: 4100 })).status).toBe(201)
    const now = (await get('/api/denominators?within=220000&on=2025-01-01')).body.items
    expect(now).toMatchObject([{ value: 4100, asOf: '2024-12-31', name: '南关区', mayChange: true }])
  })

  it('is refused for what nobody knows, a day to come, and a place outside the scope', async () => {
    const { body } = await declare({ code: 'nothing', asOf: '2026-01-01', division: 220199000000 })
    expect(body.problems.map(({ code }: { code: string }) => code)).toEqual([
      'denominator-unknown',
      'denominator-in-future',
      'denominator-division-unknown',
    ])
    expect((await declare({ division: kuancheng }, county)).body.code).toBe('not-permitted')
    const reader = app.actor({ permissions: ['figures.read'], scope: { kind: 'division', division: jilin } })
    expect((await declare({}, reader)).status).toBe(403)
    expect((await get('/api/denominators?within=220000', county)).body.items).toMatchObject([
      { division: nanguan },
      { division: nanguan },
    ])
  })

  it('takes in a filled table whole or not at all, after a dry run that writes nothing', async () => {
    const head = '分母代码,区划代码,区划名称,数据日期,数值,来源'
    const right = `${head}\n care-beds,220103,宽城区,2024-12-31,"1,200",民政统计\n care-beds,220102,南关区,,,`
    expect((await upload(right, 'yes')).body).toEqual({
      written: 1,
      unchanged: 0,
      dryRun: true,
      problems: [],
    })
    expect((await get('/api/denominators?within=220103')).body.items).toEqual([])
    expect((await upload(right, 'no')).body).toMatchObject({ written: 1, problems: [] })
    expect((await upload(right, 'no')).body).toMatchObject({ written: 0, unchanged: 1 })
    const wrong = `${head}\ncare-beds,220102,,2024-13-01,5,表\ncare-beds,220102,,2024-12-31,五,表\nx,220102,,2024-12-31,5,表\ncare-beds,220102,,2023-12-31,5,表`
    const { body } = await upload(wrong, 'no')
    expect(body.problems.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [2, 'day-not-valid'],
      [3, 'value-not-valid'],
      [4, 'denominator-unknown'],
    ])
    expect(body.written).toBe(0)
    expect((await upload('a,b\n1,2', 'no')).body.code).toBe('denominator-no-table')
    const outside = `${head}\ncare-beds,220103,,2022-12-31,5,表`
    expect((await upload(outside, 'no', county)).body.problems).toMatchObject([
      { row: 2, code: 'not-permitted' },
    ])
  })

  it('hands out a table of the divisions right below to fill in', async () => {
    const answer = await app.server.inject({
      method: 'GET',
      url: '/api/denominators/template?within=220100&code=care-beds',
      headers: app.as(province),
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const other = await app.server.inject({
      method: 'GET',
      url: '/api/denominators/template?within=220100&code=care-beds',
      headers: app.as(county),
    })
    expect(other.statusCode).toBe(404)
  })
})
