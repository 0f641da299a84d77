import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import {
  type AccessWorld,
  accessWorld,
  command,
  password,
  type Session,
  totp,
} from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { createFirstAdministrator, recoverAccount } from '../index.ts'

const county = 410621000000
const town = 410621105000
const otherTown = 410621106000
const otherCounty = 410622000000

let platform: TestPlatform
let world: AccessWorld
let officer: Session
let station: string

const over = (division: number) => ({ kind: 'division' as const, division })
const fresh = 'Harbour-rain-83'

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
  station = await world.station(town)
  await world.account({
    userName: 'officer',
    name: '赵科长',
    grants: [{ role: 'county-officer', scope: over(county) }],
  })
  officer = await world.enter('officer')
})
afterAll(async () => {
  await world.server.close()
  await platform.close()
})

const opened = async (userName: string, home: object = { division: town }, by = officer) => {
  const body = command({ userName, displayName: '钱小红', home, password: fresh })
  const answer = await by.send('POST', '/api/accounts', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return body.id
}

describe('a deployment that begins', () => {
  it('gets one first administrator, and no second', async () => {
    const empty = await testPlatform()
    const wanted = { userName: 'Root.One', password: fresh, displayName: '王管理' }
    const weak = await createFirstAdministrator(empty, { ...wanted, password: 'admin' })
    expect(weak.ok ? [] : weak.error.problems?.map(({ code }) => code)).toEqual([
      'password-too-short',
      'password-too-plain',
      'password-too-common',
    ])
    expect((await createFirstAdministrator(empty, wanted)).ok).toBe(true)
    const second = await createFirstAdministrator(empty, { ...wanted, userName: 'root.two' })
    expect(second).toEqual({ ok: false, error: { code: 'accounts-exist' } })
    const beginning = await accessWorld(empty)
    const first = await beginning.signIn('root.one', fresh)
    expect((await first.send('GET', '/api/me')).body.obstacles).toEqual(['second-factor-to-be-set-up'])
    await beginning.server.close()
    await empty.close()
  })
})

describe('the first days of a deployment', () => {
  it('lead from one administrator to a county officer, each with a password and second factor of his own', async () => {
    const empty = await testPlatform()
    const beginning = await accessWorld(empty)
    await createFirstAdministrator(empty, { userName: 'root.one', password: fresh, displayName: '王管理' })
    const first = await beginning.signIn('root.one', fresh)
    await enrol(first, fresh)
    const security = await arrive(beginning, first, 'root.two')
    const asOfficer = { role: 'county-officer', scope: over(county), reason: '负责全县工作' }
    const account = await newAccount(first, 'wei.officer')
    const notYet = await first.send('POST', `/api/accounts/${account}/grants`, command(asOfficer))
    expect([notYet.status, notYet.body.code]).toEqual([403, 'role-not-yours-to-give'])
    expect((await security.send('POST', `/api/accounts/${account}/grants`, command(asOfficer))).status).toBe(
      201,
    )
    expect((await security.send('POST', '/api/accounts', {})).status).toBe(403)
    await beginning.server.close()
    await empty.close()
  })

  /** A new colleague is opened, appointed security administrator, and does what is asked at the first sign-in. */
  async function arrive(beginning: AccessWorld, by: Session, userName: string): Promise<Session> {
    const account = await newAccount(by, userName)
    const given = await by.send(
      'POST',
      `/api/accounts/${account}/grants`,
      command({ role: 'security-administrator', scope: over(0), reason: '负责安全管理' }),
    )
    expect(given.status).toBe(201)
    const session = await beginning.signIn(userName, fresh)
    const obstacles = async () => (await session.send('GET', '/api/me')).body.obstacles
    expect(await obstacles()).toEqual(['password-to-be-changed', 'second-factor-to-be-set-up'])
    await session.send('POST', '/api/me/password', {
      currentPassword: fresh,
      newPassword: 'Willow-bridge-29',
    })
    await enrol(session, 'Willow-bridge-29')
    expect(await obstacles()).toEqual([])
    return session
  }

  async function newAccount(by: Session, userName: string): Promise<string> {
    const body = command({ userName, displayName: '韩新人', home: { division: county }, password: fresh })
    expect((await by.send('POST', '/api/accounts', body)).status).toBe(201)
    return body.id
  }

  async function enrol(session: Session, given: string): Promise<void> {
    const begun = await session.send('POST', '/api/me/second-factor', { password: given })
    const code = totp(begun.body.secret)
    expect((await session.send('POST', '/api/me/second-factor/confirmation', { code })).status).toBe(204)
  }

  it('find a way back in for an administrator who lost both password and phone', async () => {
    const empty = await testPlatform()
    const beginning = await accessWorld(empty)
    await createFirstAdministrator(empty, { userName: 'root.one', password: fresh, displayName: '王管理' })
    await enrol(await beginning.signIn('root.one', fresh), fresh)
    expect(await recoverAccount(empty, { userName: 'nobody', password: 'Willow-bridge-29' })).toMatchObject({
      ok: false,
    })
    expect((await recoverAccount(empty, { userName: 'root.one', password: 'Willow-bridge-29' })).ok).toBe(
      true,
    )
    const back = await beginning.signIn('root.one', 'Willow-bridge-29')
    expect((await back.send('GET', '/api/me')).body.obstacles).toEqual([
      'password-to-be-changed',
      'second-factor-to-be-set-up',
    ])
    await beginning.server.close()
    await empty.close()
  })
})

describe('opening an account', () => {
  it('gives it a home in the scope and a password that must be changed; it holds nothing yet', async () => {
    await opened('qian.one')
    const session = await world.signIn('qian.one', fresh)
    const me = (await session.send('GET', '/api/me')).body
    expect([me.home, me.obstacles, me.grants]).toEqual([
      { division: town, station: null },
      ['password-to-be-changed'],
      [],
    ])
  })

  it('at a station stands in the division of the station', async () => {
    const account = await opened('qian.station', { station })
    const seen = (await officer.send('GET', `/api/accounts/${account}`)).body
    expect([seen.division, seen.station, seen.manageable]).toEqual([town, station, true])
  })

  it('is refused outside the scope, and for a place that does not exist', async () => {
    const at = (home: object) =>
      officer.send(
        'POST',
        '/api/accounts',
        command({ userName: 'qian.x', displayName: '钱', home, password: fresh }),
      )
    expect((await at({ division: otherCounty })).status).toBe(403)
    const nowhere = await at({ division: 999621105000 })
    expect(nowhere.body.problems).toMatchObject([{ code: 'place-not-found', path: '/body/home/division' }])
    expect((await at({ station: newId() })).status).toBe(400)
    expect((await at({})).body.problems[0].code).toBe('value-missing')
  })

  it('tells everything that is wrong at once', async () => {
    const answer = await officer.send('POST', '/api/accounts', {
      id: 'x',
      userName: '钱',
      displayName: '',
      home: { division: '41062' },
      password: '',
      extra: 1,
    })
    expect(answer.body.problems.map((one: { code: string }) => one.code).toSorted()).toEqual([
      'division-code-not-valid',
      'id-not-valid',
      'user-name-not-valid',
      'value-missing',
      'value-missing',
      'value-unknown',
    ])
  })

  it('refuses a weak password and a name that is taken, in whatever case', async () => {
    const ask = (userName: string, password: string) =>
      officer.send(
        'POST',
        '/api/accounts',
        command({ userName, displayName: '钱', home: { division: town }, password }),
      )
    expect((await ask('qian.weak', 'Short-1')).body.problems[0].code).toBe('password-too-short')
    await opened('qian.taken')
    const taken = await ask('QIAN.taken', fresh)
    expect([taken.status, taken.body.code]).toEqual([409, 'user-name-taken'])
  })

  it('sent again is opened once, and its secret is in no table', async () => {
    const body = command({
      userName: 'qian.again',
      displayName: '钱',
      home: { division: town },
      password: 'Harbour-fog-5517',
    })
    const first = await officer.send('POST', '/api/accounts', body)
    const again = await officer.send('POST', '/api/accounts', body)
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    const other = await officer.send('POST', '/api/accounts', { ...body, displayName: '孙' })
    expect([other.status, other.body.code]).toEqual([409, 'id-already-used'])
    await asOwner(platform.ownerUrl, async (client) => {
      for (const table of [
        'command_log',
        'audit_line',
        'account',
        'credential',
        'password_history',
        'outbox',
      ]) {
        const found = await client.query(
          `select count(*)::int as n from ${table} t where t::text like '%Harbour-fog%'`,
        )
        expect([table, found.rows[0].n]).toEqual([table, 0])
      }
    })
  })
})

describe('managing an account', () => {
  it('suspends it, and its session is over at the next request', async () => {
    const account = await world.account({ userName: 'man.off', home: town })
    const session = await world.enter('man.off')
    const set = (state: string) =>
      officer.send('POST', `/api/accounts/${account}/state`, command({ state, reason: '长期休假' }))
    expect((await set('suspended')).status).toBe(200)
    expect((await session.send('GET', '/api/me')).status).toBe(401)
    expect((await set('active')).status).toBe(200)
    expect((await world.enter('man.off')).account).toBe(account)
    expect((await set('closed')).status).toBe(200)
    expect((await set('active')).body.code).toBe('account-closed')
  })

  it('sets a new password for someone who forgot his and lifts the lock; it must be changed at once', async () => {
    const account = await world.account({ userName: 'man.forgot', home: town })
    for (let i = 0; i < 5; i++) await world.signIn('man.forgot', `Wrong-pass-${i}`).catch(() => {})
    const reset = await officer.send(
      'POST',
      `/api/accounts/${account}/password`,
      command({ password: fresh, reason: '本人忘记密码' }),
    )
    expect(reset.status).toBe(200)
    const session = await world.signIn('man.forgot', fresh)
    expect((await session.send('GET', '/api/me')).body.obstacles).toEqual(['password-to-be-changed'])
  })

  it('is refused on one’s own account and on one that holds more than the manager reaches', async () => {
    const reset = (account: string) =>
      officer.send(
        'POST',
        `/api/accounts/${account}/password`,
        command({ password: fresh, reason: '本人忘记密码' }),
      )
    expect((await reset(officer.account)).body.code).toBe('own-account')
    const above = await world.account({
      userName: 'man.above',
      home: town,
      grants: [{ role: 'security-administrator', scope: over(0) }],
    })
    const refused = await reset(above)
    expect([refused.status, refused.body.code]).toEqual([403, 'account-not-manageable'])
    expect((await world.signIn('man.above', password)).account).toBe(above)
    expect((await reset(newId())).status).toBe(404)
  })

  it('changes name and home once: whoever looked earlier is told', async () => {
    const account = await world.account({ userName: 'man.change', home: town, name: '何旧名' })
    const change = (displayName: string, version: number) =>
      officer.send(
        'PATCH',
        `/api/accounts/${account}`,
        command({ version, displayName, phone: '0392-555 0137', home: { division: otherTown } }),
      )
    expect((await change('何新名', 1)).body).toEqual({ id: account, version: 2 })
    const late = await change('何晚', 1)
    expect([late.status, late.body.code]).toEqual([409, 'changed-meanwhile'])
    const seen = (await officer.send('GET', `/api/accounts/${account}`)).body
    expect([seen.displayName, seen.phone, seen.division]).toEqual(['何新名', '03925550137', otherTown])
    const { rows } = await platform.worker.pool.query(
      'select phone_sealed::text from account where id = $1',
      [account],
    )
    expect(rows[0].phone_sealed).not.toContain(Buffer.from('03925550137').toString('hex'))
  })
})
