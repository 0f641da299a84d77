import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { regionsErrors } from '../errors.ts'
import { loadDivisions, regionsRoutes } from './index.ts'

const luancheng = 130111000000
const town = 130111100000
const otherTown = 130111101000

describe('three stations in one node (S16.1)', () => {
  let platform: TestPlatform
  let app: TestApp
  let officer: Actor
  let reader: Actor
  let stranger: Actor
  const station = newId()

  beforeAll(async () => {
    platform = await testPlatform(day('2023-12-29'))
    await loadDivisions(platform.worker.pool, { only: [luancheng] })
    app = await testApp(platform, regionsRoutes(platform), regionsErrors)
    const actor = (division: number, permissions: string[]) =>
      app.actor({ permissions, scope: { kind: 'division', division } })
    officer = actor(luancheng, ['regions.write'])
    reader = actor(town, ['people.read'])
    stranger = actor(otherTown, ['regions.write'])
    await send('POST', '/api/stations', {
      station,
      name: '栾城镇社工站',
      kind: 'station',
      division: town,
      functions: ['social-work'],
      openedOn: '2021-01-01',
    })
  })
  afterAll(async () => {
    await app.server.close()
    await platform.close()
  })

  const get = async (url: string, actor = officer) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    return { status: answer.statusCode, body: answer.json() }
  }
  async function send(method: 'POST', url: string, payload: object, actor = officer) {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(actor),
      payload: { id: newId(), ...payload },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const give = (what: string, from: string, actor = officer) =>
    send('POST', `/api/stations/${station}/functions`, { function: what, from }, actor)
  const playing = async (what: string, on: string) =>
    (await get(`/api/stations?function=${what}&on=${on}`)).body.items.length

  it('plays three functions, each from its own day, and is found by them on any day', async () => {
    expect((await give('child-protection', '2022-03-01')).status).toBe(201)
    expect((await give('elder-care', '2023-01-01')).status).toBe(201)
    expect((await get(`/api/stations/${station}`)).body.functions).toEqual([
      'social-work',
      'child-protection',
      'elder-care',
    ])
    expect(await playing('elder-care', '2023-12-29')).toBe(1)
    expect(await playing('elder-care', '2022-12-31')).toBe(0)
    expect(await playing('social-work', '2021-01-01')).toBe(1)
  })

  it('ends a function on a day and keeps that it was there', async () => {
    const until = (what: string, day: string, actor = officer) =>
      send('POST', `/api/stations/${station}/functions/${what}/end`, { until: day }, actor)
    expect((await until('elder-care', '2023-07-01', stranger)).status).toBe(404)
    expect((await until('elder-care', '2022-07-01')).body.problems[0].code).toBe('part-ends-before-it-begins')
    expect((await until('elder-care', '2023-07-01')).status).toBe(200)
    expect((await until('elder-care', '2023-07-01')).body.code).toBe('part-not-standing')
    expect(await playing('elder-care', '2023-06-30')).toBe(1)
    expect(await playing('elder-care', '2023-07-01')).toBe(0)
    expect((await get(`/api/stations/${station}`)).body.functions).toEqual([
      'social-work',
      'child-protection',
    ])
  })

  it('keeps rooms with their days', async () => {
    const room = (body: object, actor = officer) =>
      send('POST', `/api/stations/${station}/rooms`, body, actor)
    expect((await room({ room: 'counselling-room', from: '2022-05-01', description: '二楼' })).status).toBe(
      201,
    )
    expect((await room({ room: 'counselling-room', from: '2022-06-01' })).body.problems[0].code).toBe(
      'part-stands-already',
    )
    expect((await room({ room: 'kitchen', from: '2022-06-01' })).body.problems[0].code).toBe(
      'station-room-not-known',
    )
    expect((await room({ room: 'general-office', from: '2020-06-01' })).body.problems[0].code).toBe(
      'part-before-station',
    )
    expect((await room({ room: 'general-office', from: '2024-06-01' })).body.problems[0].code).toBe(
      'part-in-the-future',
    )
    expect((await room({ room: 'general-office', from: '2022-06-01' }, stranger)).status).toBe(404)
    expect((await room({ room: 'general-office', from: '2022-06-01' }, reader)).status).toBe(403)
    expect((await get(`/api/stations/${station}/parts`, reader)).body.rooms).toEqual([
      { code: 'counselling-room', from: '2022-05-01', until: null, description: '二楼' },
    ])
    expect((await get(`/api/stations/${station}/parts`, stranger)).status).toBe(404)
  })
})
