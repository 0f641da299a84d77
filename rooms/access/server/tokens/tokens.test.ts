import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, command, type Session, send } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'

const county = 410621000000
const town = 410621105000

let platform: TestPlatform
let world: AccessWorld
const over = (division: number) => ({ kind: 'division' as const, division })

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
})
afterAll(async () => {
  await world.server.close()
  await platform.close()
})

let count = 0
const officer = async (): Promise<Session> => {
  const userName = `tok.officer.${count++}`
  await world.account({ userName, name: '赵科长', grants: [{ role: 'county-officer', scope: over(county) }] })
  return world.enter(userName)
}
const make = (session: Session, permissions: string[], scope: object = over(town), more: object = {}) =>
  session.send(
    'POST',
    '/api/access/tokens',
    command({ name: '省平台接口', expiresOn: '2024-06-30', grants: [{ permissions, scope }], ...more }),
  )
const as = (token: string, method: 'GET' | 'POST' | 'DELETE' = 'GET', url = '/api/me', body?: object) =>
  send(world.server, '', method, url, body, { authorization: `Bearer ${token}` })

describe('a token', () => {
  it('acts for the account that made it, in less than its scope', async () => {
    const session = await officer()
    const made = await make(session, ['figures.read', 'duties.write'])
    expect(made.status).toBe(201)
    expect(made.body.token).toMatch(/^zlt_[A-Za-z0-9_-]{43}$/)
    const me = (await as(made.body.token)).body
    expect([me.account, me.kind]).toEqual([session.account, 'token'])
    expect(me.abilities).toEqual({
      'duties.write': { divisions: [town], stations: [], persons: [], organisations: [] },
      'figures.read': { divisions: [town], stations: [], persons: [], organisations: [] },
    })
    expect((await as(made.body.token, 'GET', '/api/colleagues')).status).toBe(200)
    expect((await as(made.body.token, 'GET', '/api/accounts')).status).toBe(403)
  })

  it('is told once, and kept as a hash only', async () => {
    const session = await officer()
    const body = command({
      name: '省平台',
      expiresOn: '2024-06-30',
      grants: [{ permissions: ['figures.read'], scope: over(town) }],
    })
    const first = await session.send('POST', '/api/access/tokens', body)
    const again = await session.send('POST', '/api/access/tokens', body)
    expect([again.status, again.body]).toEqual([201, { id: body.id, token: null }])
    const [listed] = (await session.send('GET', '/api/access/tokens')).body.items
    expect(listed).toMatchObject({
      id: body.id,
      name: '省平台',
      hint: first.body.token.slice(-4),
      revokedAt: null,
    })
    await asOwner(platform.ownerUrl, async (client) => {
      for (const table of ['api_token', 'command_log', 'audit_line']) {
        const found = await client.query(`select count(*)::int as n from ${table} t where t::text like $1`, [
          `%${first.body.token.slice(4)}%`,
        ])
        expect([table, found.rows[0].n]).toEqual([table, 0])
      }
    })
  })

  it('is refused beyond its maker, and for what programs are not trusted with', async () => {
    const session = await officer()
    expect((await make(session, ['figures.read'], over(410622000000))).body.code).toBe('token-beyond-owner')
    expect((await make(session, ['casework.record'])).body.code).toBe('token-beyond-owner')
    for (const permission of ['people.unmask', 'access.grant', 'access.tokens', 'access.break-glass'])
      expect((await make(session, [permission])).body.problems[0].code).toBe('permission-not-for-programs')
    expect(
      (await make(session, ['figures.read'], over(town), { expiresOn: '2025-06-30' })).body.problems[0].code,
    ).toBe('token-too-long-lived')
    expect(
      (await make(session, ['figures.read'], over(town), { expiresOn: '2023-12-28' })).body.problems[0].code,
    ).toBe('days-out-of-order')
  })

  it('loses what its maker loses, at once', async () => {
    const session = await officer()
    const { token } = (await make(session, ['duties.write'])).body
    expect((await as(token, 'GET', '/api/colleagues')).status).toBe(200)
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update account_grant set ended_at = now() where account = $1', [session.account]),
    )
    expect((await as(token, 'GET', '/api/colleagues')).status).toBe(403)
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update account set state = 'suspended' where id = $1`, [session.account]),
    )
    expect((await as(token)).status).toBe(401)
  })

  it('revoked or past its last day is refused at the next request', async () => {
    const session = await officer()
    const { id, token } = (await make(session, ['duties.write'])).body
    expect((await session.send('POST', `/api/access/tokens/${id}/revocation`, command({}))).status).toBe(200)
    expect((await as(token)).status).toBe(401)
    const late = (await make(session, ['duties.write'])).body
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update api_token set expires_on = '2023-12-28' where id = $1`, [late.id]),
    )
    expect((await as(late.token)).status).toBe(401)
  })

  it('of another county is neither seen nor revoked', async () => {
    const session = await officer()
    const made = (await make(session, ['duties.write'])).body
    await world.account({
      userName: `tok.away.${count}`,
      home: 410622000000,
      grants: [{ role: 'county-officer', scope: over(410622000000) }],
    })
    const away = await world.enter(`tok.away.${count}`)
    expect((await away.send('GET', '/api/access/tokens')).body.items).toEqual([])
    expect((await away.send('POST', `/api/access/tokens/${made.id}/revocation`, command({}))).status).toBe(
      404,
    )
    expect((await as(made.token)).status).toBe(200)
  })

  it('does nothing to the account itself: no password, no session, no further token', async () => {
    const session = await officer()
    const { token } = (await make(session, ['duties.write'])).body
    expect((await as(token, 'GET', '/api/me/sessions')).status).toBe(403)
    expect((await as(token, 'DELETE', '/api/me/sessions')).status).toBe(403)
    expect(
      (await as(token, 'POST', '/api/me/password', { currentPassword: 'x', newPassword: 'y' })).status,
    ).toBe(403)
    expect((await as(token, 'POST', '/api/access/tokens', {})).status).toBe(403)
  })

  it('that is none is nobody', async () => {
    for (const authorization of ['Bearer zlt_x', `Bearer zlt_${'A'.repeat(43)}`, 'Basic eDp5', 'Bearer'])
      expect((await send(world.server, '', 'GET', '/api/me', undefined, { authorization })).status).toBe(401)
    const session = await officer()
    const both = await send(world.server, session.cookie, 'GET', '/api/me', undefined, {
      authorization: `Bearer ${newId()}`,
    })
    expect(both.status).toBe(401)
  })
})
