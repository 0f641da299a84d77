import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, type Answered, accessWorld, send } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'

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

const trail = async (account: string) =>
  (
    await platform.worker.pool.query('select action, kind from audit_line where account = $1 order by id', [
      account,
    ])
  ).rows.map((row) => `${row.kind}: ${row.action}`)

const setCookie = (answer: Answered): unknown => [answer.headers['set-cookie']].flat()[0]

describe('a session', () => {
  it('is not taken from a cookie whose signature is not ours', async () => {
    await world.account({ userName: 'wang.sig' })
    const session = await world.signIn('wang.sig')
    const forged = session.cookie.replace(/\.[^.]*$/, (end) =>
      end.replace(/[A-Z]/, (letter) => (letter === 'A' ? 'B' : 'A')),
    )
    expect((await send(world.server, forged, 'GET', '/api/me')).status).toBe(401)
    expect((await send(world.server, 'zhulian.session_token=%', 'GET', '/api/me')).status).toBe(401)
    expect((await session.send('GET', '/api/me')).status).toBe(200)
  })

  it('ends after two hours without a request, and after twelve in any case', async () => {
    await world.account({ userName: 'wang.idle' })
    const idle = await world.signIn('wang.idle')
    const set = (column: string, ago: string) =>
      asOwner(platform.ownerUrl, (client) =>
        client.query(`update session set ${column} = now() - interval '${ago}' where account = $1`, [
          idle.account,
        ]),
      )
    await set('seen_at', '119 minutes')
    expect((await idle.send('GET', '/api/me')).status).toBe(200)
    await set('seen_at', '121 minutes')
    expect((await idle.send('GET', '/api/me')).status).toBe(401)
    await set('seen_at', '0 minutes')
    expect((await idle.send('GET', '/api/me')).status).toBe(200)
    const { rows } = await platform.worker.pool.query(
      'select round(extract(epoch from expires_at - created_at) / 3600) as hours from session where account = $1',
      [idle.account],
    )
    expect(Number(rows[0].hours)).toBe(12)
    await set('expires_at', '1 second')
    expect((await idle.send('GET', '/api/me')).status).toBe(401)
  })

  it('is listed, and ended from another one: the ended one is refused at its next request', async () => {
    await world.account({ userName: 'wang.many' })
    const here = await world.signIn('wang.many')
    const phone = await world.signIn('wang.many')
    const { items } = (await here.send('GET', '/api/me/sessions')).body
    expect(items).toHaveLength(2)
    const other = items.find((item: { current: boolean }) => !item.current)
    expect((await here.send('DELETE', `/api/me/sessions/${other.id}`)).status).toBe(204)
    expect((await phone.send('GET', '/api/me')).status).toBe(401)
    expect((await here.send('GET', '/api/me')).status).toBe(200)
  })

  it('of another account is not found, and stays', async () => {
    await world.account({ userName: 'wang.a' })
    await world.account({ userName: 'wang.b' })
    const a = await world.signIn('wang.a')
    const b = await world.signIn('wang.b')
    const [own] = (await b.send('GET', '/api/me/sessions')).body.items
    expect((await a.send('DELETE', `/api/me/sessions/${own.id}`)).status).toBe(404)
    expect((await b.send('GET', '/api/me')).status).toBe(200)
  })

  it('signed out is over on the server as well', async () => {
    await world.account({ userName: 'wang.out' })
    const session = await world.signIn('wang.out')
    const before = session.cookie
    const answer = await session.send('DELETE', '/api/session')
    expect(answer.status).toBe(204)
    expect(setCookie(answer)).toMatch(/^zhulian\.session_token=; Max-Age=0/)
    expect((await send(world.server, before, 'GET', '/api/me')).status).toBe(401)
    expect(await trail(session.account)).toEqual(['sign-in: sign-in', 'sign-in: sign-out'])
  })
})
