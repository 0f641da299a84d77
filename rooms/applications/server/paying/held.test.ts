import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { chuzhou, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'

let world: PayingWorld
let budget: string
const today = '2023-10-20'
const grant = 'chuzhou-certificate-grant'
const monthly = 'chuzhou-post-subsidy'
const cards = ['6299990000000017', '6299990000000025', '6299990000000033', '6299990000000041']
beforeAll(async () => {
  world = await payingWorld(chuzhou, today)
  budget = await world.budget(10_000_000)
})
afterAll(() => world.close())

const answers = { practitioner: 'yes', exam_place: 341102000000, level: 'assistant', drawn_this_level: 'no' }
const toPay = (name: string, more: object = {}) =>
  world.application({
    programme: grant,
    stage: 'to-pay',
    amountFen: 100_000,
    name,
    subject: name,
    answers,
    ...more,
  })
const onRoll = (name: string) =>
  world.application({
    programme: monthly,
    stage: 'paying',
    amountFen: 20_000,
    name,
    subject: name,
    answers: { posts: ['community-worker'], level: 'assistant', in_post_from: '2023-03-10' },
  })
const pay = (applications: string[], by = world.officer) =>
  world.post('/api/applications/payments', { applications, budget, day: today }, by)
const itemsOf = async (id: string) => (await world.money(id)).items

/** A bar on somebody from the class, as an order of another body would write it. */
const bar = (name: string, subjectClass = 'chuzhou-talent-subsidy') =>
  world.rows(
    `insert into application_bar (province, id, division, sanction, application, subject_hash, subject_class, name, from_on, search)
     values (34, $1, 340100000000, $2, $3, $4, $5, $6, $7, $6)`,
    [newId(), newId(), newId(), Buffer.from(name), subjectClass, name, today],
  )

describe('a payment that was decided and may not be made any more (X7)', () => {
  it('is held with its reason when other money is drawn by then, and the others of the batch are paid', async () => {
    const [both, alone] = [await toPay('宁一'), await toPay('宁二')]
    await onRoll('宁一')
    const done = await pay([both.id, alone.id])
    expect(done.body).toEqual({ items: 1, total: 100_000, held: 1 })
    expect(await itemsOf(both.id)).toMatchObject([
      {
        state: 'held',
        payment: null,
        reason: '不与岗位补贴重复享受',
        reasonEn: 'Not beside the monthly subsidy',
        holding: [{ zh: '不与岗位补贴重复享受' }],
      },
    ])
    expect(await itemsOf(alone.id)).toMatchObject([{ state: 'owed', holding: [] }])
    const due = await world.get(`/api/applications/payments/due?programme=${grant}`)
    expect(due.body.items.find(({ name }: { name: string }) => name === '宁一')).toMatchObject({
      hindrance: 'held',
      holding: [{ zh: '不与岗位补贴重复享受', en: 'Not beside the monthly subsidy' }],
    })
    // Asked again, nothing is written twice; and what is held is no sum of what was made due.
    expect((await pay([both.id])).body).toEqual({ items: 0, total: 0, held: 1 })
    expect((await itemsOf(both.id)).length).toBe(1)
    const totals = await world.get(`/api/applications/payments/totals?programme=${grant}`)
    expect(totals.body).toEqual({ payments: 1, amount: 100_000 })
  })

  it('is paid once the body has settled the open question, and keeps that it was held', async () => {
    const [held] = await world.rows("select application from application_payment where state = 'held'")
    await world.answer(held.application, 'stackable', 'yes')
    expect((await pay([held.application])).body).toEqual({ items: 1, total: 100_000, held: 0 })
    expect((await itemsOf(held.application)).map(({ state }: { state: string }) => state).toSorted()).toEqual(
      ['owed', 'withdrawn'],
    )
    const kept = (await itemsOf(held.application)).find(
      ({ state }: { state: string }) => state === 'withdrawn',
    )
    expect(kept).toMatchObject({
      reason: '不与岗位补贴重复享受；复核后列支',
      reasonEn: 'Not beside the monthly subsidy; paid after another check',
    })
  })

  it('stays held where the body has settled that both do not go together', async () => {
    const both = await toPay('宁三')
    await onRoll('宁三')
    await world.answer(both.id, 'stackable', 'no')
    expect((await pay([both.id])).body.held).toBe(1)
  })

  it('is held from whoever was barred since it was decided, wherever in the province', async () => {
    const one = await toPay('宁四')
    await bar('宁四')
    expect((await pay([one.id])).body).toEqual({ items: 0, total: 0, held: 1 })
    expect((await itemsOf(one.id))[0].reason).toBe('已被取消同类补贴的申请资格')
    const other = await toPay('宁五')
    await bar('宁五', 'another-class')
    expect((await pay([other.id])).body.held).toBe(0)
  })

  it('asks nothing again that others do not change: who was eligible in time stays so', async () => {
    const one = await toPay('宁六', { answers: { ...answers, practitioner: 'no' } })
    expect((await pay([one.id])).body.held).toBe(0)
  })

  it('made owed before the bar, it is set aside when it is to go to the bank', async () => {
    const [barred, fine] = [await toPay('宁七'), await toPay('宁八')]
    await pay([barred.id, fine.id])
    await world.keepAccount(barred.id, '宁七', cards[0] as string)
    await world.keepAccount(fine.id, '宁八', cards[1] as string)
    await bar('宁七')
    const items = [...(await itemsOf(barred.id)), ...(await itemsOf(fine.id))]
    const [owed] = items
    // A run of the money room itself is refused, with who and why.
    const refused = await world.post(
      '/api/funds/runs',
      { run: newId(), title: '一批', day: today, payments: [owed.payment] },
      world.finance,
    )
    expect(refused.body.problems).toMatchObject([
      { code: 'payment-stopped', data: { name: '宁七', reason: '已被取消同类补贴的申请资格' } },
    ])
    const before = await world.figures(budget)
    const run = await world.post(
      '/api/applications/payments/run',
      { run: newId(), title: '一批', day: today, payments: items.map(({ id }) => id) },
      world.finance,
    )
    expect(run.body).toMatchObject({ lines: 1, total: 100_000, held: 1 })
    expect((await itemsOf(barred.id)).map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'held',
      'withdrawn',
    ])
    expect((await world.figures(budget)).left - before.left).toBe(100_000)
  })

  it('is nothing that somebody elsewhere learns of or touches', async () => {
    const one = await toPay('暗号宁九')
    await bar('暗号宁九')
    await pay([one.id])
    expect((await pay([one.id], world.elsewhere)).status).toBe(404)
    const list = await world.get('/api/applications/payments?state=held', world.elsewhere)
    expect(JSON.stringify(list.body)).not.toContain('暗号')
  })
})
