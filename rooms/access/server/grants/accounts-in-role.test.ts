import { afterAll, beforeAll, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { type AccessWorld, accessWorld } from '../../../../tests/access.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { accountsInRole } from './accounts-in-role.ts'

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

it('whoever heads a station is told of what is late there, and a suspended account is not', async () => {
  const division = 410621105000
  const station = await world.station(division)
  const head = (userName: string) =>
    world.account({
      userName,
      grants: [{ role: 'station-head', scope: { kind: 'station', station }, division }],
    })
  const [first, second] = [await head('first'), await head('second')]
  const heads = async () =>
    (await accountsInRole(platform, 'station-head', { station, division }, day('2023-12-29'))).toSorted()
  expect(await heads()).toEqual([first, second].toSorted())
  await asOwner(platform.ownerUrl, (client) =>
    client.query("update account set state = 'suspended' where id = $1", [first]),
  )
  expect(await heads()).toEqual([second])
})
