import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rateLimit } from '../../../../platform/server/http/rate-limit.ts'
import {
  type AccessWorld,
  type Answered,
  accessWorld,
  command,
  cookieOf,
  password,
  send,
} from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { signInTo } from './sign-in.ts'

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

const post = (body: object, headers: Record<string, string> = {}) =>
  send(world.server, '', 'POST', '/api/session', body, headers)

const trail = async (account: string) =>
  (
    await platform.worker.pool.query('select action, kind from audit_line where account = $1 order by id', [
      account,
    ])
  ).rows.map((row) => `${row.kind}: ${row.action}`)

const setCookie = (answer: Answered): unknown => [answer.headers['set-cookie']].flat()[0]

describe('signing in', () => {
  it('with the right password gives a cookie that only the server reads, and that speaks for the account', async () => {
    const account = await world.account({ userName: 'wang.one', name: '王一' })
    const answer = await post({ userName: 'Wang.One', password })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ account })
    expect(setCookie(answer)).toMatch(/^zhulian\.session_token=.*; Path=\/; HttpOnly; SameSite=Strict$/)
    const me = await send(world.server, cookieOf(answer), 'GET', '/api/me')
    expect(me.body).toMatchObject({ account, userName: 'wang.one', displayName: '王一', obstacles: [] })
    expect(await trail(account)).toEqual(['sign-in: sign-in'])
  })

  it('over HTTPS marks the cookie as secure', async () => {
    await world.account({ userName: 'wang.tls' })
    const answer = await post({ userName: 'wang.tls', password }, { 'x-forwarded-proto': 'https' })
    expect(setCookie(answer)).toMatch(/; Secure$/)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('answers an unknown name and a wrong password alike', async () => {
    await world.account({ userName: 'wang.two' })
    const wrong = await post({ userName: 'wang.two', password: 'Not-his-password-1' })
    const unknown = await post({ userName: 'nobody.at.all', password: 'Not-his-password-1' })
    expect(wrong.status).toBe(401)
    expect(wrong.body.code).toBe('sign-in-refused')
    expect(wrong.body.message).toBe('用户名、密码或验证码不正确')
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('locks a name after five failures, also one that nobody has, and then refuses the right password', async () => {
    const account = await world.account({ userName: 'wang.lock' })
    for (const userName of ['wang.lock', 'nobody.lock']) {
      for (let i = 0; i < 5; i++)
        expect((await post({ userName, password: `Wrong-pass-${i}` })).status).toBe(401)
      const locked = await post({ userName, password })
      expect([locked.status, locked.body.code, locked.body.data]).toEqual([
        429,
        'sign-in-locked',
        { minutes: 15 },
      ])
    }
    expect(await trail(account)).toEqual([
      ...Array(4).fill('sign-in: sign-in.refused'),
      'sign-in: sign-in.locked-out',
      'sign-in: sign-in.locked',
    ])
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update sign_in_attempt set locked_until = now() - interval '1 second'`),
    )
    expect((await post({ userName: 'wang.lock', password })).status).toBe(200)
  })

  it('makes tries of one name wait for each other, so that a hundred at once are still five', async () => {
    await world.account({ userName: 'wang.crowd' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => post({ userName: 'wang.crowd', password: `Wrong-pass-${i}` })),
    )
    expect(answers.map((answer) => answer.body.code).toSorted()).toEqual([
      ...Array(3).fill('sign-in-locked'),
      ...Array(5).fill('sign-in-refused'),
    ])
  })

  it('lets one address fail so often over all names, and then wait; another address need not', async () => {
    await world.account({ userName: 'wang.near' })
    const signIn = signInTo(platform, rateLimit({ burst: 2, perMinute: 2 }))
    const from = (address: string, userName: string, given: string) =>
      signIn({ userName, password: given }, { caller: { address, userAgent: '', cookie: '', secure: false } })
    for (const name of ['name.one', 'name.two'])
      expect(await from('192.0.2.50', name, 'Wrong-pass-1')).toEqual({
        ok: false,
        error: { code: 'sign-in-refused' },
      })
    const limited = await from('192.0.2.50', 'wang.near', password)
    expect(limited.ok ? '' : limited.error.code).toBe('too-many-requests')
    expect((await from('192.0.2.51', 'wang.near', password)).ok).toBe(true)
  })

  it('refuses a suspended account only after its right password, and its open session at once', async () => {
    const account = await world.account({ userName: 'wang.off' })
    const session = await world.signIn('wang.off')
    expect((await session.send('GET', '/api/me')).status).toBe(200)
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update account set state = 'suspended' where id = $1`, [account]),
    )
    expect((await session.send('GET', '/api/me')).status).toBe(401)
    const right = await post({ userName: 'wang.off', password })
    expect([right.status, right.body.code]).toEqual([403, 'account-not-active'])
    expect((await post({ userName: 'wang.off', password: 'Wrong-pass-1' })).body.code).toBe('sign-in-refused')
  })

  it('keeps no password and no name of a stranger in the trail', async () => {
    await post({ userName: 'My-Secret-Typed-Here-9', password: 'Another-secret-9' })
    const { rows } = await platform.worker.pool.query(`select count(*)::int as n from audit_line
      where audit_line::text ilike '%typed-here%' or audit_line::text ilike '%another-secret%'`)
    expect(rows[0].n).toBe(0)
  })
})

describe('a write from another site', () => {
  const language = () => command({ language: 'en' })

  it('is refused whatever cookie it carries; from our own pages it is not', async () => {
    await world.account({ userName: 'wang.csrf' })
    const { cookie } = await world.signIn('wang.csrf')
    const put = (headers: Record<string, string>) =>
      send(world.server, cookie, 'PUT', '/api/me/language', language(), headers)
    const crossSite = await put({ 'sec-fetch-site': 'cross-site' })
    expect([crossSite.status, crossSite.body.code]).toEqual([403, 'cross-site-request'])
    expect((await put({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await put({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await put({ origin: 'null' })).status).toBe(403)
    expect((await put({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await put({ origin: 'http://localhost:80', host: 'localhost:80' })).status).toBe(200)
    expect((await put({})).status).toBe(200)
  })

  it('cannot sign anyone in either', async () => {
    await world.account({ userName: 'wang.csrf2' })
    const answer = await post({ userName: 'wang.csrf2', password }, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
  })

  it('may still read what its own browser shows: only writes are refused', async () => {
    const answer = await send(world.server, '', 'GET', '/api/openapi.json', undefined, {
      'sec-fetch-site': 'cross-site',
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';")
  })
})
