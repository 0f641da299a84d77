import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nanhai, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'

let world: PayingWorld
beforeAll(async () => {
  world = await payingWorld(nanhai, '2019-01-31')
})
afterAll(() => world.close())

const today = '2019-01-31'
const card = (at: number) => `62999900000000${String(at).padStart(2, '0')}`
/** Card numbers whose check digit is right. */
const numbers = ['6299990000000017', '6299990000000025', '6299990000000033', '6299990000000041']

const toPay = (name: string, amountFen: number | null = 240_000, more: object = {}) =>
  world.application({ programme: 'nanhai-practicum', stage: 'to-pay', amountFen, name, ...more })
const pay = (applications: string[], budget: string | null, by = world.officer) =>
  world.post('/api/applications/payments', { applications, budget, day: today }, by)
const itemsOf = async (id: string) => (await world.money(id)).items

describe('an application that is paid once (S13.A1)', () => {
  it('is owed out of a budget, goes through a run, and moves on when the bank has paid', async () => {
    const budget = await world.budget(1_000_000, 'nanhai-practicum')
    const one = await toPay('林一')
    expect((await pay([one.id], budget)).body).toEqual({ items: 1, total: 240_000, held: 0 })
    await world.keepAccount(one.id, '林一', numbers[0] as string)
    const [item] = await itemsOf(one.id)
    expect([item.state, item.period, item.amount]).toEqual(['owed', 'once', 240_000])
    expect(await world.stage(one.id)).toBe('to-pay')
    const told = await world.bank([{ id: item.id, number: numbers[0] as string, amountFen: 240_000 }])
    expect(told.body).toEqual({ paid: 1, failed: 0, pending: 0, again: false })
    expect(await world.stage(one.id)).toBe('paid')
    expect((await itemsOf(one.id))[0]).toMatchObject({ state: 'paid', paidOn: today, recovered: 0 })
    expect(await world.figures(budget)).toMatchObject({
      left: 760_000,
      committed: 0,
      payable: 0,
      paid: 240_000,
    })
    const [entry] = (await world.get(`/api/funds/payments/${item.payment}`, world.finance)).body.entries
    expect(entry.source).toEqual({ room: 'applications', id: one.id })
  })

  it('is told to whoever paid it when the bank refuses, and is paid again after the account was mended', async () => {
    const budget = await world.budget(500_000)
    const one = await toPay('林二', 120_000)
    await pay([one.id], budget)
    await world.keepAccount(one.id, '林二', numbers[1] as string)
    const [item] = await itemsOf(one.id)
    await world.bank([{ id: item.id, number: numbers[1] as string, amountFen: 120_000 }], '账号户名不符')
    expect((await itemsOf(one.id))[0]).toMatchObject({ state: 'failed', failure: '账号户名不符' })
    expect(await world.stage(one.id)).toBe('to-pay')
    const duties = await world.rows("select title, state from duty where kind = 'application-payment-failed'")
    expect(duties).toEqual([
      { title: '支付失败，请核对收款账户后重新支付：林二（账号户名不符）', state: 'open' },
    ])
    await world.keepAccount(one.id, '林二', numbers[2] as string)
    await world.bank([{ id: item.id, number: numbers[2] as string, amountFen: 120_000 }])
    expect((await itemsOf(one.id))[0].state).toBe('paid')
    expect(await world.stage(one.id)).toBe('paid')
    expect(
      (await world.rows("select state from duty where kind = 'application-payment-failed'"))[0].state,
    ).toBe('done')
  })

  it('is refused over the budget with what is missing, and none of a batch is paid then', async () => {
    const budget = await world.budget(300_000)
    const [one, two] = [await toPay('林三'), await toPay('林四')]
    const refused = await pay([one.id, two.id], budget)
    expect([refused.status, refused.body.code]).toEqual([422, 'over-budget'])
    expect(JSON.stringify(refused.body)).toContain('180000')
    expect(await itemsOf(one.id)).toEqual([])
    expect(await world.figures(budget)).toMatchObject({ left: 300_000, committed: 0 })
  })

  it('is not paid twice, whether asked again or by two at once', async () => {
    const budget = await world.budget(2_000_000)
    const one = await toPay('林五')
    const both = await Promise.all([pay([one.id], budget), pay([one.id], budget, world.second)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await pay([one.id], budget)).body.code).toBe('application-paid-already')
    expect((await itemsOf(one.id)).length).toBe(1)
    expect(await world.figures(budget)).toMatchObject({ payable: 240_000, left: 1_760_000 })
  })

  it('is not paid before a sum was decided, out of another programme’s budget, or away from its stage', async () => {
    const other = await world.budget(500_000, 'chuzhou-certificate-grant')
    const [open, early, ready] = [
      await toPay('林六', null),
      await world.application({ programme: 'nanhai-practicum', stage: 'applied', name: '林七' }),
      await toPay('林八', 60_000),
    ]
    expect((await pay([open.id], other)).body.code).toBe('amount-not-decided')
    expect((await pay([early.id], other)).body.code).toBe('application-not-at-payment')
    expect((await pay([ready.id], other)).body.code).toBe('budget-of-another-programme')
    expect((await pay([ready.id], null)).body.problems).toMatchObject([
      { code: 'budget-needed', path: '/body/budget' },
    ])
  })

  it('is taken back while it waits: the money is free again, and it can be paid anew', async () => {
    const budget = await world.budget(500_000)
    const one = await toPay('林九', 60_000)
    await pay([one.id], budget)
    const [item] = await itemsOf(one.id)
    const back = await world.post(`/api/applications/payments/${item.id}/withdrawal`, { reason: '重复录入' })
    expect(back.status).toBe(200)
    expect(await world.figures(budget)).toMatchObject({ left: 500_000, committed: 0, payable: 0 })
    expect((await pay([one.id], budget)).status).toBe(201)
    expect((await itemsOf(one.id)).map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'owed',
      'withdrawn',
    ])
  })

  it('shows what waits with its budgets, and says what stands in the way', async () => {
    const { body } = await world.get('/api/applications/payments/due?programme=nanhai-practicum')
    const open = body.items.find(({ name }: { name: string }) => name === '林六')
    expect(open.hindrance).toBe('amount-not-decided')
    expect(body.budgets.length).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toContain(numbers[0])
  })
})

