import { allRoutes } from '../apps/server/compose.ts'
import { allErrors } from '../apps/server/errors.ts'
import type { Actor, GrantScope } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import { newId } from '../platform/server/ids.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { type TestApp, testApp } from './app.ts'
import { type TestPlatform, testPlatform } from './database.ts'

export const hangzhou = 330100000000
export const xihu = 330106000000
/** 留下街道 with 东岳社区, and another street of the same district. */
export const liuxia = 330106009000
export const dongyue = 330106009001
export const gudang = 330106007000

export const consortiumRights = [
  'people.read',
  'people.read-sensitive',
  'people.write',
  'organisations.read',
  'organisations.write',
  'resources.read',
  'resources.record',
  'volunteers.read',
  'tasks.give',
  'consortium.read',
  'consortium.write',
  'casework.read',
  'casework.record',
  'duties.read',
  'duties.write',
] as const

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
type Answered = { readonly status: number; readonly body: any }

export type ConsortiumWorld = {
  readonly platform: TestPlatform
  readonly app: TestApp
  readonly station: string
  actor(scope: GrantScope | number, permissions?: readonly string[]): Actor
  get(url: string, actor?: Actor): Promise<Answered>
  send(method: 'POST' | 'PUT', url: string, body: object, actor?: Actor): Promise<Answered>
  /** Registers a client of 留下街道 and answers the id. */
  client(name: string, more?: object): Promise<string>
}

/** 西湖区 with the station of 留下街道, on 5 December 2023; `district` acts where no one is named. */
export async function consortiumWorld(): Promise<ConsortiumWorld & { readonly district: Actor }> {
  const platform = await testPlatform(day('2023-12-05'))
  await loadDivisions(platform.worker.pool, {
    only: [xihu, 330102000000, 330111000000, 330112000000, 330114000000, 330182000000],
  })
  const app = await testApp(platform, allRoutes(platform), allErrors)
  const actor = (scope: GrantScope | number, permissions: readonly string[] = consortiumRights) =>
    app.actor({
      permissions,
      scope: typeof scope === 'number' ? { kind: 'division', division: scope } : scope,
    })
  const district = actor(xihu)
  const officer = actor(xihu, ['regions.write'])
  const answered = async (method: 'GET' | 'POST' | 'PUT', url: string, by: Actor, payload?: object) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(payload ? { payload } : {}),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload }
  }
  const station = newId()
  const send: ConsortiumWorld['send'] = (method, url, body, by = district) =>
    answered(method, url, by, { id: newId(), ...body })
  await send(
    'POST',
    '/api/stations',
    { station, name: '西湖区留下街道社工站', kind: 'station', division: liuxia, openedOn: '2021-01-01' },
    officer,
  )
  return {
    platform,
    app,
    station,
    actor,
    district,
    get: (url, by = district) => answered('GET', url, by),
    send,
    client: async (name, more = {}) => {
      const person = newId()
      const { status, body } = await send('POST', '/api/people', {
        person,
        station,
        division: dongyue,
        registeredOn: '2022-03-01',
        fields: { name, sex: 1, identityKind: 'none', noIdentityReason: 'not-registered' },
        categories: [{ category: 'DB', from: '2022-03-01' }],
        ...more,
      })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return person
    },
  }
}
