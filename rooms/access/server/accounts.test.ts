import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, command, password, type Session } from '../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { createFirstAdministrator } from './index.ts'

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
const grantTo = (account: string, role: string, scope: object, by = officer, more: object = {}) =>
  by.send(
    'POST',
    `/api/accounts/${account}/grants`,
    command({ role, scope, reason: '负责本站工作', ...more }),
  )

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

describe('who sees an account', () => {
  it('whoever reads accounts where it is at home or holds something; to others it does not exist', async () => {
    const inTown = await world.account({ userName: 'seen.town', home: town, name: '李甲' })
    const elsewhere = await world.account({ userName: 'seen.other', home: otherCounty, name: '李乙' })
    const guest = await world.account({
      userName: 'seen.guest',
      home: otherCounty,
      name: '李丙',
      grants: [{ role: 'supervisor', scope: over(otherTown) }],
    })
    const found = (await officer.send('GET', '/api/accounts?search=li')).body.items
    expect(found.map((item: { id: string }) => item.id).toSorted()).toEqual([inTown, guest].toSorted())
    expect((await officer.send('GET', `/api/accounts/${inTown}`)).status).toBe(200)
    expect((await officer.send('GET', `/api/accounts/${guest}`)).status).toBe(200)
    const hidden = await officer.send('GET', `/api/accounts/${elsewhere}`)
    const missing = await officer.send('GET', `/api/accounts/${newId()}`)
    expect([hidden.status, hidden.body.code]).toEqual([404, 'not-found'])
    expect(hidden.body).toEqual(missing.body)
    expect((await grantTo(elsewhere, 'social-worker', over(town))).status).toBe(404)
  })

  it('a guest is shown with what he holds here, not with what he holds elsewhere', async () => {
    const guest = await world.account({
      userName: 'guest.two',
      home: otherCounty,
      name: '周丁',
      grants: [
        { role: 'supervisor', scope: over(otherTown) },
        { role: 'county-officer', scope: over(otherCounty) },
      ],
    })
    const seen = (await officer.send('GET', `/api/accounts/${guest}`)).body
    expect(seen.roles).toEqual([
      { role: 'supervisor', scope: { kind: 'division', division: otherTown, station: null, person: null } },
    ])
    expect(seen.manageable).toBe(false)
    const grants = (await officer.send('GET', `/api/grants?account=${guest}`)).body.items
    expect(grants.map((one: { role: string }) => one.role)).toEqual(['supervisor'])
  })

  it('a social worker sees no accounts at all, but colleagues to hand work to', async () => {
    const worker = await opened('qian.worker')
    expect((await grantTo(worker, 'social-worker', over(town))).status).toBe(201)
    const session = await world.signIn('qian.worker', fresh)
    await session.send('POST', '/api/me/password', {
      currentPassword: fresh,
      newPassword: 'Willow-bridge-29',
    })
    expect((await session.send('GET', '/api/accounts')).status).toBe(403)
    await world.account({
      userName: 'col.one',
      name: '吴同事',
      grants: [{ role: 'child-director', scope: over(410621105201) }],
    })
    await world.account({
      userName: 'col.two',
      name: '郑外人',
      grants: [{ role: 'social-worker', scope: over(otherTown) }],
    })
    const names = (await session.send('GET', '/api/colleagues')).body.items.map(
      (one: { displayName: string }) => one.displayName,
    )
    expect(names).toContain('吴同事')
    expect(names).not.toContain('郑外人')
  })

  it('is listed page by page in the order of the name, each once', async () => {
    for (let i = 0; i < 5; i++)
      await world.account({ userName: `page.${i}.x`, home: otherTown, name: '冯页' })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await officer.send('GET', `/api/accounts?search=fengye&limit=2${next ? `&cursor=${next}` : ''}`)
      ).body
      seen.push(...page.items.map((item) => item.id))
      next = page.next
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect((await officer.send('GET', '/api/accounts?cursor=abc')).body.code).toBe('cursor-not-valid')
  })
})

