import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AccessWorld,
  type Answered,
  accessWorld,
  command,
  cookieOf,
  password,
  send,
  sessionOf,
} from '../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'

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

/** RFC 6238 with SHA-1 and 30 seconds, as authenticators do it. */
function totp(secret: string, at = Date.now()): string {
  let bits = ''
  for (const letter of secret.replace(/=+$/, ''))
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

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

  it('lets one address fail thirty times over all names, and then wait', async () => {
    const attempt = (n: number) =>
      world.server.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '192.0.2.50',
        payload: { userName: `name${n % 10}.x`, password: 'Wrong-pass-1' },
      })
    for (let i = 0; i < 30; i++) expect((await attempt(i)).statusCode).toBe(401)
    const limited = await attempt(31)
    expect([limited.statusCode, limited.json().code]).toEqual([429, 'too-many-requests'])
    await world.account({ userName: 'wang.near' })
    expect((await post({ userName: 'wang.near', password })).status).toBe(200)
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

describe('changing the password', () => {
  const change = (currentPassword: string, newPassword: string) => ({ currentPassword, newPassword })

  it('ends the other sessions, keeps this one, and the old password is over', async () => {
    await world.account({ userName: 'wang.change' })
    const here = await world.signIn('wang.change')
    const elsewhere = await world.signIn('wang.change')
    const old = password
    expect((await here.send('POST', '/api/me/password', change(old, 'Harbour-rain-83'))).status).toBe(204)
    expect((await here.send('GET', '/api/me')).status).toBe(200)
    expect((await elsewhere.send('GET', '/api/me')).status).toBe(401)
    expect((await post({ userName: 'wang.change', password: old })).status).toBe(401)
    expect((await post({ userName: 'wang.change', password: 'Harbour-rain-83' })).status).toBe(200)
  })

  it('refuses what the policy refuses, all of it at once, and what was used before', async () => {
    await world.account({ userName: 'wang.policy' })
    const session = await world.signIn('wang.policy')
    const old = password
    const weak = await session.send('POST', '/api/me/password', change(old, 'abc'))
    expect(weak.status).toBe(400)
    expect(
      weak.body.problems.map((problem: { code: string; path: string }) => [problem.code, problem.path]),
    ).toEqual([
      ['password-too-short', '/body/newPassword'],
      ['password-too-plain', '/body/newPassword'],
      ['password-too-common', '/body/newPassword'],
    ])
    const same = await session.send('POST', '/api/me/password', change(old, old))
    expect(same.body.problems[0].code).toBe('password-used-before')
    expect(same.body.problems[0].message).toBe('不能与最近 5 次用过的密码相同')
    await session.send('POST', '/api/me/password', change(old, 'Harbour-rain-83'))
    const back = await session.send('POST', '/api/me/password', change('Harbour-rain-83', old))
    expect(back.body.problems[0].code).toBe('password-used-before')
  })

  it('counts wrong current passwords: an open session is no place to guess', async () => {
    await world.account({ userName: 'wang.guess' })
    const session = await world.signIn('wang.guess')
    for (let i = 0; i < 5; i++) {
      const answer = await session.send(
        'POST',
        '/api/me/password',
        change(`Guess-number-${i}`, 'Harbour-rain-83'),
      )
      expect([answer.status, answer.body.code]).toEqual([403, 'password-wrong'])
      // Something harmless in between must not clear the count.
      await session.send('DELETE', '/api/me/sessions')
    }
    const locked = await session.send('POST', '/api/me/password', change(password, 'Harbour-rain-83'))
    expect([locked.status, locked.body.code]).toEqual([429, 'sign-in-locked'])
  })

  it('is asked of an account before anything else: until then its grants do not count', async () => {
    const account = await world.account({
      userName: 'wang.must',
      grants: [{ role: 'county-officer', scope: { kind: 'division', division: 410621000000 } }],
    })
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update account set must_change_password = true where id = $1', [account]),
    )
    const session = await world.signIn('wang.must')
    const me = (await session.send('GET', '/api/me')).body
    expect([me.obstacles, me.grants, me.abilities]).toEqual([['password-to-be-changed'], [], {}])
    expect((await session.send('GET', '/api/accounts')).status).toBe(403)
    await session.send('POST', '/api/me/password', change(password, 'Harbour-rain-83'))
    expect((await session.send('GET', '/api/accounts')).status).toBe(200)
  })

  it('is asked again when the policy says that passwords grow old', async () => {
    const account = await world.account({ userName: 'wang.old' })
    const session = await world.signIn('wang.old')
    await asOwner(platform.ownerUrl, async (client) => {
      await client.query(
        `update account set password_changed_at = now() - interval '91 days' where id = $1`,
        [account],
      )
      await client.query('update sign_in_policy set password_days = 90')
    })
    expect((await session.send('GET', '/api/me')).body.obstacles).toEqual(['password-to-be-changed'])
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update sign_in_policy set password_days = null'),
    )
    expect((await session.send('GET', '/api/me')).body.obstacles).toEqual([])
  })
})

