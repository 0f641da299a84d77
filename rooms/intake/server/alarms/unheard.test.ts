import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { deliverEvents } from '../../../../platform/server/outbox.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'
import { intakeSubscribers, takeUpUnheard } from '../index.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

/** A request that was answered at once and has ended; with the code of its requester. */
const ended = async (more: object = {}) => {
  const { id, body } = await world.filed({ text: '低保怎么办理', ...more })
  await world.triaged(id)
  const answer = await world.act(id, 'acceptance', {
    way: 'consultation',
    reason: '已说明条件和材料',
    words: '带上户口本到站点办理',
  })
  expect(answer.body.state).toBe('closed')
  return { id, code: body.code as string }
}

const adds = (code: string, text: string) =>
  world.post('/api/public/requests/messages', { id: newId(), code, text }, null)

const owed = (id: string) =>
  world.rows(
    "select owner, state, due_on::text as due from duty where subject = $1 and kind = 'request-message'",
    [id],
  )

describe('a message under the code of a request that had ended', () => {
  it('is owed an answer by whoever had it, once, and settled by the answer', async () => {
    const { id, code } = await ended()
    expect((await adds(code, '去了，还缺一份证明，怎么办')).status).toBe(201)
    expect(await takeUpUnheard(world.platform)).toBe(1)
    expect(await takeUpUnheard(world.platform)).toBe(0)
    expect(await owed(id)).toEqual([{ owner: world.worker.account, state: 'open', due: '2024-01-03' }])
    expect((await adds(code, '另外几点下班')).status).toBe(201)
    expect(await takeUpUnheard(world.platform)).toBe(0)
    await world.post(`/api/requests/${id}/messages`, { id: newId(), text: '到村委会开具即可' })
    expect(await owed(id)).toMatchObject([{ state: 'done' }])
    expect(await world.seen(id)).toMatchObject({ state: 'closed', answered: true })
    await adds(code, '谢谢')
    expect(await takeUpUnheard(world.platform)).toBe(1)
    expect((await owed(id)).map(({ state }) => state).toSorted()).toEqual(['done', 'open'])
  })

  it('needs no answer where it was read and ticked off', async () => {
    const { id, code } = await ended()
    await adds(code, '谢谢你们')
    await takeUpUnheard(world.platform)
    const [duty] = await world.rows(
      "select id, province from duty where subject = $1 and kind = 'request-message'",
      [id],
    )
    await world.rows('select settle_duty($1::smallint, $2, $3, $4, $5, null)', [
      duty.province,
      duty.id,
      '2023-12-29',
      world.worker.account,
      '已阅',
    ])
    await world.rows('insert into outbox (id, name, subject, division, data) values ($1, $2, $3, $4, $5)', [
      newId(),
      'duty.settled',
      duty.id,
      410621100000,
      JSON.stringify({ province: duty.province, room: 'intake', kind: 'request-message', subject: id }),
    ])
    await deliverEvents(world.platform.worker, intakeSubscribers(world.platform))
    expect(await world.seen(id)).toMatchObject({ state: 'closed', answered: true })
    expect(await takeUpUnheard(world.platform)).toBe(0)
  })

  it('S2.A3: that speaks of danger brings the request back into the inbox, urgent, with a clock of its own', async () => {
    const { id, code } = await ended()
    expect((await adds(code, '我不想活了')).status).toBe(201)
    expect(await takeUpUnheard(world.platform)).toBe(1)
    const back = await world.seen(id)
    expect(back).toMatchObject({
      state: 'received',
      urgency: 'urgent',
      owner: null,
      way: null,
      unprotected: true,
      dueAt: '2023-12-30T10:00:00+08:00',
    })
    expect(back.steps.at(-1)).toMatchObject({ kind: 'reopened', byName: null, detail: { from: 'closed' } })
    expect((await world.act(id, 'acceptance', { way: 'consultation', reason: '已安慰' })).body.code).toBe(
      'request-needs-protection',
    )
    const facts = await world.rows(
      'select event from request_fact where request = $1 and reversed_at is null',
      [id],
    )
    expect(facts).toEqual([{ event: 'received' }])
    expect(await takeUpUnheard(world.platform)).toBe(0)
  })

  it('is answered by the words of the closing where it had come before', async () => {
    const { id, body } = await world.filed({ person: await world.county.person() })
    await world.triaged(id)
    await world.act(id, 'acceptance', { way: 'visit' })
    await adds(body.code, '什么时候来')
    expect((await world.act(id, 'closing', { words: '今天下午已上门' })).body.state).toBe('closed')
    expect(await takeUpUnheard(world.platform)).toBe(0)
    expect((await world.seen(id)).answered).toBe(true)
  })

  it('is owed by whoever merged it where it was merged, whose code tells how far the one is that stayed', async () => {
    const twin = await world.filed({ text: '邻居家屋顶漏雨' })
    const kept = await world.filed({ text: '我家屋顶漏雨' })
    await world.act(twin.id, 'merging', { into: kept.id })
    const told = () => world.post('/api/public/requests/state', { code: twin.body.code }, null)
    expect((await told()).body).toMatchObject({ state: 'received', settledOn: null })
    expect((await adds(twin.body.code, '今天又漏了')).status).toBe(201)
    expect(await takeUpUnheard(world.platform)).toBe(1)
    expect(await world.seen(twin.id)).toMatchObject({ state: 'merged', mergedInto: { id: kept.id } })
    expect(await owed(twin.id)).toMatchObject([{ owner: world.worker.account, state: 'open' }])
    await world.triaged(kept.id)
    await world.act(kept.id, 'acceptance', { way: 'consultation', reason: '已报修' })
    expect((await told()).body).toMatchObject({ state: 'closed', settledOn: '2023-12-29', words: null })
  })
})
