import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, command, type Session } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'

const county = 410621000000
const town = 410621105000
const otherCounty = 410622000000

let platform: TestPlatform
let world: AccessWorld
let officer: Session
let station: string

const over = (division: number) => ({ kind: 'division' as const, division })

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

const grantTo = (account: string, role: string, scope: object, by = officer, more: object = {}) =>
  by.send(
    'POST',
    `/api/accounts/${account}/grants`,
    command({ role, scope, reason: '负责本站工作', ...more }),
  )

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
    expect(me.abilities['activities.record']).toEqual({
      divisions: [],
      stations: [station],
      persons: [],
      organisations: [],
    })
  })

  it('over one person’s file reaches that person, and out of reach a person reads as one that is not there', async () => {
    const here = { person: newId(), fileNumber: 'CL-410621-2023-00001', division: town, station }
    const elsewhere = {
      person: newId(),
      fileNumber: 'CL-410622-2023-00001',
      division: otherCounty,
      station: null,
    }
    world.persons.push(here, elsewhere)
    const account = await world.account({ userName: 'role.partner', home: county })
    const one = (person: string) => ({ kind: 'person', person })
    expect((await grantTo(account, 'partner', one(here.person))).status).toBe(201)
    const me = (await (await world.enter('role.partner')).send('GET', '/api/me')).body
    expect(me.abilities['tasks.read']).toEqual({
      divisions: [],
      stations: [],
      persons: [here.person],
      organisations: [],
    })
    expect((await grantTo(account, 'social-worker', one(here.person))).body.code).toBe(
      'scope-kind-not-for-role',
    )
    const [outside, nobody] = await Promise.all(
      [elsewhere.person, newId()].map((person) => grantTo(account, 'partner', one(person))),
    )
    expect(outside?.status).toBe(400)
    expect(outside?.body.problems).toEqual(nobody?.body.problems)
  })

  it('over an organisation reaches what was handed to it, for partners only and not out of reach', async () => {
    const [here, elsewhere] = [newId(), newId()]
    world.organisations.push({ id: here, division: county }, { id: elsewhere, division: otherCounty })
    const account = await world.account({ userName: 'role.body', home: county })
    const body = (organisation: string) => ({ kind: 'organisation', organisation })
    expect((await grantTo(account, 'partner', body(here))).status).toBe(201)
    const me = (await (await world.enter('role.body')).send('GET', '/api/me')).body
    expect(me.abilities['tasks.read']).toEqual({
      divisions: [],
      stations: [],
      persons: [],
      organisations: [here],
    })
    expect(Object.keys(me.abilities).toSorted()).toEqual(['tasks.act', 'tasks.read'])
    for (const place of [
      { kind: 'division', division: county },
      { kind: 'station', station },
    ])
      expect((await grantTo(account, 'partner', place)).body.code).toBe('scope-kind-not-for-role')
    expect((await grantTo(account, 'partner', body(here))).body.code).toBe('grant-already-held')
    expect((await grantTo(account, 'social-worker', body(here))).body.code).toBe('scope-kind-not-for-role')
    const [outside, nobody] = await Promise.all(
      [elsewhere, newId()].map((organisation) => grantTo(account, 'partner', body(organisation))),
    )
    expect(outside?.status).toBe(400)
    expect(outside?.body.problems).toEqual(nobody?.body.problems)
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
