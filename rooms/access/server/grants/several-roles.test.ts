import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccessWorld, accessWorld, command, type Session } from '../../../../tests/access.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'

const county = 410621000000
const town = 410621105000
const otherTown = 410621106000
const village = 410621105201

let platform: TestPlatform
let world: AccessWorld
let officer: Session
let station: string

beforeAll(async () => {
  platform = await testPlatform()
  world = await accessWorld(platform)
  station = await world.station(town)
  await world.account({
    userName: 'officer',
    name: '赵科长',
    grants: [{ role: 'county-officer', scope: { kind: 'division', division: county } }],
  })
  officer = await world.enter('officer')
})
afterAll(async () => {
  await world.server.close()
  await platform.close()
})

const give = async (account: string, role: string, scope: object) => {
  const answer = await officer.send(
    'POST',
    `/api/accounts/${account}/grants`,
    command({ role, scope, reason: '三站合一' }),
  )
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id as string
}

const at = { divisions: [], stations: [], persons: [], organisations: [] } as const

describe('one person of a station with three functions (S16.1)', () => {
  it('holds several roles on one account, each in its own scope, and a role taken back takes its own rights at once', async () => {
    const account = await world.account({ userName: 'three', home: town })
    const session = await world.enter('three')
    const abilities = async () => (await session.send('GET', '/api/me')).body.abilities
    await give(account, 'child-supervisor', { kind: 'division', division: town })
    await give(account, 'elder-worker', { kind: 'division', division: village })
    const head = await give(account, 'station-head', { kind: 'station', station })
    const all = await abilities()
    // Children's files: over the town as supervisor, at the station as its head.
    expect(all['assessment.record']).toEqual({ ...at, divisions: [town], stations: [station] })
    expect(all['assessment.sign']).toEqual({ ...at, stations: [station] })
    expect(all['casework.sign']).toEqual({ ...at, stations: [station] })
    // The elders' tasks are of the village, and of the station that the head answers for.
    expect(all['tasks.act']).toEqual({ ...at, divisions: [village], stations: [station] })
    expect(
      (await session.send('GET', '/api/me')).body.grants.map(({ role }: { role: string }) => role),
    ).toEqual(expect.arrayContaining(['child-supervisor', 'elder-worker', 'station-head']))
    const ended = await officer.send('POST', `/api/grants/${head}/end`, command({ reason: '不再任站长' }))
    expect(ended.status).toBe(200)
    const left = await abilities()
    expect(left['assessment.sign']).toBeUndefined()
    expect(left['casework.sign']).toBeUndefined()
    expect(left['casework.read']).toBeUndefined()
    expect(left['workforce.write']).toBeUndefined()
    expect(left['assessment.record']).toEqual({ ...at, divisions: [town] })
    expect(left['tasks.act']).toEqual({ ...at, divisions: [village] })
    expect(left['people.read-sensitive']).toEqual({ ...at, divisions: [town] })
  })

  it('does not give the same role over the same place twice, and gives it over another', async () => {
    const account = await world.account({ userName: 'twice', home: town })
    await give(account, 'elder-worker', { kind: 'division', division: town })
    const again = await officer.send(
      'POST',
      `/api/accounts/${account}/grants`,
      command({ role: 'elder-worker', scope: { kind: 'division', division: town }, reason: '重复授予' }),
    )
    expect(again.body.code).toBe('grant-already-held')
    await give(account, 'elder-worker', { kind: 'division', division: otherTown })
  })

  it('an elder-care worker opens nothing of children’s files', async () => {
    const account = await world.account({ userName: 'elders', home: town })
    await give(account, 'elder-worker', { kind: 'station', station })
    const { abilities } = (await (await world.enter('elders')).send('GET', '/api/me')).body
    expect(abilities['people.read-sensitive']).toEqual({ ...at, stations: [station] })
    const closed = [
      'assessment.read',
      'assessment.record',
      'protection.read',
      'casework.read',
      'letters.read',
    ]
    for (const permission of closed) expect(abilities[permission], permission).toBeUndefined()
  })
})
