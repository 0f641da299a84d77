import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'
import { xiaoheVillage } from '../../../../tests/small-county.ts'
import { requestMergers } from './merged-places.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

const next = 410621105202

describe('when a village is taken into another', () => {
  it('its requests go along from that day on, with what was written about them, and come back when it is undone', async () => {
    const { id } = await world.filed({ receivedAt: '2023-12-20T09:00:00+08:00' })
    const older = await world.filed({ receivedAt: '2023-11-20T09:00:00+08:00' })
    const places = () =>
      world.rows(
        `select r.division, (select min(division) from request_step where request = r.id) as step,
           (select min(division) from figures_request where request = r.id) as fact from request r where r.id = $1`,
        [id],
      )
    const merger = newId()
    const event = (name: string) => ({
      id: newId(),
      name,
      subject: merger,
      division: xiaoheVillage,
      data: { province: 41, merger, code: xiaoheVillage, into: next, from: '2023-12-01' },
    })
    await requestMergers.handle(world.platform.worker.handle, event('division.merged'))
    expect(await places()).toEqual([{ division: next, step: next, fact: next }])
    const [before] = await world.rows('select division from request where id = $1', [older.id])
    expect(before.division).toBe(xiaoheVillage)
    await requestMergers.handle(world.platform.worker.handle, event('division.merger-undone'))
    expect(await places()).toEqual([{ division: xiaoheVillage, step: xiaoheVillage, fact: xiaoheVillage }])
  })
})
