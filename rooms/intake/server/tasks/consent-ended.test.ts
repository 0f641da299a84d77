import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { deliverEvents } from '../../../../platform/server/outbox.ts'
import { asOwner } from '../../../../tests/database.ts'
import { type TasksWorld, tasksWorld } from '../../../../tests/tasks-world.ts'
import { intakeSubscribers } from '../index.ts'

let world: TasksWorld
beforeAll(async () => {
  world = await tasksWorld()
})
afterAll(() => world.close())

const rows = (statement: string, values: unknown[]) =>
  asOwner(world.platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const officer = () => world.people.actor(410621000000)

/** A child of the station and the guardian's consent. */
const child = async (name: string, birth: string) => {
  const person = await world.person(name, birth)
  return { person, consent: await consents(person) }
}

const consents = async (person: string) => {
  const consent = newId()
  const answer = await world.people.send(officer(), 'POST', `/api/people/${person}/consents`, {
    id: consent,
    purpose: 'service',
    givenBy: 'guardian',
    giver: '滕大山',
    givenOn: '2023-01-10',
    method: 'paper',
  })
  expect(answer.status).toBe(201)
  await heard()
  return consent
}

const heard = () => deliverEvents(world.platform.worker, intakeSubscribers(world.platform))

const withdrawn = async (person: string, consent: string) => {
  const url = `/api/people/${person}/consents/${consent}/withdrawal`
  const answer = await world.people.send(officer(), 'POST', url, {
    id: newId(),
    on: '2023-12-29',
    reason: '家长不同意',
  })
  expect(answer.status).toBe(200)
  await heard()
}

const givenOnConsent = async (person: string) => {
  const handOver = {
    purpose: '安排课后照看',
    data: [{ field: 'name' }, { field: 'appointment', value: '每周三下午四点' }],
    legalBasis: 'consent',
  }
  const answer = await world.give({ person, handOver })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id as string
}
const received = async (task: string, today?: string) =>
  (
    await world.send(
      world.women,
      'GET',
      `/api/tasks/received/${task}`,
      undefined,
      today ? world.on(today) : undefined,
    )
  ).body
const accept = (task: string, today?: string) =>
  world.send(
    world.women,
    'POST',
    `/api/tasks/received/${task}/acceptance`,
    { id: newId(), version: 1 },
    today ? world.on(today) : undefined,
  )
const owed = (task: string) =>
  rows("select owner, state, due_on::text as due from duty where subject = $1 and kind = 'task-consent'", [
    task,
  ])

describe('2.8: a consent that ends after something was told on it', () => {
  it('shows the body nothing any more, is not accepted, and is owed by whoever gave the task', async () => {
    const { person, consent } = await child('滕小雨', '2015-05-06')
    const task = await givenOnConsent(person)
    expect((await received(task)).handOver.fields).toEqual([
      { field: 'name', value: '滕小雨' },
      { field: 'appointment', value: '每周三下午四点' },
    ])
    await withdrawn(person, consent)
    const after = await received(task)
    expect(after).toMatchObject({ consentEnded: true, abilities: { accept: false, return: true } })
    expect(JSON.stringify(after)).not.toContain('滕小雨')
    expect((await accept(task)).body.code).toBe('task-consent-ended')
    const given = (await world.send(world.worker, 'GET', `/api/tasks/${task}`)).body
    expect(given).toMatchObject({ consentEnded: true, state: 'given' })
    expect(await owed(task)).toEqual([{ owner: world.worker.account, state: 'open', due: '2024-01-02' }])
  })

  it('holds again with a new consent, and what was owed is settled', async () => {
    const { person, consent } = await child('滕小雪', '2015-05-06')
    const task = await givenOnConsent(person)
    await withdrawn(person, consent)
    await consents(person)
    expect(await owed(task)).toMatchObject([{ state: 'done' }])
    expect((await received(task)).consentEnded).toBe(false)
    expect((await accept(task)).body.state).toBe('accepted')
  })

  it('is settled when the task is taken back', async () => {
    const { person, consent } = await child('滕小霜', '2015-05-06')
    const task = await givenOnConsent(person)
    await withdrawn(person, consent)
    await world.send(world.worker, 'POST', `/api/tasks/${task}/withdrawal`, {
      id: newId(),
      version: 1,
      reason: '同意已撤回',
    })
    await heard()
    expect(await owed(task)).toMatchObject([{ state: 'done' }])
  })

  it('ends of itself with the fourteenth birthday', async () => {
    const { person } = await child('滕小冰', '2010-01-02')
    const task = await givenOnConsent(person)
    expect((await received(task, '2024-01-01')).consentEnded).toBe(false)
    expect((await received(task, '2024-01-02')).consentEnded).toBe(true)
    expect((await accept(task, '2024-01-02')).body.code).toBe('task-consent-ended')
  })

  it('has no part in what went out on a duty of law, or tells of nobody', async () => {
    const { person, consent } = await child('滕小云', '2015-05-06')
    const duty = {
      purpose: '联系家长',
      data: [{ field: 'name' }],
      legalBasis: 'emergency',
      basisNote: '孩子走失',
    }
    const urgent = await world.give({ person, handOver: duty })
    const plain = await world.give({
      person,
      handOver: { purpose: '借教室', data: [{ field: 'appointment', value: '周三' }], legalBasis: 'consent' },
    })
    await withdrawn(person, consent)
    for (const task of [urgent.body.id, plain.body.id]) {
      expect((await received(task)).consentEnded).toBe(false)
      expect(await owed(task)).toEqual([])
    }
  })
})
