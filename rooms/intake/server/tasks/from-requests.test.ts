import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { everyday, type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

const giver = () =>
  world.actor({ kind: 'station', station: world.county.xiaoheStation }, [...everyday, 'tasks.give'])

const give = async (request: string, by = giver()) => {
  const task = newId()
  const answer = await world.post(
    '/api/tasks',
    {
      id: newId(),
      task,
      title: '协助上门',
      asked: '请协助上门一次',
      station: world.county.xiaoheStation,
      body: { station: world.county.shantangStation },
      source: { room: 'intake', id: request },
      handOver: { purpose: '上门', data: [], legalBasis: 'no-personal-data' },
    },
    by,
  )
  return { task, ...answer }
}

describe('a request that is split into tasks (S7.9)', () => {
  it('was accepted to be handed out, and says that it became them; each task stands under it', async () => {
    const { id } = await world.filed()
    expect((await give(id)).body.code).toBe('request-state-not-fit')
    await world.triaged(id)
    const accepted = await world.act(id, 'acceptance', { way: 'task' })
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
    const [one, two] = [await give(id), await give(id)]
    expect([one.status, two.status]).toEqual([201, 201])
    const [row] = await world.rows(
      'select became_room as room, became_record as record from request where id = $1',
      [id],
    )
    expect(row).toEqual({ room: 'intake', record: two.task })
    const { items } = (await world.get(`/api/tasks?open=all&source=${id}`, undefined, giver())).body
    expect(items.map((item: { id: string }) => item.id).toSorted()).toEqual([one.task, two.task].toSorted())
  })

  it('out of the giver’s sight reads as missing', async () => {
    const { id } = await world.filed()
    const blind = world.actor({ kind: 'station', station: world.county.xiaoheStation }, ['tasks.give'])
    const [hidden, nobody] = [await give(id, blind), await give(newId(), blind)]
    expect(hidden.status).toBe(404)
    expect(hidden.body.problems).toEqual(nobody.body.problems)
  })
})
