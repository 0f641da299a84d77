import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, accessWorld, password, send, sessionOf, totp } from '../../../../tests/access.ts'
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

const post = (body: object, headers: Record<string, string> = {}) =>
  send(world.server, '', 'POST', '/api/session', body, headers)

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
