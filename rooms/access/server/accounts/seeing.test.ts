import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, command, type Session } from '../../../../tests/access.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'

const county = 410621000000
const town = 410621105000
const otherTown = 410621106000
const otherCounty = 410622000000

let platform: TestPlatform
let world: AccessWorld
let officer: Session

const over = (division: number) => ({ kind: 'division' as const, division })
const fresh = 'Harbour-rain-83'

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
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
      {
        role: 'supervisor',
        scope: { kind: 'division', division: otherTown, station: null, person: null, organisation: null },
      },
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
    expect((await officer.send('GET', '/api/accounts?cursor=abc')).body.problems[0].code).toBe(
      'cursor-not-valid',
    )
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
