import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type FundsWorld, fundsWorld } from '../../../tests/funds-world.ts'

let world: FundsWorld
beforeAll(async () => {
  world = await fundsWorld()
})
afterAll(() => world.close())

const yuan = (amount: number) => amount * 100

describe('a pool', () => {
  it('S5.A3: takes the declared share of a transfer, and says what child-protection funds have to cover', async () => {
    const pool = await world.openPool({ source: 'social-assistance', title: '省级困难群众救助补助资金' })
    const receive = (transferFen: number, more: object = {}) =>
      world.post(`/api/funds/pools/${pool}/receipts`, {
        receipt: newId(),
        rule: 'xunxian-purchase-share',
        transferFen,
        receivedOn: '2023-02-10',
        ...more,
      })
    const full = await receive(yuan(60_000_000))
    expect([full.status, full.body.amount, full.body.gap]).toEqual([201, yuan(1_200_000), 0])
    const less = await receive(yuan(45_000_000))
    expect([less.body.amount, less.body.gap, less.body.toppedUpBy]).toEqual([
      yuan(900_000),
      yuan(300_000),
      'child-protection',
    ])
    const wrong = await receive(yuan(60_000_000), { amountFen: yuan(1_300_000) })
    expect([wrong.status, wrong.body.code]).toEqual([422, 'share-not-as-declared'])
    expect(wrong.body.problems[0].message).toContain('1200000.00')
  })

  it('S6.A3: refuses the rule of another place', async () => {
    const pool = await world.openPool({ source: 'social-assistance' })
    const { status, body } = await world.post(`/api/funds/pools/${pool}/receipts`, {
      receipt: newId(),
      rule: 'yinchuan-purchase-share',
      transferFen: yuan(30_000_000),
      receivedOn: '2023-02-10',
    })
    expect([status, body.code]).toEqual([422, 'share-rule-elsewhere'])
  })

  it('never gives a budget more than it holds', async () => {
    const pool = await world.openPool({ source: 'venture' }, yuan(2_000_000))
    expect((await world.openBudget([{ pool, amountFen: yuan(1_500_000) }])).status).toBe(201)
    const over = await world.openBudget([{ pool, amountFen: yuan(500_000) + 1 }])
    expect([over.status, over.body.code]).toEqual([422, 'over-pool'])
    expect((await world.openBudget([{ pool, amountFen: yuan(500_000) }])).status).toBe(201)
  })
})

describe('a budget', () => {
  it('S5.A3: shows both sources and spends the earmark first', async () => {
    const earmark = await world.openPool({ source: 'social-assistance' }, yuan(900_000))
    const cover = await world.openPool({ source: 'child-protection' }, yuan(300_000))
    const { budget, body } = await world.openBudget([
      { pool: earmark, amountFen: yuan(900_000) },
      { pool: cover, amountFen: yuan(300_000) },
    ])
    expect(body.planned).toBe(yuan(1_200_000))
    await world.commit(budget, yuan(1_000_000))
    const { sources } = await world.budget(budget)
    expect(
      sources.map((one: Record<string, unknown>) => [one.source, one.planned, one.committed, one.left]),
    ).toEqual([
      ['social-assistance', yuan(900_000), yuan(900_000), 0],
      ['child-protection', yuan(300_000), yuan(100_000), yuan(200_000)],
    ])
  })

  it('S6.A2: is never committed past what is left, not by a fen', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    expect((await world.commit(budget, 999)).status).toBe(201)
    const over = await world.commit(budget, 2)
    expect([over.status, over.body.code]).toEqual([422, 'over-budget'])
    expect((await world.commit(budget, 1)).status).toBe(201)
  })

  it('S6.A2: is never committed past what is left when thirty try at the same time', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const answers = await Promise.all(Array.from({ length: 30 }, () => world.commit(budget, 70)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(14)
    expect(answers.filter(({ status, body }) => status === 422 && body.code === 'over-budget')).toHaveLength(
      16,
    )
    expect(await world.budget(budget)).toMatchObject({ committed: 980, left: 20 })
  })

  it('of a programme is committed for that one only, and on its days only', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }], { programme: 'nanhai-practicum' })
    expect((await world.commit(budget, 10)).body.code).toBe('budget-of-another-programme')
    const late = await world.commit(budget, 10, { programme: 'nanhai-practicum', day: '2024-01-01' })
    expect(late.body.code).toBe('budget-not-open')
    expect((await world.commit(budget, 10, { programme: 'nanhai-practicum' })).status).toBe(201)
  })

  it('is added to and cut down, but never below what is spoken for', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 600 }])
    await world.commit(budget, 500)
    const change = (amountFen: number) =>
      world.post(`/api/funds/budgets/${budget}/changes`, { pool, amountFen, reason: '年中调整' })
    expect((await change(-101)).body.code).toBe('over-budget')
    expect((await change(-100)).status).toBe(200)
    expect((await change(501)).body.code).toBe('over-pool')
    expect((await change(500)).status).toBe(200)
    expect(await world.budget(budget)).toMatchObject({ planned: 1000, left: 500 })
  })

  it('gets back what is released of a commitment, and no more than is open', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const { commitment } = await world.commit(budget, 600)
    const release = (amountFen: number | null) =>
      world.post(`/api/funds/commitments/${commitment}/release`, { amountFen, reason: '合同变更' })
    expect((await release(601)).body.code).toBe('more-than-committed')
    expect((await release(200)).body).toEqual({ released: 200 })
    expect((await release(null)).body).toEqual({ released: 400 })
    expect(await world.budget(budget)).toMatchObject({ committed: 0, left: 1000 })
  })
})

describe('who may', () => {
  it('plan, and who may only look: an approver opens no pool', async () => {
    const input = { pool: newId(), division: '410621', year: 2023, source: 'fiscal', title: '财政资金' }
    expect((await world.post('/api/funds/pools', input, world.approver)).status).toBe(403)
  })

  it('commit, and who may not', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    const input = { commitment: newId(), budget, amountFen: 10, title: '合同', day: '2023-12-01' }
    const planner = world.actor(['funds.read', 'funds.plan'])
    expect((await world.post('/api/funds/commitments', input, planner)).status).toBe(403)
    expect((await world.post('/api/funds/commitments', input)).status).toBe(201)
  })

  it('see the money: nobody of a station, and no other county', async () => {
    const pool = await world.openPool({}, 1000)
    const { budget } = await world.openBudget([{ pool, amountFen: 1000 }])
    expect((await world.get(`/api/funds/budgets/${budget}`, world.stationHead)).status).toBe(403)
    const neighbour = world.actor(['funds.read', 'funds.plan', 'funds.prepare'], {
      kind: 'division',
      division: 410622000000,
    })
    expect((await world.get(`/api/funds/budgets/${budget}`, neighbour)).status).toBe(404)
    expect((await world.get('/api/funds/budgets', neighbour)).body.items).toEqual([])
    const foreign = { commitment: newId(), budget, amountFen: 10, title: '合同', day: '2023-12-01' }
    expect((await world.post('/api/funds/commitments', foreign, neighbour)).body.code).toBe(
      'budget-not-found',
    )
  })
})