describe('the second factor', () => {
  const enrol = async (userName: string) => {
    await world.account({ userName })
    const session = await world.signIn(userName)
    const begun = await session.send('POST', '/api/me/second-factor', { password })
    return { session, ...(begun.body as { uri: string; secret: string; backupCodes: string[] }) }
  }
  const enrolled = async (userName: string) => {
    const begun = await enrol(userName)
    const now = Date.now()
    const confirmed = await begun.session.send('POST', '/api/me/second-factor/confirmation', {
      // The code of the next half minute is right already; the present one is left for signing in.
      code: totp(begun.secret, now + 30_000),
    })
    expect(confirmed.status).toBe(204)
    return { ...begun, code: totp(begun.secret, now) }
  }
  const withCode = (userName: string, code?: string) =>
    post({ userName, password, ...(code === undefined ? {} : { code }) })

  it('is set up with the password and proved with a first code; its label is the user name', async () => {
    const { uri, backupCodes } = await enrolled('wang.factor')
    expect(uri).toContain(`${encodeURIComponent('助联 Zhulian')}:wang.factor?`)
    expect(uri).not.toContain('invalid')
    expect(backupCodes).toHaveLength(10)
    const { rows } = await platform.worker.pool.query('select backup_codes, secret from second_factor')
    expect(rows.some((row) => row.backup_codes.includes(backupCodes[0]))).toBe(false)
  })

  it('is not asked for until the first code has proved that the secret arrived', async () => {
    const { session } = await enrol('wang.begun')
    const wrong = await session.send('POST', '/api/me/second-factor/confirmation', { code: '000000' })
    expect([wrong.status, wrong.body.code]).toEqual([403, 'code-wrong'])
    expect((await withCode('wang.begun')).status).toBe(200)
  })

  it('is asked for after the right password only, and a wrong code reads like a wrong password', async () => {
    const { code } = await enrolled('wang.asked')
    const asked = await withCode('wang.asked')
    expect([asked.status, asked.body.code]).toEqual([401, 'second-factor-needed'])
    expect(asked.headers['set-cookie']).toBeUndefined()
    expect((await post({ userName: 'wang.asked', password: 'Wrong-pass-1' })).body.code).toBe(
      'sign-in-refused',
    )
    expect((await withCode('wang.asked', code === '111111' ? '222222' : '111111')).body.code).toBe(
      'sign-in-refused',
    )
    expect((await withCode('wang.asked', code)).status).toBe(200)
  })

  it('takes a code once', async () => {
    const { code } = await enrolled('wang.once')
    expect((await withCode('wang.once', code)).status).toBe(200)
    expect((await withCode('wang.once', code)).body.code).toBe('sign-in-refused')
  })

  it('takes each backup code once', async () => {
    const { backupCodes } = await enrolled('wang.backup')
    expect((await withCode('wang.backup', backupCodes[3])).status).toBe(200)
    expect((await withCode('wang.backup', backupCodes[3])).body.code).toBe('sign-in-refused')
    expect((await withCode('wang.backup', backupCodes[4])).status).toBe(200)
  })

  it('locks the name after five wrong codes', async () => {
    const { code } = await enrolled('wang.codes')
    for (let i = 0; i < 5; i++) await withCode('wang.codes', 'aaaaa-bbbbb')
    expect((await withCode('wang.codes', code)).body.code).toBe('sign-in-locked')
  })

  it('is taken away with the password, and the old session ends', async () => {
    const { session } = await enrolled('wang.remove')
    const before = sessionOf(world.server, session.account, session.cookie)
    expect(
      (await session.send('POST', '/api/me/second-factor/removal', { password: 'Wrong-pass-1' })).status,
    ).toBe(403)
    expect((await withCode('wang.remove')).body.code).toBe('second-factor-needed')
    const removed = await session.send('POST', '/api/me/second-factor/removal', {
      password,
    })
    expect(removed.status).toBe(204)
    expect((await before.send('GET', '/api/me')).status).toBe(401)
    expect((await withCode('wang.remove')).status).toBe(200)
  })

  it('is asked of roles that give rights, unless the account is an explicit exception', async () => {
    const grants = [{ role: 'security-administrator', scope: { kind: 'division', division: 0 } }] as const
    const account = await world.account({ userName: 'wang.sec', grants })
    const session = await world.signIn('wang.sec')
    expect((await session.send('GET', '/api/me')).body.secondFactor).toEqual({
      enabled: false,
      required: false,
      exempt: true,
    })
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update account set second_factor_exempt = false where id = $1', [account]),
    )
    const me = (await session.send('GET', '/api/me')).body
    expect([me.obstacles, me.grants]).toEqual([['second-factor-to-be-set-up'], []])
    expect((await session.send('GET', '/api/accounts')).status).toBe(403)
    const begun = await session.send('POST', '/api/me/second-factor', { password })
    await session.send('POST', '/api/me/second-factor/confirmation', { code: totp(begun.body.secret) })
    expect((await session.send('GET', '/api/accounts')).status).toBe(200)
    const removed = await session.send('POST', '/api/me/second-factor/removal', {
      password,
    })
    expect([removed.status, removed.body.code]).toEqual([403, 'second-factor-required'])
  })
})
