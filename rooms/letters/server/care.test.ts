import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xunxian } from '../../../tests/small-county.ts'
import { documentsErrors } from '../../documents/errors.ts'
import { intakeErrors } from '../../intake/errors.ts'
import { intakeRoutes } from '../../intake/server/index.ts'
import { lettersErrors } from '../errors.ts'
import { lettersRoutes } from './index.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let noTasks: Actor
let hospital: Actor
let otherBody: Actor
const organisation = newId()

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  const routes = [...lettersRoutes(platform, async () => []), ...intakeRoutes(platform)]
  app = await testApp(platform, routes, { ...documentsErrors, ...intakeErrors, ...lettersErrors })
  county = await smallCounty(platform)
  const station = { kind: 'station', station: county.xiaoheStation } as const
  const working = ['letters.read', 'letters.answer', 'people.read']
  worker = app.actor({ permissions: [...working, 'tasks.give', 'tasks.read'], scope: station })
  noTasks = app.actor({ permissions: working, scope: station })
  hospital = app.actor({
    permissions: ['tasks.read', 'tasks.act'],
    scope: { kind: 'organisation', organisation },
  })
  otherBody = app.actor({
    permissions: ['tasks.read', 'tasks.act'],
    scope: { kind: 'organisation', organisation: newId() },
  })
  await asOwner(platform.ownerUrl, (client) =>
    client.query(
      `insert into organisation (province, id, name, pinyin, initials, kind, division, established_on, created_by)
       values (41, $1, '县精神卫生中心', 'x', 'x', 'partner', $2, '2010-01-01', $1)`,
      [organisation, xunxian],
    ),
  )
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const call = async (method: 'GET' | 'POST', url: string, payload: object | undefined, actor: Actor) => {
  const answer = await app.server.inject({
    method,
    url,
    headers: app.as(actor),
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const take = (pupil: string, step: string, more: object = {}, actor = worker) =>
  call(
    'POST',
    `/api/letters/pupils/${pupil}/care-steps`,
    { id: newId(), step, takenOn: '2023-12-28', ...more },
    actor,
  )
const care = async (pupil: string) =>
  (await call('GET', `/api/letters/pupils/${pupil}`, undefined, worker)).body

/** A pupil who was found and referred, known by a code name only. */
async function referred(): Promise<string> {
  const id = newId()
  const opened = await call(
    'POST',
    '/api/letters/pupils',
    {
      id,
      station: county.xiaoheStation,
      codeName: `小树${id.slice(-4)}`,
      gradeBand: 'upper-primary',
      openedOn: '2023-09-01',
    },
    worker,
  )
  expect(opened.status).toBe(201)
  await take(id, 'found')
  await take(id, 'referred')
  return id
}

const handing = (more: object = {}) => ({
  organisation,
  task: {
    task: newId(),
    asked: '请安排一次心理门诊',
    handOver: {
      purpose: '心理门诊评估',
      data: [{ field: 'age', value: '11' }],
      legalBasis: 'statutory-duty',
      basisNote: '未成年人保护法规定的心理健康服务职责',
    },
    ...more,
  },
})

describe('treatment (S2.9), which a body outside gives', () => {
  it('is handed over with the step: the task is given, the way of help has moved, both or neither', async () => {
    const pupil = await referred()
    const given = await take(pupil, 'treatment', handing())
    expect(given.status, JSON.stringify(given.body)).toBe(201)
    const received = await call('GET', `/api/tasks/received/${given.body.task}`, undefined, hospital)
    expect(received.body).toMatchObject({
      title: '学生转介治疗',
      titleEn: 'Referral of a pupil for treatment',
      handOver: { asked: '请安排一次心理门诊', askedEn: null, fields: [{ field: 'age', value: '11' }] },
    })
    expect(JSON.stringify(received.body)).not.toContain('小树')
    expect((await care(pupil)).care.at(-1)).toMatchObject({
      step: 'treatment',
      organisation: { id: organisation, name: '县精神卫生中心' },
      task: { id: given.body.task, state: 'given', bodyName: '县精神卫生中心' },
    })
    expect((await call('GET', `/api/tasks/received/${given.body.task}`, undefined, otherBody)).status).toBe(
      404,
    )
  })

  it('is refused with the path of what is wrong, and then neither task nor step is there', async () => {
    const pupil = await referred()
    const { task } = handing()
    const wrong = await take(pupil, 'treatment', {
      organisation,
      task: { ...task, handOver: { ...task.handOver, legalBasis: 'no-personal-data' } },
    })
    expect(wrong.status).toBe(400)
    expect(wrong.body.problems[0]).toMatchObject({
      code: 'basis-without-personal-data',
      path: expect.stringMatching(/^\/body\/task\/handOver/),
    })
    const consent = await take(pupil, 'treatment', {
      organisation,
      task: { ...task, handOver: { ...task.handOver, legalBasis: 'consent', basisNote: null } },
    })
    expect(consent.status).toBe(400)
    expect((await care(pupil)).care).toHaveLength(2)
    expect((await call('GET', `/api/tasks/received/${task.task}`, undefined, hospital)).status).toBe(404)
  })

  it('S2.9: is not given by the station itself', async () => {
    const pupil = await referred()
    for (const organisationName of [
      '小河镇社会工作服务站',
      '本站',
      '小河镇社会工作服务站 心理室',
      '社会工作服务站',
    ]) {
      const own = await take(pupil, 'treatment', { organisationName })
      expect(own.body.problems[0]).toMatchObject({
        code: 'care-treatment-needs-body',
        path: '/body/organisation',
      })
    }
    expect((await take(pupil, 'treatment', { organisationName: '浚县人民医院' })).status).toBe(201)
  })

  it('needs a registered body, and the right to hand out tasks', async () => {
    const pupil = await referred()
    const { task } = handing()
    const unnamed = await take(pupil, 'treatment', { organisationName: '市医院', task })
    expect(unnamed.body.code).toBe('care-task-needs-body')
    expect((await take(pupil, 'treatment', handing(), noTasks)).status).toBe(403)
    const stranger = app.actor({
      permissions: ['letters.read', 'letters.answer', 'tasks.give'],
      scope: { kind: 'division', division: shantang },
    })
    expect((await take(pupil, 'treatment', handing(), stranger)).status).toBe(404)
  })

  it('shows whether it was accepted, and asks another body once it was sent back', async () => {
    const pupil = await referred()
    const { task: id } = (await take(pupil, 'treatment', handing())).body
    const move = (what: string, version: number, more: object = {}) =>
      call('POST', `/api/tasks/received/${id}/${what}`, { id: newId(), version, ...more }, hospital)
    await move('acceptance', 1)
    expect((await care(pupil)).care.at(-1).task.state).toBe('accepted')
    expect((await care(pupil)).nextSteps).toEqual(['intervention', 'recovery'])
    const back = await move('return', 2, { reason: '没有儿童门诊' })
    expect(back.status, JSON.stringify(back.body)).toBe(200)
    const then = await care(pupil)
    expect(then.care.at(-1).task.state).toBe('returned')
    expect(then.nextSteps).toEqual(['treatment', 'intervention', 'recovery'])
    expect((await take(pupil, 'treatment', handing())).status).toBe(201)
  })
})