describe('payments of applications', () => {
  it('are seen and made by who pays at the body, and by nobody elsewhere, who learns nothing of them', async () => {
    const budget = await world.budget(500_000)
    const one = await toPay('暗号林十')
    const reader = world.actor(['applications.read'])
    expect((await pay([one.id], budget, reader)).status).toBe(403)
    expect((await pay([one.id], budget, world.elsewhere)).status).toBe(404)
    expect((await world.get(`/api/applications/${one.id}/money`, world.elsewhere)).status).toBe(404)
    await pay([one.id], budget)
    for (const url of [
      '/api/applications/payments',
      '/api/applications/payments/due?programme=nanhai-practicum',
      '/api/applications/payments/programmes',
    ])
      expect(JSON.stringify((await world.get(url, world.elsewhere)).body)).not.toContain('暗号')
    const [item] = await itemsOf(one.id)
    expect(
      (
        await world.post(
          `/api/applications/payments/${item.id}/withdrawal`,
          { reason: '无' },
          world.elsewhere,
        )
      ).status,
    ).toBe(404)
    expect((await world.keepAccount(one.id, '暗号林十', card(50))).status).toBe(400)
  })

  it('are exported with their sum and found by name', async () => {
    const found = await world.get(`/api/applications/payments?search=${encodeURIComponent('林五')}`)
    expect(found.body.items.map(({ name }: { name: string }) => name)).toEqual(['林五'])
    const totals = await world.get(`/api/applications/payments/totals?search=${encodeURIComponent('林五')}`)
    expect(totals.body).toEqual({ payments: 1, amount: 240_000 })
    const file = await world.get('/api/applications/payments/export')
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })
})
