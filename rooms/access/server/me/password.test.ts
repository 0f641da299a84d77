import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, accessWorld, password, send } from '../../../../tests/access.ts'
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
