import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type AccessWorld, accessWorld, command, type Session } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'

const town = 410621105000
const otherTown = 410621106000

let platform: TestPlatform
let world: AccessWorld
const over = (division: number) => ({ kind: 'division' as const, division })
const reason = '派出所来电,孩子半夜独自在外'

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
  for (const [fileNumber, division] of [
    ['CL-410621-2023-00001', otherTown],
    ['CL-410621-2023-00002', town],
  ] as const)
    world.persons.push({ person: newId(), fileNumber, division, station: null })
})
afterAll(async () => {
  await world.server.close()
  await platform.close()
})

let count = 0
const worker = async (
  role: 'social-worker' | 'supervisor' = 'social-worker',
  division = town,
): Promise<Session> => {
  const userName = `bg.${role}.${count++}`
  await world.account({ userName, home: division, name: '社工甲', grants: [{ role, scope: over(division) }] })
  return world.enter(userName)
}
const open = (session: Session, person: string) =>
  session.send('POST', '/api/break-glass', command({ person, reason }))

describe('an emergency opening', () => {
  it('lets one person’s file be read for three hours, and is shown to whoever reviews it', async () => {
    const session = await worker()
    const [there] = world.persons
    const opened = await open(session, 'CL-410621-2023-00001')
    expect(opened.status).toBe(201)
    expect(opened.body.person).toBe(there?.person)
    const hours = (Date.parse(opened.body.endsAt) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(2.9)
    expect(hours).toBeLessThanOrEqual(3.01)
    const { abilities } = (await session.send('GET', '/api/me')).body
    expect(abilities['people.read']).toEqual({
      divisions: [town],
      stations: [],
      persons: [there?.person],
      organisations: [],
    })
    expect(abilities['people.unmask'].persons).toEqual([])
    const supervisor = await worker('supervisor', otherTown)
    const [entry] = (await supervisor.send('GET', '/api/break-glass?state=open')).body.items
    expect(entry).toMatchObject({
      id: opened.body.id,
      accountName: '社工甲',
      reason,
      fileNumber: 'CL-410621-2023-00001',
    })
    const { rows } = await platform.worker.pool.query(
      'select name, division from outbox where subject = $1',
      [opened.body.id],
    )
    expect(rows).toEqual([{ name: 'access.glass-broken', division: otherTown }])
  })

  it('is over after its three hours, without anyone doing anything', async () => {
    const session = await worker()
    const opened = await open(session, 'CL-410621-2023-00001')
    await asOwner(platform.ownerUrl, (client) =>
      client.query(
        `update account_grant set ends_at = now() - interval '1 second'
        where id = (select grant_id from break_glass where id = $1)`,
        [opened.body.id],
      ),
    )
    const { abilities } = (await session.send('GET', '/api/me')).body
    expect(abilities['people.read'].persons).toEqual([])
  })

  it('found not justified ends at once', async () => {
    const session = await worker()
    const opened = await open(session, 'CL-410621-2023-00001')
    const supervisor = await worker('supervisor', otherTown)
    const review = () =>
      supervisor.send(
        'POST',
        `/api/break-glass/${opened.body.id}/review`,
        command({ justified: false, note: '并无紧急情况' }),
      )
    expect((await review()).status).toBe(200)
    expect((await session.send('GET', '/api/me')).body.abilities['people.read'].persons).toEqual([])
    expect((await review()).body.code).toBe('already-reviewed')
    const [own] = (await session.send('GET', '/api/me/break-glass')).body.items
    expect([own.state, own.reviewNote]).toEqual(['not-justified', '并无紧急情况'])
  })

  it('is reviewed by someone of that place, not by one of another, and not by oneself', async () => {
    const session = await worker()
    const opened = await open(session, 'CL-410621-2023-00001')
    const away = await worker('supervisor', town)
    const review = (by: Session) =>
      by.send('POST', `/api/break-glass/${opened.body.id}/review`, command({ justified: true, note: '属实' }))
    expect((await review(away)).status).toBe(404)
    expect((await away.send('GET', '/api/break-glass')).body.items).toEqual([])
    expect((await review(session)).status).toBe(403)
    await world.account({
      userName: 'bg.both',
      grants: [
        { role: 'social-worker', scope: over(town) },
        { role: 'supervisor', scope: over(otherTown) },
      ],
    })
    const both = await world.enter('bg.both')
    world.persons.push({
      person: newId(),
      fileNumber: 'CL-410621-2023-00009',
      division: 410621107000,
      station: null,
    })
    const third = await open(both, 'CL-410621-2023-00009')
    await asOwner(platform.ownerUrl, (client) =>
      client.query('update break_glass set division = $1 where id = $2', [otherTown, third.body.id]),
    )
    const own = await both.send(
      'POST',
      `/api/break-glass/${third.body.id}/review`,
      command({ justified: true, note: '属实' }),
    )
    expect(own.body.code).toBe('own-break-glass')
  })

  it('is not needed in one’s own scope, and not given to a role without it', async () => {
    const session = await worker()
    expect((await open(session, 'CL-410621-2023-00002')).body.code).toBe('break-glass-not-needed')
    const supervisor = await worker('supervisor')
    expect((await open(supervisor, 'CL-410621-2023-00001')).status).toBe(403)
  })

  it('is no way to guess numbers: each try is written down, the sixth in an hour is refused', async () => {
    const session = await worker()
    for (let i = 0; i < 5; i++) {
      const missed = await open(session, `CL-410621-2023-0010${i}`)
      expect([missed.status, missed.body.code]).toEqual([404, 'not-found'])
    }
    const sixth = await open(session, 'CL-410621-2023-00001')
    expect([sixth.status, sixth.body.code]).toEqual([429, 'too-many-requests'])
    const { rows } = await platform.worker.pool.query(
      'select action, detail, division from audit_line where account = $1',
      [session.account],
    )
    expect(rows).toEqual(
      Array(5).fill({ action: 'break-glass.try', detail: { found: false }, division: town }),
    )
  })

  it('sent again is the same opening, and no further try', async () => {
    const session = await worker()
    const body = command({ person: 'CL-410621-2023-00001', reason })
    const first = await session.send('POST', '/api/break-glass', body)
    const again = await session.send('POST', '/api/break-glass', body)
    expect(again.body).toEqual(first.body)
    expect((await session.send('GET', '/api/me/break-glass')).body.items).toHaveLength(1)
  })
})