describe('giving and ending a role', () => {
  it('works from the very next request on, both ways', async () => {
    const account = await world.account({ userName: 'role.now', home: town })
    const session = await world.enter('role.now')
    expect((await session.send('GET', '/api/colleagues')).status).toBe(403)
    const given = await grantTo(account, 'child-director', over(410621105201))
    expect(given.status).toBe(201)
    expect((await session.send('GET', '/api/colleagues')).status).toBe(200)
    const ended = await officer.send(
      'POST',
      `/api/grants/${given.body.id}/end`,
      command({ reason: '不再担任' }),
    )
    expect(ended.status).toBe(200)
    expect((await session.send('GET', '/api/colleagues')).status).toBe(403)
    const again = await officer.send(
      'POST',
      `/api/grants/${given.body.id}/end`,
      command({ reason: '不再担任' }),
    )
    expect([again.status, again.body.code]).toEqual([409, 'grant-over'])
  })

  it('counts from its first day to its last', async () => {
    const account = await world.account({ userName: 'role.dates', home: town })
    const session = await world.enter('role.dates')
    expect(
      (await grantTo(account, 'child-director', over(town), officer, { from: '2023-12-30' })).status,
    ).toBe(201)
    expect((await session.send('GET', '/api/me')).body.grants).toEqual([])
    const [grant] = (await officer.send('GET', `/api/grants?account=${account}`)).body.items
    await asOwner(platform.ownerUrl, (client) =>
      client.query(
        `update account_grant set valid_from = '2023-12-01', valid_to = '2023-12-29' where id = $1`,
        [grant.id],
      ),
    )
    expect((await session.send('GET', '/api/me')).body.grants).toHaveLength(1)
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update account_grant set valid_to = '2023-12-28' where id = $1`, [grant.id]),
    )
    expect((await session.send('GET', '/api/me')).body.grants).toEqual([])
    const backdated = await grantTo(account, 'relief-adviser', over(town), officer, { from: '2023-12-28' })
    expect(backdated.body.problems[0].code).toBe('grant-begins-in-the-past')
    const turned = await grantTo(account, 'relief-adviser', over(town), officer, {
      from: '2023-12-30',
      to: '2023-12-29',
    })
    expect(turned.body.problems[0].code).toBe('days-out-of-order')
  })

  it('over a station reaches that station', async () => {
    const account = await world.account({ userName: 'role.station', home: town })
    expect((await grantTo(account, 'social-worker', { kind: 'station', station })).status).toBe(201)
    const me = (await (await world.enter('role.station')).send('GET', '/api/me')).body
    expect(me.abilities['activities.record']).toEqual({ divisions: [], stations: [station], persons: [] })
  })

  it('is refused to oneself, outside the scope, and for a role that is not his to give', async () => {
    const own = await grantTo(officer.account, 'social-worker', over(town))
    expect([own.status, own.body.code]).toEqual([403, 'own-grant'])
    const account = await world.account({ userName: 'role.refused', home: town })
    expect((await grantTo(account, 'social-worker', over(otherCounty))).body.code).toBe(
      'role-not-yours-to-give',
    )
    expect((await grantTo(account, 'county-officer', over(county))).body.code).toBe('role-not-yours-to-give')
    expect((await grantTo(account, 'social-worker', { kind: 'station', station: newId() })).status).toBe(400)
    expect((await officer.send('GET', `/api/grants?account=${account}`)).body.items).toEqual([])
  })

  it('of someone else’s giving cannot be ended where one may not give it', async () => {
    const account = await world.account({
      userName: 'role.above',
      home: town,
      grants: [{ role: 'county-officer', scope: over(county) }],
    })
    const [grant] = (await officer.send('GET', `/api/grants?account=${account}`)).body.items
    const refused = await officer.send('POST', `/api/grants/${grant.id}/end`, command({ reason: '试一试看' }))
    expect([refused.status, refused.body.code]).toEqual([403, 'role-not-yours-to-give'])
  })

  it('is in the trail with who, whom, what, where and why', async () => {
    const account = await world.account({ userName: 'role.trail', home: town })
    const given = await grantTo(account, 'relief-adviser', over(town))
    const { rows } = await platform.worker.pool.query(
      `select account, action, subject, division, purpose, detail from audit_line where detail ->> 'grant' = $1`,
      [given.body.id],
    )
    expect(rows).toEqual([
      {
        account: officer.account,
        action: 'grant.give',
        subject: account,
        division: town,
        purpose: '负责本站工作',
        detail: {
          grant: given.body.id,
          role: 'relief-adviser',
          scope: over(town),
          from: '2023-12-29',
          to: null,
        },
      },
    ])
  })

  it('keeps the three administrators three people', async () => {
    await world.account({ userName: 'sec', grants: [{ role: 'security-administrator', scope: over(0) }] })
    const security = await world.enter('sec')
    const account = await world.account({
      userName: 'sys',
      grants: [{ role: 'system-administrator', scope: over(0) }],
    })
    const refused = await grantTo(account, 'audit-administrator', over(0), security)
    expect([refused.status, refused.body.code]).toEqual([409, 'roles-kept-apart'])
    const two = await world.account({ userName: 'two.at.once', home: town })
    const answers = await Promise.all([
      grantTo(two, 'audit-administrator', over(0), security),
      grantTo(two, 'system-administrator', over(0), security),
    ])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
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

describe('the sign-in policy', () => {
  it('is changed by the security administrator of the whole deployment, and by no other', async () => {
    await world.account({ userName: 'pol.sec', grants: [{ role: 'security-administrator', scope: over(0) }] })
    await world.account({
      userName: 'pol.local',
      grants: [{ role: 'security-administrator', scope: over(county) }],
    })
    const security = await world.enter('pol.sec')
    const local = await world.enter('pol.local')
    const now = (await security.send('GET', '/api/access/policy')).body
    expect(now).toMatchObject({
      lockAfter: 5,
      lockMinutes: 15,
      idleMinutes: 120,
      sessionHours: 12,
      passwordHistory: 5,
    })
    const wanted = command({ ...now, idleMinutes: 30 })
    expect((await officer.send('PUT', '/api/access/policy', wanted)).status).toBe(403)
    expect(
      (await local.send('PUT', '/api/access/policy', command({ ...now, idleMinutes: 30 }))).body.code,
    ).toBe('policy-not-yours')
    expect((await security.send('PUT', '/api/access/policy', wanted)).body).toMatchObject({
      idleMinutes: 30,
      version: 2,
    })
    const late = await security.send('PUT', '/api/access/policy', command({ ...now, idleMinutes: 60 }))
    expect(late.body.code).toBe('changed-meanwhile')
  })
})

describe('what the database itself refuses', () => {
  it('secrets and sessions to any transaction that is not the access room’s', async () => {
    await world.enter('officer')
    for (const table of [
      'credential',
      'session',
      'second_factor',
      'password_history',
      'sign_in_attempt',
      'verification',
    ]) {
      const { rows } = await platform.database.pool.query(`select count(*)::int as n from ${table}`)
      expect([table, rows[0].n]).toEqual([table, 0])
    }
    const { rows } = await platform.database.pool.query('select count(*)::int as n from account')
    expect(rows[0].n).toBe(0)
    const changed = await platform.database.pool.query(`update account set state = 'closed'`)
    expect(changed.rowCount).toBe(0)
  })

  it('the hash of a token, and an emergency grant longer than three hours', async () => {
    const { pool } = platform.database
    await expect(pool.query('select hash from api_token')).rejects.toThrow('permission denied')
    await expect(
      pool.query(
        `begin; set local app.account = '${officer.account}';
         insert into account_grant (id, account, role, scope_kind, division, person, valid_from, ends_at, reason)
         values ('${newId()}', '${officer.account}', 'break-glass', 'person', 410622105000, '${newId()}', '2023-12-29',
           now() + interval '4 hours', 'x'); commit`,
      ),
    ).rejects.toThrow('row-level security')
    await pool.query('rollback')
  })
})
