import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import {
  neighbour,
  type PeopleWorld,
  peopleWorld,
  villages,
  xunxian,
} from '../../../../tests/people-world.ts'

let platform: TestPlatform
let world: PeopleWorld
let worker: Actor

beforeAll(async () => {
  platform = await testPlatform()
  world = await peopleWorld(platform)
  worker = world.actor(xunxian)
})
afterAll(() => platform.close())

const child = (name: string, birth: string) =>
  world.person({
    station: world.stations.xiaohe,
    division: villages.zhangzhuang,
    registeredOn: '2023-01-05',
    fields: { name, birth, noIdentityReason: 'number-not-told' },
  })

const guardian = { purpose: 'service', givenBy: 'guardian', giver: '莫大姑', method: 'paper' }

const give = (person: string, consent: object, by = worker, id = newId()) =>
  world.send(by, 'POST', `/api/people/${person}/consents`, { id, ...consent })

describe('consents (2.8)', () => {
  it('of a child under fourteen are the guardian’s', async () => {
    const id = await child('莫小苗', '2013-06-01')
    const own = await give(id, {
      purpose: 'service',
      givenBy: 'self',
      givenOn: '2023-02-01',
      method: 'spoken',
    })
    expect(own.body.state).toEqual({ state: 'missing', needs: ['guardian-consent'] })
    const given = await give(id, { ...guardian, givenOn: '2023-02-01' })
    expect(given).toMatchObject({ status: 201, body: { state: { state: 'given', since: '2023-02-01' } } })
    const file = await world.send(worker, 'GET', `/api/people/${id}/consents`)
    expect(file.body.media).toMatchObject({ state: 'missing' })
    expect(file.body.items.map(({ giver }: { giver: string | null }) => giver)).toContain('莫**')
  })

  it('of one who turned fourteen are asked for again, of the child itself, and the guardian is told', async () => {
    const id = await child('莫小树', '2009-11-20')
    await give(id, { ...guardian, givenOn: '2023-02-01' })
    const state = async () => (await world.send(worker, 'GET', `/api/people/${id}/consents`)).body.service
    expect((await state()).state).toBe('lapsed')
    const due = await world.send(worker, 'GET', '/api/people/consents/due')
    expect(due.body.items).toContainEqual(expect.objectContaining({ id, birthday: '2023-11-20' }))
    const own = { purpose: 'service', givenBy: 'self', givenOn: '2023-12-01', method: 'paper' }
    expect((await give(id, own)).body.state).toMatchObject({ needs: ['guardian-notice'] })
    const told = await give(id, { ...own, guardianNotifiedOn: '2023-12-02' })
    expect(told.body.state).toMatchObject({ state: 'given' })
    const after = await world.send(worker, 'GET', '/api/people/consents/due')
    expect(after.body.items).not.toContainEqual(expect.objectContaining({ id }))
  })

  it('end when they are taken back, and not twice', async () => {
    const id = await child('莫小荷', '2014-03-03')
    const consent = newId()
    await give(id, { ...guardian, givenOn: '2023-02-01' }, worker, consent)
    const back = (on: string) =>
      world.send(worker, 'POST', `/api/people/${id}/consents/${consent}/withdrawal`, { id: newId(), on })
    expect((await back('2023-01-31')).body.code).toBe('day-before-consent')
    expect((await back('2023-05-01')).body.state.state).toBe('withdrawn')
    expect((await back('2023-05-02')).body.code).toBe('consent-already-withdrawn')
  })

  it('have a giver, and a day between birth and today', async () => {
    const id = await child('莫小竹', '2014-03-03')
    const code = async (consent: object) => (await give(id, { ...guardian, ...consent })).body.code
    expect(await code({ givenOn: '2014-03-02' })).toBe('day-before-birth')
    expect(await code({ givenOn: '2099-01-01' })).toBe('day-in-future')
    expect(await code({ givenOn: '2023-02-01', giver: null })).toBe('guardian-name-missing')
  })

  it('are recorded by who may write the file, and of others nobody learns that there is one', async () => {
    const id = await child('莫小松', '2014-03-03')
    const consent = { ...guardian, givenOn: '2023-02-01' }
    expect((await give(id, consent, world.actor(xunxian, ['people.read']))).status).toBe(403)
    const stranger = world.actor(neighbour)
    expect((await give(id, consent, stranger)).status).toBe(404)
    expect((await world.send(stranger, 'GET', `/api/people/${id}/consents`)).status).toBe(404)
    expect((await world.send(stranger, 'GET', '/api/people/consents/due')).body.items).toEqual([])
  })
})
