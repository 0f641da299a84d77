import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { filing, caseRecords as form, transferring } from '../../../../tests/casework-world.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, shantangVillage, smallCounty } from '../../../../tests/small-county.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes } from '../index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let giving: Actor
let receiving: Actor
let readingThere: Actor

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, caseworkRoutes(platform), caseworkErrors)
  county = await smallCounty(platform)
  giving = app.actor({ permissions: everyday, scope: { kind: 'station', station: county.xiaoheStation } })
  const there = { kind: 'station', station: county.shantangStation } as const
  receiving = app.actor({ permissions: everyday, scope: there })
  readingThere = app.actor({ permissions: ['casework.read'], scope: there })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor) => app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const post = (url: string, payload: object, actor: Actor) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

/** A case with an intake form, asked over from Xiaohe to Shantang. */
const asked = async () => {
  const [id, person] = [newId(), await county.person({ name: '陈小雨' })]
  const facts = { kind: 'ordinary', problem: 'care', source: 'found', openedOn: '2023-12-27', phases: true }
  await post('/api/cases', { id, person, ...facts }, giving)
  await post(`/api/cases/${id}/records`, filing(form.intake()), giving)
  const { version } = (await get(`/api/cases/${id}/file`, giving)).json()
  const body = transferring(county.shantangStation, version)
  const answer = await post(`/api/cases/${id}/transfers`, body, giving)
  expect(answer.statusCode, answer.body).toBe(201)
  return { id, transfer: body.id, version: answer.json().version as number }
}

const openAt = (id: string) =>
  rows(
    `select station, sum(change)::int as open from figures_case_flow where case_id = $1 group by station having sum(change) <> 0`,
    [id],
  )

describe('a case that is asked over to another station', () => {
  it('is accepted there by who has no rights here, with its records, its clocks and the client’s name', async () => {
    const { id, transfer } = await asked()
    expect(await openAt(id)).toEqual([{ station: county.xiaoheStation, open: 1 }])
    expect((await get(`/api/cases/${id}`, receiving)).statusCode).toBe(404)
    const [shown] = (await get('/api/cases/transfers', receiving)).json().items
    expect(shown).toMatchObject({
      id: transfer,
      clientName: '陈小雨',
      reason: '随祖母迁居善堂',
      state: 'asked',
    })
    const accepted = await post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId() }, receiving)
    expect(accepted.statusCode, accepted.body).toBe(200)
    expect(await openAt(id)).toEqual([{ station: county.shantangStation, open: 1 }])
    const file = (await get(`/api/cases/${id}/file`, receiving)).json()
    expect(file.records.map(({ kind }: { kind: string }) => kind)).toEqual(['intake'])
    expect(file.records[0].body.kind).toBe('intake')
    const one = (await get(`/api/cases/${id}`, receiving)).json()
    expect(one).toMatchObject({ personName: '陈小雨', worker: receiving.account, movingTo: null })
    expect(one.moves).toHaveLength(1)
    const duties = await rows(`select station, owner from duty where subject = $1 and state = 'open'`, [id])
    expect(duties).toEqual([{ station: county.shantangStation, owner: receiving.account }])
    expect((await get(`/api/cases/${id}`, giving)).statusCode).toBe(404)
  })

  it('is worked on and withdrawn there without rights where it came from, and the figures add up', async () => {
    const { id, transfer } = await asked()
    await post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId() }, receiving)
    const { version } = (await get(`/api/cases/${id}`, receiving)).json()
    const facts = { kind: 'ordinary', problem: 'family', source: 'found', openedOn: '2023-12-27' }
    const changed = await app.server.inject({
      method: 'PUT',
      url: `/api/cases/${id}`,
      headers: app.as(receiving),
      payload: { id: newId(), version, ...facts },
    })
    expect(changed.statusCode, changed.body).toBe(200)
    expect(await openAt(id)).toEqual([{ station: county.shantangStation, open: 1 }])
  })

  it('may be returned with a reason, and then be asked of another', async () => {
    const { id, transfer, version } = await asked()
    const again = transferring(county.shantangStation, version, { reason: '再请' })
    expect((await post(`/api/cases/${id}/transfers`, again, giving)).json().code).toBe('case-transfer-open')
    const returned = await post(
      `/api/cases/transfers/${transfer}/return`,
      { id: newId(), reason: '户籍不在本镇' },
      receiving,
    )
    expect(returned.statusCode, returned.body).toBe(200)
    const file = (await get(`/api/cases/${id}/file`, giving)).json()
    expect(file.transfers).toMatchObject([{ state: 'returned', answer: '户籍不在本镇' }])
    expect(file.abilities.transfer).toBe(true)
    const late = await post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId() }, receiving)
    expect(late.json().code).toBe('case-transfer-settled')
  })

  it('is accepted only there and with casework.record, and withdrawn only by who asked', async () => {
    const { transfer } = await asked()
    const accept = (actor: Actor) =>
      post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId() }, actor)
    expect((await accept(giving)).statusCode).toBe(404)
    expect((await accept(readingThere)).statusCode).toBe(403)
    const withdraw = { id: newId(), reason: '情况有变' }
    expect((await post(`/api/cases/transfers/${transfer}/withdrawal`, withdraw, receiving)).statusCode).toBe(
      404,
    )
    expect((await post(`/api/cases/transfers/${transfer}/withdrawal`, withdraw, giving)).statusCode).toBe(200)
  })

  it('shows name and reason only to who may see sensitive fields at one of the two', async () => {
    await asked()
    const [shown] = (await get('/api/cases/transfers?state=asked', readingThere)).json().items
    expect(shown).toMatchObject({ clientName: null, reason: null })
    expect((await get('/api/cases/transfers?way=out', receiving)).json().items).toEqual([])
  })
})

describe('the caseload of workers', () => {
  it('counts open cases and what is overdue of them, in scope only', async () => {
    const person = await county.person({ division: shantangVillage })
    const facts = { kind: 'crisis', problem: 'emotion', source: 'self', openedOn: '2023-11-01', phases: true }
    await post('/api/cases', { id: newId(), person, ...facts }, receiving)
    const { items } = (await get('/api/cases/caseload', readingThere)).json()
    expect(items).toMatchObject([{ worker: receiving.account, open: 3, overdue: 1, crisis: 1 }])
    const late = (await get('/api/cases?overdue=true', readingThere)).json().items
    expect(late.map(({ kind }: { kind: string }) => kind)).toEqual(['crisis'])
    const foreign = app.actor({
      permissions: ['casework.read'],
      scope: { kind: 'division', division: 330106000000 },
    })
    expect((await get('/api/cases/caseload', foreign)).json().items).toEqual([])
  })
})
