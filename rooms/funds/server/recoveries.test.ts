import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type FundsWorld, fundsWorld } from '../../../tests/funds-world.ts'

let world: FundsWorld
let budget: string
beforeAll(async () => {
  world = await fundsWorld()
  const pool = await world.openPool({}, 10_000_000)
  budget = (await world.openBudget([{ pool, amountFen: 10_000_000 }])).budget
})
afterAll(() => world.close())

const paid = async (amount: number) => {
  const { commitment } = await world.commit(budget, amount)
  const payee = world.person('学生甲')
  await world.keepAccount(payee, '学生甲')
  const { payment } = await world.pay(commitment, amount, payee)
  const { run } = await world.openRun([payment])
  await world.approve(run)
  await world.hand(run)
  await world.reconcile(run, `账号,金额,状态\r\n6299990000000017,${(amount / 100).toFixed(2)},成功`)
  return payment
}
const order = async (payment: string, amountFen: number, by = world.officer) => {
  const recovery = newId()
  const body = {
    recovery,
    payment,
    amountFen,
    day: '2023-12-20',
    dueOn: '2024-01-20',
    reason: '虚报实习时数',
  }
  return { recovery, ...(await world.post('/api/funds/recoveries', body, by)) }
}
const receive = (recovery: string, amountFen: number, by = world.officer) =>
  world.post(`/api/funds/recoveries/${recovery}/receipts`, { amountFen, day: '2023-12-28' }, by)
const detail = async (recovery: string) => (await world.get(`/api/funds/recoveries/${recovery}`)).body

describe('a recovery', () => {
  it('S13.A7: orders the sum that was paid, comes in by parts, and is settled when nothing is owed', async () => {
    const payment = await paid(240_000)
    const { recovery, status } = await order(payment, 240_000)
    expect(status).toBe(201)
    expect((await receive(recovery, 100_000)).body).toEqual({ outstanding: 140_000 })
    expect(await detail(recovery)).toMatchObject({ received: 100_000, outstanding: 140_000 })
    expect((await receive(recovery, 140_001)).body.code).toBe('more-than-outstanding')
    expect((await receive(recovery, 140_000)).body).toEqual({ outstanding: 0 })
    const heard = await world.rows("select subject from outbox where name = 'recovery.settled'")
    expect(heard).toEqual([{ subject: recovery }])
    expect((await world.get(`/api/funds/trial-balance`)).body.balanced).toBe(true)
  })

  it('S13.4: never claims more than was paid, in one order or in several', async () => {
    const payment = await paid(1_000)
    expect((await order(payment, 1_001)).body.code).toBe('more-than-paid')
    expect((await order(payment, 600)).status).toBe(201)
    expect((await order(payment, 401)).body.code).toBe('more-than-paid')
    const answers = await Promise.all(Array.from({ length: 6 }, () => order(payment, 150)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  })

  it('is not ordered on what was not paid', async () => {
    const { commitment } = await world.commit(budget, 100)
    const { payment } = await world.pay(commitment, 100, world.person('学生乙'))
    expect((await order(payment, 100)).body.code).toBe('payment-not-paid')
  })

  it('is written off only with a second person, who may also decline', async () => {
    const { recovery } = await order(await paid(5_000), 5_000)
    const both = world.actor(['funds.read', 'funds.prepare', 'funds.approve'])
    const propose = async (amountFen: number) => {
      const writeOff = newId()
      const body = { writeOff, amountFen, reason: '本人死亡,无遗产' }
      return { writeOff, ...(await world.post(`/api/funds/recoveries/${recovery}/write-offs`, body, both)) }
    }
    const decide = (writeOff: string, approve: boolean, by = world.approver) =>
      world.post(`/api/funds/recoveries/${recovery}/write-offs/${writeOff}/decision`, { approve }, by)
    const first = await propose(5_000)
    expect((await propose(1)).body.code).toBe('write-off-waits')
    expect((await decide(first.writeOff, true, both)).body.code).toBe('needs-second-person')
    expect((await decide(first.writeOff, false)).body).toEqual({ outstanding: 5_000 })
    expect((await decide(first.writeOff, true)).body.code).toBe('write-off-decided')
    const second = await propose(2_000)
    expect((await decide(second.writeOff, true)).body).toEqual({ outstanding: 3_000 })
    expect(await detail(recovery)).toMatchObject({ writtenOff: 2_000, outstanding: 3_000 })
    expect((await propose(3_001)).body.code).toBe('more-than-outstanding')
  })

  it('is written off by nobody who only prepares, and money is received by nobody who only approves', async () => {
    const { recovery } = await order(await paid(500), 500)
    const writeOff = newId()
    await world.post(`/api/funds/recoveries/${recovery}/write-offs`, {
      writeOff,
      amountFen: 500,
      reason: '无力偿还',
    })
    const url = `/api/funds/recoveries/${recovery}/write-offs/${writeOff}/decision`
    expect((await world.post(url, { approve: true }, world.officer)).status).toBe(403)
    expect((await receive(recovery, 100, world.approver)).status).toBe(403)
    expect((await order(await paid(100), 100, world.approver)).status).toBe(403)
  })

  it('is cancelled as far as it is open; what came in stays received', async () => {
    const { recovery } = await order(await paid(900), 900)
    await receive(recovery, 400)
    const cancel = await world.post(
      `/api/funds/recoveries/${recovery}/cancellation`,
      { reason: '复核后撤销' },
      world.approver,
    )
    expect(cancel.status).toBe(200)
    expect(await detail(recovery)).toMatchObject({ received: 400, outstanding: 0, cancelled: true })
  })

  it('is seen by nobody of a station', async () => {
    const { recovery } = await order(await paid(100), 100)
    expect((await world.get(`/api/funds/recoveries/${recovery}`, world.stationHead)).status).toBe(403)
  })
})
