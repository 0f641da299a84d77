import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { addVisits } from '../../../tests/figures-world.ts'
import { type PeopleWorld, peopleWorld, xiaohe, xunxian } from '../../../tests/people-world.ts'
import { activitiesInventories, activitiesSubscribers } from '../../activities/server/index.ts'
import { indicatorsErrors } from '../../indicators/errors.ts'
import { indicatorsRoutes, indicatorsSubscribers } from '../../indicators/server/index.ts'
import { peopleInventories, peopleSubscribers } from '../../people/server/index.ts'
import { regionsErrors } from '../errors.ts'
import { regionsRoutes } from './index.ts'

const old = 410621105211
const into = 410621105212
const from = '2023-07-01'

let platform: TestPlatform
let people: PeopleWorld
let app: Awaited<ReturnType<typeof testApp>>
let person: string

beforeAll(async () => {
  platform = await testPlatform()
  people = await peopleWorld(platform)
  app = await testApp(
    platform,
    [
      ...regionsRoutes(platform, [...peopleInventories, ...activitiesInventories]),
      ...indicatorsRoutes(platform),
    ],
    { ...regionsErrors, ...indicatorsErrors },
  )
  person = await people.person({
    division: old,
    registeredOn: '2023-01-05',
    categories: [{ category: 'DB', from: '2023-01-05' }],
  })
  const visit = { station: people.stations.xiaohe, division: old, person, ordinal: 1, categories: ['DB'] }
  await asOwner(platform.ownerUrl, (client) =>
    addVisits(
      client,
      ['2023-03-01', '2023-06-30', '2023-07-01', '2023-09-10'].map((on) => ({ ...visit, on })),
    ),
  )
})
afterAll(() => platform.close())

const everything = ['regions.write', 'people.read', 'activities.read', 'figures.read']
const officer = (scope = xunxian, permissions: readonly string[] = everything) =>
  app.actor({ permissions, scope: { kind: 'division', division: scope } })

async function ask(by: ReturnType<typeof officer>, method: 'GET' | 'POST', url: string, payload?: object) {
  const answer = await app.server.inject({
    method,
    url,
    headers: app.as(by),
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const merge = (by: ReturnType<typeof officer>, body: object, code = old) =>
  ask(by, 'POST', `/api/divisions/${code}/merger`, { id: newId(), into: String(into), from, ...body })
const deliver = () =>
  deliverEvents(platform.worker, [
    ...peopleSubscribers(platform),
    ...activitiesSubscribers(platform),
    ...indicatorsSubscribers(platform),
  ])
const figure = async (node: number, measure: string, period: string) =>
  (await ask(officer(), 'GET', `/api/figures?node=${node}&period=${period}&measures=${measure}`)).body
    .figures[0].value

describe('one village taken into another', () => {
  it('is refused to who may not change both, in the future, across towns of another county, and with stations open', async () => {
    expect((await merge(officer(410622000000), {})).body.code).toBe('not-permitted')
    expect((await merge(officer(xunxian, ['people.read']), {})).status).toBe(403)
    expect((await merge(officer(), { from: '2024-01-01' })).body.code).toBe('merger-in-future')
    expect((await merge(officer(410600000000), { into: '410622100201' })).body.code).toBe(
      'merger-not-same-level',
    )
    expect((await merge(officer(), { into: String(old) })).body.code).toBe('successor-not-in-force')
    expect((await merge(officer(), { into: '410621107000' }, xiaohe)).body.code).toBe(
      'division-still-has-children',
    )
  })

  it('tells beforehand what it would move, and nothing of what one may not see', async () => {
    const url = `/api/divisions/${old}/merger?into=${into}&from=${from}`
    const counts = (body: { moves: { kind: string; count: number | null }[] }) =>
      Object.fromEntries(
        body.moves.flatMap(({ kind, count }) =>
          count === 0 || !['person', 'visit'].includes(kind) ? [] : [[kind, count]],
        ),
      )
    expect(counts((await ask(officer(), 'GET', url)).body)).toEqual({ person: 1, visit: 2 })
    expect(counts((await ask(officer(xunxian, ['regions.write']), 'GET', url)).body)).toEqual({
      person: null,
      visit: null,
    })
  })

  it('moves facts from the day on, leaves the past where it was, and comes back whole', async () => {
    expect([await figure(old, 'visits', '2023'), await figure(into, 'visits', '2023')]).toEqual([4, 0])
    const id = newId()
    const by = officer()
    const body = { id, into: String(into), from }
    const merged = await ask(by, 'POST', `/api/divisions/${old}/merger`, body)
    expect(merged.status).toBe(201)
    expect((await ask(by, 'POST', `/api/divisions/${old}/merger`, body)).body).toEqual(merged.body)
    await deliver()
    expect([await figure(old, 'visits', '2023'), await figure(into, 'visits', '2023')]).toEqual([2, 2])
    expect([await figure(old, 'registered', '2023-06'), await figure(into, 'registered', '2023-06')]).toEqual(
      [1, 0],
    )
    expect([await figure(old, 'registered', '2023-07'), await figure(into, 'registered', '2023-07')]).toEqual(
      [0, 1],
    )
    expect(await figure(xiaohe, 'persons-visited', '2023')).toBe(1)
    const [line] = (await ask(officer(), 'GET', '/api/division-mergers')).body.items
    expect(line).toMatchObject({
      id,
      code: { code: old },
      into: { code: into },
      from,
      undone: null,
    })
    expect(line.moved.map(({ kind, count }: { kind: string; count: number }) => [kind, count])).toEqual([
      ['person', 1],
      ['visit', 2],
    ])
    expect((await ask(officer(410622000000), 'GET', '/api/division-mergers')).body.items).toEqual([])

    const undo = (by = officer()) => ask(by, 'POST', `/api/division-mergers/${id}/undo`, { id: newId() })
    expect((await undo(officer(410622000000))).status).toBe(404)
    expect((await undo()).status).toBe(200)
    expect((await undo()).body.code).toBe('merger-already-undone')
    await deliver()
    expect([await figure(old, 'visits', '2023'), await figure(into, 'visits', '2023')]).toEqual([4, 0])
    expect([await figure(old, 'registered', '2023-07'), await figure(into, 'registered', '2023-07')]).toEqual(
      [1, 0],
    )
    const file = await people.send(people.actor(xunxian), 'GET', `/api/people/${person}`)
    expect(file.body).toMatchObject({ place: { code: old } })
  })
})
