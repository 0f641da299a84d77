import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { type AccessWorld, accessWorld } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { nearestInRole } from './nearest-in-role.ts'

const county = 410621000000
const town = 410621105000

describe('whoever holds a role nearest to a place', () => {
  let platform: TestPlatform
  let world: AccessWorld
  let station = ''
  beforeAll(async () => {
    platform = await testPlatform()
    world = await accessWorld(platform)
    station = await world.station(town)
  })
  afterAll(async () => {
    await world.server.close()
    await platform.close()
  })

  const find = (
    role: Parameters<typeof nearestInRole>[1],
    permissions: string[],
    at: string | null = station,
  ) => nearestInRole(platform, role, permissions, { station: at, division: town }, day('2023-12-29'))

  it('is the head of the station before one over the county; without one the county’s', async () => {
    const over = await world.account({
      userName: 'over',
      grants: [{ role: 'station-head', scope: { kind: 'division', division: county } }],
    })
    expect(await find('station-head', ['intake.read'])).toEqual([over])
    const own = await world.account({
      userName: 'own',
      grants: [{ role: 'station-head', scope: { kind: 'station', station }, division: town }],
    })
    expect(await find('station-head', ['intake.read'])).toEqual([own])
    expect(await find('station-head', ['intake.read'], null)).toEqual([over])
  })

  it('is nobody who could not see what is told, whose account is locked, or whose place is elsewhere', async () => {
    const supervisor = await world.account({
      userName: 'supervisor',
      grants: [{ role: 'supervisor', scope: { kind: 'division', division: county } }],
    })
    expect(await find('supervisor', ['intake.read'])).toEqual([supervisor])
    expect(await find('supervisor', ['tasks.read'])).toEqual([])
    await asOwner(platform.ownerUrl, (client) =>
      client.query("update account set state = 'suspended' where id = $1", [supervisor]),
    )
    expect(await find('supervisor', ['intake.read'])).toEqual([])
    await world.account({
      userName: 'elsewhere',
      grants: [{ role: 'county-officer', scope: { kind: 'division', division: 410622000000 } }],
    })
    expect(await find('county-officer', ['tasks.read'])).toEqual([])
  })
})
