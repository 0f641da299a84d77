import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xiaohe, xunxian } from '../../../tests/small-county.ts'
import { caseworkErrors } from '../errors.ts'
import { caseworkRoutes } from './index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let centre: Actor
let stranger: Actor

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, caseworkRoutes(platform), caseworkErrors)
  county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions = everyday) => app.actor({ permissions, scope })
  worker = actor({ kind: 'station', station: county.xiaoheStation })
  centre = actor({ kind: 'division', division: xunxian }, [...everyday, 'people.export'])
  stranger = actor({ kind: 'division', division: shantang }, [...everyday, 'people.export'])
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const post = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const put = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'PUT', url, headers: app.as(actor), payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const facts = { kind: 'ordinary', problem: 'parenting', source: 'found', openedOn: '2023-03-10' }

const opened = async (more: object = {}, actor: Actor = worker) => {
  const person = await county.person({ categories: ['KJ'] })
  const id = newId()
  const answer = await post('/api/cases', { id, person, ...facts, ...more }, actor)
  return { id, person, answer, version: answer.json().version as number }
}

const closing = (version: number, more: object = {}) => ({
  id: newId(),
  version,
  closedOn: '2023-06-20',
  reason: 'goals-met',
  attainment: 'most',
  ...more,
})

const turns = (id: string) =>
  rows(
    'select event, change, station, day::text, month from figures_case_flow where case_id = $1 order by day, change',
    [id],
  )

/** Stock, opened and closed of all cases of a station, as the figures have them. */
const figures = async (station: string, month: number) => {
  const [row] = await rows(
    `select coalesce(sum(change) filter (where month < $2), 0)::int as opening,
      count(*) filter (where month = $2 and event = 'opened')::int as opened,
      count(*) filter (where month = $2 and event = 'closed')::int as closed,
      coalesce(sum(change) filter (where month = $2 and event = 'moved'), 0)::int as moved,
      coalesce(sum(change) filter (where month <= $2), 0)::int as active
    from figures_case_flow where station = $1`,
    [station, month],
  )
  return row as Record<'opening' | 'opened' | 'closed' | 'moved' | 'active', number>
}

describe('a case', () => {
  it('gets the next number of its county and year', async () => {
    const first = (await opened({ openedOn: '2021-03-10' })).answer.json().number
    const second = (await opened({ openedOn: '2021-12-01' })).answer.json().number
    expect([first, second]).toEqual(['GA-410621-2021-00001', 'GA-410621-2021-00002'])
  })

  it('is counted where it was opened, with the categories of the client on that day', async () => {
    const { id } = await opened()
    expect(await turns(id)).toEqual([
      { event: 'opened', change: 1, station: county.xiaoheStation, day: '2023-03-10', month: 202303 },
    ])
    const [turn] = await rows('select categories, label from figures_case_flow where case_id = $1', [id])
    expect(turn).toMatchObject({ categories: ['KJ'], label: expect.stringMatching(/^GA-410621-2023-/) })
  })

  it('sent twice under one id is opened once', async () => {
    const person = await county.person()
    const body = { id: newId(), person, ...facts }
    const first = (await post('/api/cases', body)).json()
    expect((await post('/api/cases', body)).json()).toEqual(first)
    expect((await get(`/api/cases?person=${person}`)).json().items).toHaveLength(1)
  })

  it('7.4: is open where it is managed at month end, and new where it was opened', async () => {
    const { id, version } = await opened()
    const moved = await post(
      `/api/cases/${id}/move`,
      { id: newId(), version, station: county.shantangStation, movedOn: '2023-03-25', reason: '随迁' },
      centre,
    )
    expect(moved.statusCode).toBe(200)
    const closed = await post(`/api/cases/${id}/closing`, closing(version + 1), centre)
    expect(closed.statusCode).toBe(200)
    expect((await turns(id)).map(({ event, change, station }) => [event, change, station])).toEqual([
      ['opened', 1, county.xiaoheStation],
      ['moved', -1, county.xiaoheStation],
      ['moved', 1, county.shantangStation],
      ['closed', -1, county.shantangStation],
    ])
  })

  it('active = opening + new − closed, at each station with what moved, and in all of them without', async () => {
    const months = [202303, 202306]
    for (const month of months) {
      const a = await figures(county.xiaoheStation, month)
      const b = await figures(county.shantangStation, month)
      for (const one of [a, b]) expect(one.active).toBe(one.opening + one.opened - one.closed + one.moved)
      expect(a.moved + b.moved).toBe(0)
      expect(a.active + b.active).toBe(a.opening + b.opening + a.opened + b.opened - a.closed - b.closed)
    }
  })

  it('that is changed leaves the turn of before in the history, and marks both months', async () => {
    const { id, version } = await opened()
    await rows('delete from figure_dirty')
    const changed = await put(`/api/cases/${id}`, { id: newId(), version, ...facts, openedOn: '2023-04-02' })
    expect(changed.statusCode).toBe(200)
    expect((await turns(id)).map(({ day }) => day)).toEqual(['2023-04-02'])
    const history = await rows(
      'select day::text from figures_case_flow_history where case_id = $1 order by day',
      [id],
    )
    expect(history).toHaveLength(2)
    const marks = await rows('select distinct month from figure_dirty order by month')
    expect(marks.map(({ month }) => month)).toEqual([202303, 202304])
  })

  it('opened by mistake is withdrawn: it counts nowhere and is in no list', async () => {
    const { id, person, version } = await opened()
    await post(`/api/cases/${id}/withdrawal`, { id: newId(), version, reason: '重复' })
    expect(await turns(id)).toEqual([])
    expect((await get(`/api/cases?person=${person}`)).json().items).toEqual([])
    expect((await get(`/api/cases?person=${person}&state=withdrawn`)).json().items).toHaveLength(1)
    const again = await post(`/api/cases/${id}/closing`, closing(version + 1))
    expect([again.statusCode, again.json().code]).toEqual([409, 'case-withdrawn'])
  })

  it('that is taken up again has a new number and names the one before', async () => {
    const { id, person, version } = await opened()
    const early = await post('/api/cases', { id: newId(), person, ...facts, reopens: id })
    expect(early.json().code).toBe('case-reopens-other')
    await post(`/api/cases/${id}/closing`, closing(version))
    const next = newId()
    const again = await post('/api/cases', {
      id: next,
      person,
      ...facts,
      openedOn: '2023-09-01',
      reopens: id,
    })
    expect(again.statusCode).toBe(201)
    expect((await get(`/api/cases/${next}`)).json().reopens.id).toBe(id)
    expect((await get(`/api/cases/${id}`)).json().reopenedAs).toMatchObject([{ id: next }])
  })

  it('is closed once, not before it was opened, and a closing can be taken back', async () => {
    const { id, version } = await opened()
    const early = await post(`/api/cases/${id}/closing`, closing(version, { closedOn: '2023-03-01' }))
    expect(early.json().problems[0]).toMatchObject({
      code: 'case-day-before-opening',
      path: '/body/closedOn',
    })
    await post(`/api/cases/${id}/closing`, closing(version))
    expect((await post(`/api/cases/${id}/closing`, closing(version + 1))).json().code).toBe(
      'case-already-closed',
    )
    const back = { id: newId(), version: version + 1, reason: '误办' }
    expect((await post(`/api/cases/${id}/closing-withdrawal`, back)).statusCode).toBe(200)
    expect((await turns(id)).map(({ event }) => event)).toEqual(['opened'])
  })

  it('changed meanwhile is not overwritten', async () => {
    const { id, version } = await opened()
    await put(`/api/cases/${id}`, { id: newId(), version, ...facts, problem: 'care' })
    const late = await put(`/api/cases/${id}`, { id: newId(), version, ...facts })
    expect([late.statusCode, late.json().code]).toEqual([409, 'changed-meanwhile'])
  })
})

