import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

const jiujiang = 360400000000
const person = (at: number) => ({
  name: `人选${String(at).padStart(2, '0')}`,
  affiliations: [{ organisation: `单位${at}`, post: '社工' }],
  facts: { field: 'relief', work: 'mediation', results: true },
})

let world: JudgingWorld
let round: string
let ids: string[]
beforeAll(async () => {
  world = await judgingWorld(jiujiang, day('2023-03-01'))
  for (let at = 1; at <= 5; at += 1) world.reviewer(`评委${at}`)
})
afterAll(() => world.end())

describe('a selection in rounds (S4)', () => {
  it('S4.A1 is opened, and a second round twelve months later is refused with the year of the next', async () => {
    const reader = world.as('county-officer')
    expect((await world.post('/api/applications/rounds', { round: newId() }, reader)).status).toBe(403)
    const opened = await world.open('jiujiang-outstanding-talent', '2023 年优秀社会工作人才')
    expect(opened.status).toBe(201)
    round = opened.round
    expect((await world.open('jiujiang-outstanding-talent')).body.code).toBe('round-open-already')
    const elsewhere = world.as('programme-officer', 410621000000)
    const refused = await world.post(
      '/api/applications/rounds',
      { round: newId(), programme: 'jiujiang-outstanding-talent', title: '别处' },
      elsewhere,
    )
    expect(refused.status).toBe(404)
  })

  it('takes several at once, all or none, and nobody twice', async () => {
    const twice = await world.nominate(round, [person(1), person(1)])
    expect(twice.status).toBe(400)
    expect(twice.body.problems).toMatchObject([
      { code: 'nominee-stands-already', path: '/body/nominees/1/name' },
    ])
    const wrong = await world.nominate(round, [{ ...person(1), facts: { field: 'farming' } }])
    expect(wrong.body.problems[0]).toMatchObject({
      code: 'fact-not-valid',
      path: '/body/nominees/0/facts/field',
    })
    const put = await world.nominate(
      round,
      Array.from({ length: 21 }, (_, at) => person(at + 1)),
    )
    expect(put.status).toBe(201)
    ids = put.ids
    const { body } = await world.get(`/api/applications/rounds/${round}`)
    expect(body.line.applications).toBe(21)
    expect(body.line.stages[0]).toMatchObject({ stage: 'applied', count: 21 })
    const worker = world.as('social-worker')
    expect((await world.nominate(round, [person(30)], worker)).status).toBe(403)
  })

  it('is not ranked while some are on their way, and not while it is open', async () => {
    expect((await world.freeze(round)).body.code).toBe('round-still-open')
    const returned = await world.nominate(round, [person(40)])
    expect(await world.move(returned.ids, 'returned')).toBeNull()
    expect((await world.close(round)).status).toBe(200)
    expect((await world.nominate(round, [person(30)])).body.code).toBe('round-closed')
    expect((await world.freeze(round)).body.code).toBe('round-still-waits')
    expect(await world.move(ids, 'review')).toBeNull()
    expect(await world.move(ids.slice(0, 1), 'ranked')).toBe('review-incomplete')
  })

  it('S4.A1 leaves twenty-one equals to a decision and never awards twenty-one', async () => {
    const given = await world.givePanel(round)
    expect(given.body).toMatchObject({ assigned: 105, short: [] })
    await world.judge(() => 88)
    const { body } = await world.get(`/api/applications/rounds/${round}/ranking`)
    expect(body).toMatchObject({
      awarded: 0,
      places: 20,
      // What was returned and has no day by which it must come back holds nobody up.
      waiting: [{ stage: 'returned', count: 1, holds: false }],
    })
    expect(body.ties).toHaveLength(1)
    expect(body.ties[0]).toMatchObject({ group: null, places: 20 })
    expect(body.lines.map(({ place }: { place: number }) => place)).toEqual(Array(21).fill(1))
    const old = await world.post(`/api/applications/rounds/${round}/ranking`, {
      ranking: newId(),
      hash: '0'.repeat(64),
    })
    expect(old.body.code).toBe('ranking-changed')
    const frozen = await world.freeze(round)
    expect(frozen).toMatchObject({ status: 201, body: { ties: 1 } })
    expect((await world.carryOut(round)).body.code).toBe('tie-undecided')
    expect(await world.move(ids.slice(0, 1), 'noticed')).toBe('ranking-decides')
  })

  it('S4.A1 takes the decision of the panel with the persons who decided and why, and fills the places exactly', async () => {
    const { body } = await world.get(`/api/applications/rounds/${round}/ranking`)
    const decide = (chosen: readonly string[], by = world.approver) =>
      world.post(
        `/api/applications/rankings/${body.frozen.id}/ties`,
        { decision: newId(), chosen, deciders: '评委1、评委2、评委3', reason: '基层服务年限较长者优先' },
        by,
      )
    expect((await decide(ids)).body.code).toBe('tie-not-filled')
    expect((await decide(ids.slice(0, 19))).body.code).toBe('tie-not-filled')
    expect((await decide(ids.slice(0, 20), world.officer)).status).toBe(403)
    expect((await decide(ids.slice(0, 20), world.as('programme-approver', 410621000000))).status).toBe(404)
    expect(await decide(ids.slice(0, 20))).toMatchObject({ status: 201, body: { openTies: 0 } })
    const after = await world.get(`/api/applications/rounds/${round}/ranking`)
    expect(after.body).toMatchObject({ awarded: 20, ties: [] })
    expect(after.body.decisions).toMatchObject([
      { among: 21, deciders: '评委1、评委2、评委3', reason: '基层服务年限较长者优先' },
    ])
    await expect(
      world.platform.database.pool.query('update application_tie_decision set places = 21'),
    ).rejects.toThrow(/permission denied/)
  })

  it('is carried out by another person than who froze it: twenty go on, one is refused', async () => {
    const both = world.app.actor({
      permissions: ['applications.read', 'applications.check', 'applications.decide'],
      scope: { kind: 'division', division: jiujiang },
    })
    const shown = await world.get(`/api/applications/rounds/${round}/ranking`)
    const { id, version } = shown.body.frozen
    const url = `/api/applications/rankings/${id}/carrying-out`
    expect((await world.post(url, { version })).status).toBe(403)
    expect((await world.post(url, { version: 1 }, both)).body.code).toBe('changed-meanwhile')
    expect((await world.carryOut(round)).body).toMatchObject({ awarded: 20, refused: 1 })
    expect((await world.carryOut(round)).body.code).toBe('ranking-carried-out')
    const { body } = await world.get(`/api/applications/rounds/${round}`)
    const at = (stage: string) => body.line.stages.find((one: { stage: string }) => one.stage === stage).count
    expect([at('noticed'), at('refused')]).toEqual([20, 1])
    expect(
      (await world.get(`/api/applications/rounds/${round}/ranking/xlsx`)).bytes.subarray(0, 2).toString(),
    ).toBe('PK')
  })

  it('S4.A1 refuses a second round twelve months later and opens one in the year after', async () => {
    world.goTo('2024-03-01')
    const early = await world.open('jiujiang-outstanding-talent')
    expect(early).toMatchObject({ status: 409, body: { code: 'round-too-early', data: { year: 2025 } } })
    world.goTo('2025-01-10')
    expect((await world.open('jiujiang-outstanding-talent')).status).toBe(201)
  })
})
