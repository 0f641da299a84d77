import PizZip from 'pizzip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty } from '../../../tests/small-county.ts'
import { lettersErrors } from '../errors.ts'
import { lettersRoutes } from './index.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let reader: Actor
let stranger: Actor

const send = (method: 'POST' | 'PUT', url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method, url, headers: app.as(actor), payload })
const post = (url: string, payload: object, actor?: Actor) => send('POST', url, payload, actor)
const get = (url: string, actor: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  app = await testApp(
    platform,
    lettersRoutes(platform, async () => []),
    lettersErrors,
  )
  county = await smallCounty(platform)
  const station = { kind: 'station', station: county.xiaoheStation } as const
  const working = ['letters.read', 'letters.answer', 'people.read']
  worker = app.actor({ permissions: working, scope: station })
  reader = app.actor({ permissions: ['letters.read'], scope: station })
  stranger = app.actor({ permissions: working, scope: { kind: 'division', division: shantang } })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

let names = 0
const opened = async (more: object = {}) => {
  const id = newId()
  names += 1
  const answer = await post('/api/letters/pupils', {
    id,
    station: county.xiaoheStation,
    codeName: `代号${names}`,
    gradeBand: 'upper-primary',
    openedOn: '2023-09-01',
    ...more,
  })
  return { id, answer }
}

const session = (id: string, more: object = {}, actor: Actor = worker) =>
  post(
    `/api/letters/pupils/${id}/sessions`,
    { id: newId(), heldOn: '2023-10-10', minutes: 45, topic: 'study', note: '暗语灯塔', ...more },
    actor,
  )

describe('a pupil who is counselled', () => {
  it('S2.A1: is one pupil however many sessions there are', async () => {
    const { id } = await opened()
    for (const topic of ['study', 'study', 'family']) await session(id, { topic })
    const [counted] = await rows(
      'select count(*)::int as sessions, count(distinct pupil)::int as pupils from figures_counselling where pupil = $1',
      [id],
    )
    expect(counted).toEqual({ sessions: 3, pupils: 1 })
    expect((await get(`/api/letters/pupils/${id}`)).json()).toMatchObject({ sessions: 3, minutes: 135 })
  })

  it('has one code name and one file at a station', async () => {
    const person = await county.person()
    await opened({ codeName: '小船', person })
    expect((await opened({ codeName: '小船' })).answer.json().code).toBe('pupil-name-there')
    expect((await opened({ person })).answer.json().code).toBe('pupil-person-there')
  })

  it('is linked only to a person whom the worker may see', async () => {
    const person = await county.person({ division: 410621101201 })
    expect((await opened({ person })).answer.json().problems[0]).toMatchObject({ path: '/body/person' })
  })

  it('has no session before the beginning nor in the future; one recorded by mistake counts nowhere', async () => {
    const { id } = await opened()
    expect((await session(id, { heldOn: '2023-08-31' })).json().problems[0].code).toBe('letter-day-not-valid')
    expect((await session(id, { heldOn: '2023-12-30' })).statusCode).toBe(400)
    await session(id)
    const [{ id: held }] = (await get(`/api/letters/pupils/${id}`)).json().counselling
    const at = `/api/letters/pupils/${id}/sessions/${held}/withdrawal`
    expect((await post(at, { id: newId(), reason: '记错' })).statusCode).toBe(200)
    expect((await post(at, { id: newId(), reason: '记错' })).json().code).toBe('session-withdrawn')
    expect(await rows('select id from figures_counselling where pupil = $1', [id])).toEqual([])
    const [history] = await rows(
      'select counted_until is not null as ended from figures_counselling_history where pupil = $1',
      [id],
    )
    expect(history).toEqual({ ended: true })
  })

  it('is found by the session that a figure leads to', async () => {
    const { id } = await opened()
    const held = newId()
    await session(id, { id: held })
    expect((await get(`/api/letters/pupils/${held}`)).json().id).toBe(id)
  })

  it('is read at the station only, each time in the audit trail; notes rest sealed and stand in no list', async () => {
    const { id } = await opened()
    await session(id)
    expect((await get(`/api/letters/pupils/${id}`)).body).toContain('暗语灯塔')
    expect((await get('/api/letters/pupils')).body).not.toContain('暗语灯塔')
    expect((await get(`/api/letters/pupils/${id}`, stranger)).statusCode).toBe(404)
    expect((await get('/api/letters/pupils', stranger)).json().items).toEqual([])
    expect((await session(id, {}, stranger)).statusCode).toBe(404)
    expect((await session(id, {}, reader)).statusCode).toBe(403)
    const lines = await rows(
      `select account from audit_line where subject = $1 and action = 'letters.read-pupil'`,
      [id],
    )
    expect(lines).toEqual([{ account: worker.account }])
    const [kept] = await rows(
      `select encode(note, 'escape') as text from counselling_session where pupil = $1`,
      [id],
    )
    expect(kept.text).not.toContain('灯塔')
  })
})

describe('the way of help', () => {
  const step = (id: string, code: string, more: object = {}) =>
    post(`/api/letters/pupils/${id}/care-steps`, { id: newId(), step: code, takenOn: '2023-10-11', ...more })

  it('S2.9: takes the steps in their order, and treatment only with a body outside', async () => {
    const { id } = await opened()
    expect((await step(id, 'treatment')).json().code).toBe('care-step-not-next')
    await step(id, 'found')
    await step(id, 'referred')
    expect((await step(id, 'treatment')).json().problems[0]).toMatchObject({
      code: 'care-treatment-needs-body',
      path: '/body/organisation',
    })
    expect((await step(id, 'treatment', { organisationName: '市精神卫生中心' })).statusCode).toBe(201)
    expect((await step(id, 'recovery', { followUpOn: '2024-01-15' })).statusCode).toBe(201)
    const { care, nextSteps } = (await get(`/api/letters/pupils/${id}`)).json()
    expect(care.map(({ step: code }: { step: string }) => code)).toEqual([
      'found',
      'referred',
      'treatment',
      'recovery',
    ])
    expect(nextSteps).toEqual(['recovery', 'referred'])
    const [duty] = await rows(`select kind, due_on::text from duty where subject = $1`, [id])
    expect(duty).toEqual({ kind: 'pupil-follow-up', due_on: '2024-01-15' })
  })
})

describe('an agreement of three', () => {
  const shape = {
    goal: '回到课堂',
    workerTasks: ['每周面谈'],
    startsOn: '2023-10-01',
    reviewOn: '2023-11-01',
    parties: [
      { role: 'pupil', name: '学生甲', tasks: ['每天到校'] },
      { role: 'guardian', name: '家长乙', tasks: ['每天听十分钟', '看见进步就说'] },
      { role: 'teacher', name: '老师丙', tasks: ['安排擅长的任务'] },
    ],
  }
  const drafted = async (more: object = {}) => {
    const { id: pupil } = await opened()
    const id = newId()
    const answer = await post('/api/letters/agreements', { id, pupil, ...shape, ...more })
    return { id, pupil, answer }
  }
  const sign = (id: string, version: number, role: string, more: object = { typed: '签名' }) =>
    post(`/api/letters/agreements/${id}/signatures`, { id: newId(), version, role, ...more })

  it('S2.A3: is signed by pupil, guardian and teacher, reviewed, and closed as improved', async () => {
    const { id, pupil } = await drafted()
    const close = (version: number, outcome: string) =>
      post(`/api/letters/agreements/${id}/closing`, { id: newId(), version, closedOn: '2023-12-20', outcome })
    await sign(id, 1, 'pupil', {
      strokes: [
        [
          [0.1, 0.2],
          [0.5, 0.6],
        ],
      ],
    })
    await sign(id, 2, 'guardian')
    expect((await close(3, 'improved')).json().code).toBe('agreement-not-in-force')
    await sign(id, 3, 'teacher')
    expect((await close(4, 'improved')).json().code).toBe('agreement-not-reviewed')
    const review = { id: newId(), version: 4, heldOn: '2023-11-01', progress: 'better', text: '主动举手两次' }
    expect((await post(`/api/letters/agreements/${id}/reviews`, review)).statusCode).toBe(201)
    expect((await close(5, 'improved')).statusCode).toBe(200)
    const one = (await get(`/api/letters/agreements/${id}`)).json()
    expect(one).toMatchObject({ state: 'closed', closing: { outcome: 'improved' } })
    expect(one.parties[0].signed.strokes).toEqual([
      [
        [0.1, 0.2],
        [0.5, 0.6],
      ],
    ])
    expect((await get(`/api/letters/pupils/${pupil}`)).json().agreements).toMatchObject([
      { id, state: 'closed' },
    ])
    const duties = await rows('select state from duty where subject = $1', [id])
    expect(duties).toEqual([{ state: 'done' }])
  })

  it('needs each party once, and is not changed under a signature', async () => {
    const twice = [shape.parties[0], shape.parties[0], shape.parties[1]]
    expect((await drafted({ parties: twice })).answer.json().problems[0]).toMatchObject({
      code: 'agreement-parties',
      path: '/body/parties',
    })
    const { id } = await drafted()
    expect((await sign(id, 1, 'pupil', {})).json().problems[0].code).toBe('signature-missing')
    await sign(id, 1, 'pupil')
    const change = await send('PUT', `/api/letters/agreements/${id}`, { id: newId(), version: 2, ...shape })
    expect(change.json().code).toBe('agreement-signed')
    expect((await sign(id, 2, 'pupil')).json().code).toBe('agreement-signed')
  })

  it('is taken as a Word file, and seen by nobody else', async () => {
    const { id } = await drafted()
    const word = await get(`/api/letters/agreements/${id}/docx`)
    expect(word.statusCode).toBe(200)
    const text = new PizZip(word.rawPayload).file('word/document.xml')?.asText() ?? ''
    expect(text).toMatch(/开始日期 \d{4}年\d+月\d+日/)
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d/)
    expect((await get(`/api/letters/agreements/${id}`, stranger)).statusCode).toBe(404)
    expect((await get(`/api/letters/agreements/${id}/docx`, stranger)).statusCode).toBe(404)
    const unsigned = { id: newId(), version: 1, role: 'pupil', typed: '代签' }
    expect((await post(`/api/letters/agreements/${id}/signatures`, unsigned, reader)).statusCode).toBe(403)
    const lines = await rows('select action from audit_line where subject = $1 order by at', [id])
    expect(lines.map(({ action }) => action)).toEqual(['letters.draft-agreement', 'letters.take-agreement'])
  })
})