describe('who may', () => {
  it('sees, changes, moves and closes cases of the own scope only; another is as if it did not exist', async () => {
    const { id, person, version } = await opened()
    expect((await get(`/api/cases/${id}`, stranger)).statusCode).toBe(404)
    expect((await get(`/api/cases?person=${person}`, stranger)).json().items).toEqual([])
    expect((await post(`/api/cases/${id}/closing`, closing(version), stranger)).statusCode).toBe(404)
    expect((await put(`/api/cases/${id}`, { id: newId(), version, ...facts }, stranger)).statusCode).toBe(404)
    expect((await post('/api/cases', { id: newId(), person, ...facts }, stranger)).statusCode).toBe(404)
  })

  it('moves a case only to a station of the own scope', async () => {
    const { id, version } = await opened()
    const move = {
      id: newId(),
      version,
      station: county.shantangStation,
      movedOn: '2023-03-25',
      reason: '随迁',
    }
    expect((await post(`/api/cases/${id}/move`, move)).statusCode).toBe(404)
  })

  it('without the right to work on cases reads and writes none, and without that to export takes none away', async () => {
    const visitor = app.actor({
      permissions: ['activities.read', 'people.read'],
      scope: { kind: 'division', division: xiaohe },
    })
    const reader = app.actor({
      permissions: ['casework.read'],
      scope: { kind: 'division', division: xiaohe },
    })
    const { id, person, version } = await opened()
    expect((await get(`/api/cases/${id}`, visitor)).statusCode).toBe(403)
    expect((await get('/api/cases', visitor)).statusCode).toBe(403)
    expect((await post('/api/cases', { id: newId(), person, ...facts }, reader)).statusCode).toBe(403)
    expect((await post(`/api/cases/${id}/closing`, closing(version), reader)).statusCode).toBe(403)
    expect((await get('/api/cases/export', reader)).statusCode).toBe(403)
    expect((await get('/api/cases/export', centre)).statusCode).toBe(200)
  })

  it('sees what was asked for only with the right to sensitive fields; reading it is written down', async () => {
    const { id, person } = await opened({ description: '孩子厌学' })
    const reader = app.actor({
      permissions: ['casework.read'],
      scope: { kind: 'division', division: xiaohe },
    })
    const plain = (await get(`/api/cases/${id}`, reader)).json()
    expect(plain).toMatchObject({ sensitive: null, personName: null })
    expect((await get(`/api/cases/${id}`)).json().sensitive.description).toBe('孩子厌学')
    const lines = await rows(
      `select account from audit_line where subject = $1 and action = 'casework.read'`,
      [person],
    )
    expect(lines.map(({ account }) => account)).toEqual([worker.account])
  })
})
