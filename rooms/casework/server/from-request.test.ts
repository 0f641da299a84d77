import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type RequestsWorld, requestsWorld } from '../../../tests/requests-world.ts'
import { caseworkErrors } from '../errors.ts'
import { caseworkRoutes } from './index.ts'

let world: RequestsWorld
let cases: TestApp
let worker: Actor

beforeAll(async () => {
  world = await requestsWorld()
  cases = await testApp(world.platform, caseworkRoutes(world.platform), caseworkErrors)
  worker = cases.actor({
    permissions: ['casework.read', 'casework.record', 'people.read'],
    scope: { kind: 'station', station: world.county.xiaoheStation },
  })
})
afterAll(async () => {
  await cases.server.close()
  await world.close()
})

const open = async (request: string, more: object = {}) =>
  cases.server.inject({
    method: 'POST',
    url: '/api/cases',
    headers: cases.as(worker),
    payload: {
      id: newId(),
      person: await world.county.person(),
      kind: 'ordinary',
      problem: 'economy',
      source: 'hotline',
      openedOn: '2023-12-29',
      request,
      ...more,
    },
  })

describe('a request for help', () => {
  it('becomes a case that is run in phases, and says so itself', async () => {
    const { id } = await world.filed()
    const answer = await open(id)
    expect(answer.statusCode, answer.body).toBe(201)
    const [row] = await world.rows('select became_room, became_record from request where id = $1', [id])
    expect(row).toEqual({ became_room: 'casework', became_record: answer.json().id })
    const file = await cases.server.inject({
      method: 'GET',
      url: `/api/cases/${answer.json().id}/file`,
      headers: cases.as(worker),
    })
    expect(file.json()).toMatchObject({ phase: 'intake', request: id, missing: ['intake-form'] })
  })

  it('2.1: gives the case its clock: an urgent intake is due a day after the request was received', async () => {
    const { id } = await world.filed({ receivedAt: '2023-12-28T09:30:00+08:00' })
    const { id: opened } = (await open(id, { urgency: 'urgent' })).json()
    const [duty] = await world.rows(`select due_at from duty where subject = $1 and kind = 'case-intake'`, [
      opened,
    ])
    expect(duty).toEqual({ due_at: new Date('2023-12-29T09:30:00+08:00') })
  })

  it('that is not there opens no case, and nothing is left of it', async () => {
    const answer = await open(newId())
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'case-request-other'])
    const rows = await world.rows(`select from service_case where request is not null`)
    expect(rows).toHaveLength(2)
  })
})
