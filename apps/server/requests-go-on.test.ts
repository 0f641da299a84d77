import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/server/ids.ts'
import { deliverEvents } from '../../platform/server/outbox.ts'
import { activitiesErrors } from '../../rooms/activities/errors.ts'
import { activitiesRoutes } from '../../rooms/activities/server/index.ts'
import { caseworkErrors } from '../../rooms/casework/errors.ts'
import { caseworkRoutes } from '../../rooms/casework/server/index.ts'
import { dutiesErrors } from '../../rooms/duties/errors.ts'
import { dutiesRoutes } from '../../rooms/duties/server/index.ts'
import { type TestApp, testApp } from '../../tests/app.ts'
import { everyday, type RequestsWorld, requestsWorld } from '../../tests/requests-world.ts'
import { allSubscribers } from './compose.ts'

let world: RequestsWorld
let work: TestApp
beforeAll(async () => {
  world = await requestsWorld()
  work = await testApp(
    world.platform,
    [...activitiesRoutes(world.platform), ...caseworkRoutes(world.platform), ...dutiesRoutes(world.platform)],
    { ...activitiesErrors, ...caseworkErrors, ...dutiesErrors },
  )
})
afterAll(async () => {
  await work.server.close()
  await world.close()
})

const heard = () => deliverEvents(world.platform.worker, allSubscribers(world.platform))

const everything = [
  ...everyday,
  'tasks.give',
  'tasks.read',
  'activities.record',
  'activities.read',
  'casework.read',
  'casework.record',
  'duties.write',
]
const doing = async (url: string, payload: object) => {
  const actor = work.actor({
    permissions: everything,
    scope: { kind: 'station', station: world.county.xiaoheStation },
  })
  const answer = await work.server.inject({ method: 'POST', url, headers: work.as(actor), payload })
  return { status: answer.statusCode, body: answer.json() }
}

const accepted = async (way: 'visit' | 'case' | 'task') => {
  const person = await world.county.person()
  const { id, body } = await world.filed({ person })
  await world.triaged(id)
  const answer = await world.act(id, 'acceptance', { way })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return { id, person, number: body.number as string, duty: answer.body.duty as string }
}

/** What is owed about a request: of which kind, and in which state. */
const owed = async (id: string) =>
  (
    await world.rows(
      `select kind, state, due_on::text as due, owner from duty where subject = $1 and kind <> 'request-alarm'
       order by created_at, kind`,
      [id],
    )
  ).map(({ kind, state, due, owner }) => [kind, state, kind === 'request-closing' ? due : '', owner])

const promised = (kind: string, state: string) => [kind, state, '', world.worker.account]
/** Five working days after Friday 29 December 2023, with New Year's Day off. */
const closing = (state: string) => ['request-closing', state, '2024-01-08', world.worker.account]

const give = async (
  request: string,
  actor = world.actor({ kind: 'station', station: world.county.xiaoheStation }, everything),
) => {
  const task = newId()
  const answer = await world.post(
    '/api/tasks',
    {
      id: newId(),
      task,
      title: '协助上门',
      asked: '请协助上门一次',
      station: world.county.xiaoheStation,
      body: { station: world.county.shantangStation },
      source: { room: 'intake', id: request },
      handOver: { purpose: '上门', data: [], legalBasis: 'no-personal-data' },
    },
    actor,
  )
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return task
}

const other = () =>
  world.actor({ kind: 'station', station: world.county.shantangStation }, [
    'tasks.read',
    'tasks.act',
    'tasks.give',
  ])
const moved = (task: string, step: string, version: number, more: object = {}) =>
  world.post(`/api/tasks/received/${task}/${step}`, { id: newId(), version, ...more }, other())

describe('a request that was accepted', () => {
  it('owes its requester an answer and its end once the visit was made, and only then', async () => {
    const { id, person, duty } = await accepted('visit')
    const visit = (more: object) =>
      doing('/api/visits', {
        id: newId(),
        station: world.county.xiaoheStation,
        visitedOn: '2023-12-29',
        method: 'home',
        purpose: 'routine',
        persons: [{ id: newId(), person, seen: 'person' }],
        ...more,
      })
    expect((await visit({})).status).toBe(201)
    await heard()
    expect(await owed(id)).toEqual([promised('request-visit', 'open')])
    expect((await visit({ fulfils: duty })).status).toBe(201)
    await heard()
    await heard()
    expect(await owed(id)).toEqual([promised('request-visit', 'done'), closing('open')])
    expect((await world.act(id, 'closing', { words: '已上门，送去了药' })).body.state).toBe('closed')
    expect(await owed(id)).toEqual([promised('request-visit', 'done'), closing('done')])
  })

  it('owes it as soon as its case was opened', async () => {
    const { id, person } = await accepted('case')
    const opened = await doing('/api/cases', {
      id: newId(),
      person,
      kind: 'ordinary',
      problem: 'economy',
      source: 'hotline',
      openedOn: '2023-12-29',
      request: id,
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    await heard()
    expect(await owed(id)).toEqual([promised('request-case', 'done'), closing('open')])
  })

  it('owes it when the last of its tasks has ended, and not while one goes on', async () => {
    const { id } = await accepted('task')
    const [one, two] = [await give(id), await give(id)]
    await moved(one, 'acceptance', 1)
    expect((await moved(one, 'completion', 2, { result: '已上门' })).status).toBe(200)
    await heard()
    expect(await owed(id)).toEqual([promised('request-task', 'done')])
    expect((await moved(two, 'return', 1, { reason: '不在本辖区' })).status).toBe(200)
    await heard()
    // Sent back: it is to be arranged otherwise first.
    expect(await owed(id)).toEqual([promised('request-task', 'done')])
    const three = await give(id)
    await moved(three, 'acceptance', 1)
    await moved(three, 'completion', 2, { result: '已办好' })
    await heard()
    expect(await owed(id)).toEqual([promised('request-task', 'done'), closing('open')])
  })

  it('is nobody’s for no moment when somebody ticks a duty off by hand', async () => {
    const { id, duty } = await accepted('visit')
    const ticked = await doing(`/api/duties/${duty}/done`, { id: newId(), version: 1, outcome: '电话问过了' })
    expect(ticked.status, JSON.stringify(ticked.body)).toBe(200)
    await heard()
    expect(await owed(id)).toEqual([promised('request-visit', 'done'), closing('open')])
    const [own] = await world.rows('select duty from request where id = $1', [id])
    await doing(`/api/duties/${own.duty}/done`, { id: newId(), version: 1, outcome: '知道了' })
    await heard()
    expect((await owed(id)).slice(1)).toEqual([closing('done'), closing('open')])
  })

  it('goes with what is owed to the colleague who takes it over', async () => {
    const { id } = await accepted('visit')
    const colleague = newId()
    world.workers.set(colleague, '王社工')
    expect((await world.act(id, 'owner', { owner: colleague })).status).toBe(200)
    expect(await owed(id)).toEqual([['request-visit', 'open', '', colleague]])
  })

  it('owes nothing of the kind before it was accepted or after it was closed', async () => {
    const { id } = await world.filed()
    await heard()
    expect(await owed(id)).toEqual([])
    const { id: answered } = await world.filed()
    await world.triaged(answered)
    await world.act(answered, 'acceptance', { way: 'consultation', reason: '已说明' })
    await heard()
    expect(await owed(answered)).toEqual([])
  })
})
