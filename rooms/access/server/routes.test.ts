import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, accessWorld, send } from '../../../tests/access.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { accessContract } from '../contract.ts'
import { accessErrors } from '../errors.ts'
import { accessRoutes, createDemoAccount } from './index.ts'

let platform: TestPlatform
let world: AccessWorld

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
})
afterAll(async () => {
  await world.server.close()
  await platform.close()
})

describe('the routes of the room', () => {
  it('are all there, each once', () => {
    const implemented = accessRoutes(platform, {
      findPerson: async () => null,
      findOrganisation: async () => null,
    }).map((entry) => entry.route)
    const wanted = Object.values(accessContract)
    expect(implemented).toHaveLength(wanted.length)
    expect(new Set(implemented)).toEqual(new Set(wanted))
  })

  it('name only refusals that have a sentence in both languages', () => {
    const named = Object.values(accessContract).flatMap((route) =>
      'errors' in route ? [...route.errors] : [],
    )
    const common = ['not-found', 'not-permitted', 'id-already-used', 'changed-meanwhile']
    const unknown = named.filter((code) => !(code in accessErrors) && !common.includes(code))
    expect(unknown).toEqual([])
    for (const [code, { zh, en }] of Object.entries(accessErrors)) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/)
      expect(en, code).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('answer nobody but those for signing in', async () => {
    for (const route of Object.values(accessContract)) {
      if (route.permission === 'public') continue
      const url = route.path.replace(/:\w+/g, '018c0000-0000-7000-8000-000000000001')
      const answer = await send(world.server, '', route.method, url)
      expect([route.path, answer.status, answer.body.code]).toEqual([route.path, 401, 'not-signed-in'])
    }
  })

  it('are described with their requests and answers', async () => {
    const { body } = await send(world.server, '', 'GET', '/api/openapi.json')
    expect(Object.keys(body.paths)).toContain('/api/accounts/{account}/grants')
    expect(body.paths['/api/session'].post.security).toEqual([])
    expect(body.paths['/api/session'].post.responses['429'].description).toContain('sign-in-locked')
  })
})

describe('an account of demo data', () => {
  const wanted = {
    userName: 'shegong',
    password: 'Zhulian-2023',
    displayName: '李晓禾',
    home: { division: 410621105000 },
    grants: [{ role: 'social-worker', scope: { kind: 'division', division: 410621105000 } }],
  } as const

  it('signs in with the password that is printed, without a second factor, and its list line says so', async () => {
    const made = await createDemoAccount(platform, wanted)
    const session = await world.signIn('shegong', 'Zhulian-2023')
    expect(session.account).toBe(made.account)
    const me = (await session.send('GET', '/api/me')).body
    expect([me.obstacles, me.secondFactor.exempt, me.grants[0].title.zh]).toEqual([[], true, '社工'])
  })

  it('made again is the same one', async () => {
    const first = await createDemoAccount(platform, wanted)
    expect(await createDemoAccount(platform, { ...wanted, password: 'Another-2024' })).toEqual(first)
    expect((await world.signIn('shegong', 'Zhulian-2023')).account).toBe(first.account)
  })
})
