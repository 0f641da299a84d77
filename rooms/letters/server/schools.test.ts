import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { xunxian } from '../../../tests/small-county.ts'
import { loadDivisions } from '../../regions/server/index.ts'
import { lettersErrors } from '../errors.ts'
import { lettersRoutes } from './index.ts'

let platform: TestPlatform
let app: TestApp
let officer: Actor
let worker: Actor
const schools: string[] = []

const send = (method: 'POST' | 'PUT', url: string, payload: object, actor: Actor) =>
  app.server.inject({ method, url, headers: app.as(actor), payload })
const get = async (url: string, actor: Actor) =>
  (await app.server.inject({ method: 'GET', url, headers: app.as(actor) })).json()

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [xunxian] })
  await owner.close()
  app = await testApp(
    platform,
    lettersRoutes(platform, async () => []),
    lettersErrors,
  )
  officer = app.actor({
    permissions: ['figures.read', 'regions.write'],
    scope: { kind: 'division', division: xunxian },
  })
  await asOwner(platform.ownerUrl, async (client) => {
    for (let at = 1; at <= 3; at += 1) {
      const id = newId()
      schools.push(id)
      await client.query(
        `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
         values (41, $1, $2, $3, 'xue', 'x', 'school-station', 410621105000, '2023-09-01')`,
        [id, `410621-105-0${at}`, at === 3 ? '未具名学校' : `学校${at}社工站`],
      )
    }
  })
  worker = app.actor({
    permissions: ['letters.read', 'letters.answer', 'figures.read'],
    scope: { kind: 'station', station: schools[0] as string },
  })
  await counsel(schools[0] as string, 3)
  await counsel(schools[1] as string, 6)
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

async function counsel(station: string, pupils: number) {
  const own = app.actor({
    permissions: ['letters.read', 'letters.answer'],
    scope: { kind: 'station', station },
  })
  for (let at = 0; at < pupils; at += 1) {
    const id = newId()
    await send(
      'POST',
      '/api/letters/pupils',
      { id, station, codeName: `号${at}`, gradeBand: 'junior', openedOn: '2023-10-01' },
      own,
    )
    for (const heldOn of ['2023-10-10', '2023-11-10'])
      await send(
        'POST',
        `/api/letters/pupils/${id}/sessions`,
        { id: newId(), heldOn, minutes: 30, topic: 'peers' },
        own,
      )
  }
}

describe('the network of school stations', () => {
  it('S2.A1, D19: is exact for who works at the school, and hides small numbers from everybody else', async () => {
    const own = await get(`/api/letters/schools/${schools[0]}`, worker)
    expect([own.figures.pupils, own.figures.sessions]).toEqual([
      { value: 3, small: false },
      { value: 6, small: false },
    ])
    const seen = await get(`/api/letters/schools/${schools[0]}`, officer)
    expect([seen.figures.pupils, seen.figures.sessions]).toEqual([
      { value: null, small: true },
      { value: 6, small: false },
    ])
  })

  it('hides what would give the hidden number away', async () => {
    const network = await get('/api/letters/schools', officer)
    expect(
      network.schools.map(
        ({ figures }: { figures: { pupils: { value: number | null } } }) => figures.pupils.value,
      ),
    ).toEqual([null, null, 0])
    expect(network.total.figures.pupils).toEqual({ value: 9, small: false })
  })

  it('exports what is shown, with small numbers left out', async () => {
    const answer = await app.server.inject({
      method: 'GET',
      url: '/api/letters/schools/export',
      headers: app.as(officer),
    })
    expect([answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    const nobody = app.actor({
      permissions: ['letters.read'],
      scope: { kind: 'division', division: xunxian },
    })
    const refused = await app.server.inject({
      method: 'GET',
      url: '/api/letters/schools/export',
      headers: app.as(nobody),
    })
    expect(refused.statusCode).toBe(403)
  })

  it('S2.A2: has schools that the source does not name as stubs', async () => {
    const stub = schools[2] as string
    const change = { id: newId(), version: 0, gradeBands: [], unnamed: true }
    expect((await send('PUT', `/api/letters/schools/${stub}`, change, officer)).statusCode).toBe(200)
    const { total, cities } = await get('/api/letters/schools', officer)
    expect(total).toMatchObject({ schools: 3, named: 2, cities: 1 })
    expect(cities).toMatchObject([{ schools: 3, named: 2 }])
  })

  it('is described by who keeps stations there, and by nobody else', async () => {
    const change = { id: newId(), version: 0, gradeBands: ['junior'], boarding: true }
    const at = `/api/letters/schools/${schools[1]}`
    expect((await send('PUT', at, change, worker)).statusCode).toBe(403)
    const elsewhere = app.actor({
      permissions: ['regions.write', 'figures.read'],
      scope: { kind: 'division', division: 410622000000 },
    })
    expect((await send('PUT', at, change, elsewhere)).statusCode).toBe(404)
    expect((await get('/api/letters/schools', elsewhere)).schools).toEqual([])
    expect((await send('PUT', at, change, officer)).statusCode).toBe(200)
    const late = await send('PUT', at, { ...change, id: newId() }, officer)
    expect(late.json().code).toBe('changed-meanwhile')
  })
})
