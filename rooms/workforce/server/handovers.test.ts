import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allErrors } from '../../../apps/server/errors.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { dutiesRoutes } from '../../duties/server/index.ts'
import { loadDivisions, regionsRoutes } from '../../regions/server/index.ts'
import { watchSecretaries } from './handovers.ts'
import { workforceRoutes } from './index.ts'
import { nobody } from './neighbours.ts'

const luancheng = 130111000000
const town = 130111100000
const otherTown = 130111101000
const village = 130111100003
const xihu = 330106000000

describe('three stations in one: the secretary is the child director (S16.5)', () => {
  let platform: TestPlatform
  let app: TestApp
  let head: Actor
  let otherHead: Actor
  let reader: Actor
  let county: Actor
  const appointer = newId()

  beforeAll(async () => {
    platform = await testPlatform(day('2026-03-02'))
    await loadDivisions(platform.worker.pool, { only: [luancheng, xihu] })
    const neighbours = {
      accountsOfBody: async () => [],
      volunteersOf: async () => new Map(),
      holdersOf: async (permission: string, at: { readonly division: number }) =>
        permission === 'access.grant' ? [appointer] : at.division < otherTown ? [head.account] : [],
    }
    app = await testApp(
      platform,
      [
        ...regionsRoutes(platform),
        ...dutiesRoutes(platform, { mayOwe: async () => true, placeOfPerson: async () => null }),
        ...workforceRoutes(platform, neighbours),
      ],
      allErrors,
    )
    const rights = ['workforce.read', 'workforce.write', 'duties.read', 'duties.write']
    head = app.actor({ permissions: rights, scope: { kind: 'division', division: town } })
    otherHead = app.actor({ permissions: rights, scope: { kind: 'division', division: otherTown } })
    reader = app.actor({ permissions: ['workforce.read'], scope: { kind: 'division', division: town } })
    county = app.actor(
      { permissions: [...rights, 'regions.write'], scope: { kind: 'division', division: luancheng } },
      { permissions: rights, scope: { kind: 'division', division: xihu } },
    )
  })
  afterAll(async () => {
    await app.server.close()
    await platform.close()
  })

  const get = async (url: string, actor = head) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload }
  }
  const send = async (method: 'POST' | 'PUT', url: string, payload: object, actor = head) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(actor),
      payload: { id: newId(), ...payload },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = (kind: string, from: string, more: object = {}) => ({
    id: newId(),
    division: village,
    employerKind: 'village',
    employer: '某村村民委员会',
    kind,
    from,
    ...more,
  })
  const register = async (name: string, first: object, actor = head) => {
    const id = newId()
    const { status, body } = await send(
      'POST',
      '/api/workforce',
      { id, name, post: first, account: newId() },
      actor,
    )
    expect(status, JSON.stringify(body)).toBe(201)
    return id
  }
  const handovers = async (actor = head, state = 'open') =>
    (await get(`/api/workforce-handovers?state=${state}`, actor)).body.items
  const duties = async (actor = head) => (await get('/api/duties?mine=true', actor)).body.items
  const oldSecretary = post('village-secretary', '2021-01-01')
  let old = ''
  let young = ''

  it('S16.A2 opens nothing while the secretary is the child director', async () => {
    old = await register('老书记', oldSecretary)
    await send('PUT', `/api/workforce/${old}/posts`, {
      post: post('child-director', '2021-01-01', { main: false }),
    })
    expect(await handovers()).toEqual([])
    expect(await duties()).toEqual([])
  })

  it('S16.A2 gives the head of the town a duty when a new secretary takes office, with the new one proposed', async () => {
    const ended = { ...oldSecretary, to: '2026-02-28' }
    await send('PUT', `/api/workforce/${old}/posts`, { post: ended })
    expect(await duties()).toMatchObject([{ kind: 'child-director-handover', owner: head.account }])
    expect((await duties())[0].title.zh).toContain('书记离任')
    young = await register('新书记', post('village-secretary', '2026-03-01'))
    const [open, ...others] = await handovers()
    expect(others).toEqual([])
    expect(open).toMatchObject({
      secretary: { name: '新书记' },
      director: { name: '老书记' },
      mayDecide: true,
    })
    // The first duty was overtaken by the second: one thing is owed, not two.
    const owed = await duties()
    expect(owed).toHaveLength(1)
    expect(owed[0].title.zh).toContain('由新任村党支部书记 新书记 兼任')
    expect(owed[0].title.en).toContain('hand the post of child director over to 新书记')
    // It ends with the handover and by nobody's hand.
    expect(owed[0].abilities.settle).toBe(false)
    const done = await send('POST', `/api/duties/${owed[0].id}/done`, {
      version: owed[0].version,
      outcome: '已口头交接',
    })
    expect(done.status).toBe(422)
  })

  it('is seen at the town and above, decided by who keeps the register there, and by nobody elsewhere', async () => {
    expect(await handovers(otherHead)).toEqual([])
    const [open] = await handovers(reader)
    expect(open.mayDecide).toBe(false)
    const accept = (actor: Actor) =>
      send(
        'POST',
        `/api/workforce-handovers/${open.id}/acceptance`,
        { version: open.version, post: newId(), on: '2026-03-02' },
        actor,
      )
    expect((await accept(otherHead)).status).toBe(404)
    expect((await accept(reader)).status).toBe(403)
    const decline = await send(
      'POST',
      `/api/workforce-handovers/${open.id}/declining`,
      { version: open.version, reason: '不换' },
      otherHead,
    )
    expect(decline.status).toBe(404)
    const nobody = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: town } })
    expect((await get('/api/workforce-handovers', nobody)).status).toBe(403)
  })

  it('S16.A2 one press ends the old post, opens the new one, settles the duty and proposes the grants', async () => {
    const [open] = await handovers()
    const press = (on: string) =>
      send('POST', `/api/workforce-handovers/${open.id}/acceptance`, {
        version: open.version,
        post: newId(),
        on,
      })
    expect((await press('2026-02-01')).body.problems[0].code).toBe('handover-before-post')
    const { status, body } = await press('2026-03-02')
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.grants.map(({ act, name }: { act: string; name: string }) => [act, name])).toEqual([
      ['end', '老书记'],
      ['give', '新书记'],
    ])
    const posts = async (member: string) =>
      (await get(`/api/workforce/${member}`)).body.allPosts
        .filter(({ kind }: { kind: string }) => kind === 'child-director')
        .map(({ from, to, alsoPost }: { from: string; to: string | null; alsoPost: string | null }) => [
          from,
          to,
          alsoPost,
        ])
    expect(await posts(old)).toEqual([['2021-01-01', '2026-03-01', null]])
    expect(await posts(young)).toEqual([['2026-03-02', null, '村党支部书记']])
    expect(await duties()).toEqual([])
    const asked = await get(`/api/duties?division=${village}`, county)
    expect(asked.body.items).toMatchObject([{ kind: 'child-director-grants', owner: appointer }])
    expect((await press('2026-03-02')).body.code).toBe('handover-settled')
  })

  it('a declined handover is not proposed again for the same two', async () => {
    const third = await register('第三任', post('village-secretary', '2026-03-02'))
    const [open] = await handovers()
    expect(open.secretary.id).toBe(third)
    const decline = await send('POST', `/api/workforce-handovers/${open.id}/declining`, {
      version: open.version,
      reason: '儿童主任由妇女主任兼任',
    })
    expect(decline.status).toBe(200)
    expect(await watchSecretaries(platform, { ...nobody, holdersOf: async () => [] })).toBe(0)
    expect(await handovers()).toEqual([])
    expect(await handovers(head, 'declined')).toMatchObject([{ reason: '儿童主任由妇女主任兼任' }])
  })

  it('asks for none where no list says that the two go together', async () => {
    const elsewhere = 330106009001
    await register('西湖书记', post('village-secretary', '2026-03-01', { division: elsewhere }), county)
    await register('西湖儿童主任', post('child-director', '2024-03-01', { division: elsewhere }), county)
    expect(await handovers(county)).toEqual([])
  })

  it('is proposed on the day when a post that was entered before begins', async () => {
    const next = 130111100004
    await register('甲书记', post('village-secretary', '2026-03-10', { division: next }))
    expect(await handovers()).toEqual([])
    const later = { ...platform, clock: { ...platform.clock, today: () => day('2026-03-10') } }
    expect(await watchSecretaries(later, { ...nobody, holdersOf: async () => [head.account] })).toBe(1)
    expect(await handovers()).toMatchObject([
      { division: next, secretary: { name: '甲书记' }, director: null },
    ])
  })
})
