import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { chuzhou, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'

let world: PayingWorld
beforeAll(async () => {
  world = await payingWorld(chuzhou, '2023-10-20')
})
afterAll(() => world.close())

const programme = 'chuzhou-post-subsidy'
const worker = { posts: ['community-worker'], level: 'assistant', in_post_from: '2023-03-10' }
const onRoll = (name: string, answers: object = {}) =>
  world.application({
    programme,
    stage: 'paying',
    amountFen: 20_000,
    name,
    answers: { ...worker, ...answers },
  })
const preview = (month: string, by = world.officer) =>
  world.get(`/api/applications/roll?programme=${programme}&month=${month}`, by)
async function confirm(month: string, budget: string | null, by = world.officer) {
  const { body } = await preview(month, by)
  return world.post(
    '/api/applications/rolls',
    { roll: newId(), programme, month, budget, day: '2023-10-20', digest: body.digest },
    by,
  )
}
const lineOf = async (month: string, name: string) =>
  (await preview(month)).body.lines.find((one: { name: string }) => one.name === name)

describe('the roll of a month (S3.A1)', () => {
  let budget: string
  beforeAll(async () => {
    budget = await world.budget(10_000_000)
  })

  const due = async () =>
    (await world.get('/api/applications/payments/programmes')).body.items.map(
      ({ rollDue }: { rollDue: string | null }) => rollDue,
    )

  it('pays whoever stands on it, makes good what was missed, and the same month again pays nothing', async () => {
    await onRoll('严一')
    const shown = await preview('2023-04')
    expect(shown.body).toMatchObject({ applications: 1, items: 2, total: 40_000, division: chuzhou })
    expect(shown.body.lines[0]).toMatchObject({
      name: '严一',
      what: 'same',
      before: 20_000,
      now: 20_000,
      pay: 40_000,
      missed: ['2023-03'],
    })
    // Received in October, and no roll confirmed before: that one is due, though it is the running month.
    expect(await due()).toEqual(['2023-10'])
    expect((await confirm('2023-04', budget)).body).toMatchObject({ items: 2, total: 40_000, ended: 0 })
    // Then the month after the one that was confirmed.
    expect(await due()).toEqual(['2023-05'])
    expect((await confirm('2023-04', budget)).body.code).toBe('roll-empty')
    expect(await world.figures(budget)).toMatchObject({ payable: 40_000, left: 9_960_000, committed: 0 })
  })

  it('says who is new, changed and stopped, and why, and keeps it as it was confirmed', async () => {
    await onRoll('严二', { in_post_from: '2023-05-08' })
    const gone = await onRoll('严三', { in_post_from: '2023-03-01' })
    await confirm('2023-04', budget)
    await world.answer(gone.id, 'in_post_to', '2023-04-20')
    const { body } = await preview('2023-05')
    const told = Object.fromEntries(
      body.lines.map((one: { name: string; what: string; reasons: { zh: string }[] }) => [
        one.name,
        [one.what, ...one.reasons.map(({ zh }) => zh)],
      ]),
    )
    expect(told).toEqual({
      严一: ['same'],
      严二: ['new', '到岗日期：2023年5月8日'],
      严三: ['stopped', '离岗日期：2023年4月20日'],
    })
    const confirmed = await confirm('2023-05', budget)
    const kept = await world.get(`/api/applications/rolls/${confirmed.body.id}`)
    expect(kept.body.counts).toMatchObject({ new: 1, stopped: 1, same: 1 })
    expect(kept.body.lines.find((one: { name: string }) => one.name === '严三').reasons[0].zh).toBe(
      '离岗日期：2023年4月20日',
    )
    const file = await world.get(`/api/applications/rolls/${confirmed.body.id}/export`)
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('refuses what came out otherwise since it was looked at', async () => {
    const { body } = await preview('2023-06')
    await onRoll('严四')
    const late = await world.post('/api/applications/rolls', {
      roll: newId(),
      programme,
      month: '2023-06',
      budget,
      day: '2023-10-20',
      digest: body.digest,
    })
    expect([late.status, late.body.code]).toEqual([409, 'roll-changed'])
  })

  it('never pays a period twice when two confirm it at once', async () => {
    const before = (await world.figures(budget)).payable
    const { body } = await preview('2023-06')
    const send = (by: typeof world.officer) =>
      world.post(
        '/api/applications/rolls',
        { roll: newId(), programme, month: '2023-06', budget, day: '2023-10-20', digest: body.digest },
        by,
      )
    const both = await Promise.all([send(world.officer), send(world.second)])
    expect(both.filter(({ status }) => status === 201).length).toBe(1)
    expect((await world.figures(budget)).payable - before).toBe(body.total)
    const twice = await world.rows(
      `select application, period, part, count(*) from application_payment where state <> 'withdrawn'
       group by application, period, part having count(*) > 1`,
    )
    expect(twice).toEqual([])
  })

  it('asks what stands in the way and pays nothing meanwhile (X7)', async () => {
    const grant = await world.application({
      programme: 'chuzhou-certificate-grant',
      stage: 'to-pay',
      amountFen: 100_000,
      subject: 'somebody',
      name: '严五',
    })
    await world.post('/api/applications/payments', { applications: [grant.id], budget, day: '2023-10-20' })
    const both = await world.application({
      programme,
      stage: 'paying',
      subject: 'somebody',
      name: '严五',
      answers: worker,
    })
    expect(await lineOf('2023-07', '严五')).toMatchObject({ what: 'unknown', pay: 0 })
    await world.answer(both.id, 'stackable', 'no')
    expect(await lineOf('2023-07', '严五')).toMatchObject({ what: 'none', pay: 0 })
    await world.answer(both.id, 'stackable', 'yes')
    expect(await lineOf('2023-07', '严五')).toMatchObject({ now: 20_000, pay: 100_000 })
  })

  it('takes whoever left on to the end once all is paid, and at once where nothing is open', async () => {
    const [gone] = await world.rows("select id, stage from application where name = '严三'")
    expect(gone.stage).toBe('paying')
    const items = (await world.money(gone.id)).items.filter(
      ({ state }: { state: string }) => state === 'owed',
    )
    await world.keepAccount(gone.id, '严三', '6299990000000033')
    await world.bank(
      items.map((one: { id: string; amount: number }) => ({
        id: one.id,
        number: '6299990000000033',
        amountFen: one.amount,
      })),
    )
    expect(await world.stage(gone.id)).toBe('stopped')
  })

  it('tells what was paid too much until it is ordered back, and no longer', async () => {
    const late = await onRoll('严九', { in_post_from: '2023-08-01' })
    expect((await confirm('2023-08', budget)).status).toBe(201)
    const [item] = (await world.money(late.id)).items
    await world.keepAccount(late.id, '严九', '6299990000000033')
    await world.bank([{ id: item.id, number: '6299990000000033', amountFen: item.amount }])
    await world.answer(late.id, 'in_post_to', '2023-08-10')
    expect(await lineOf('2023-09', '严九')).toMatchObject({ what: 'stopped', pay: 0, over: 20_000 })
    const order = {
      recovery: newId(),
      payment: item.payment,
      amountFen: 20_000,
      day: '2023-10-20',
      dueOn: '2023-11-20',
      reason: '离岗后多发',
    }
    const ordered = await world.post('/api/funds/recoveries', order, world.finance)
    expect(ordered.status, JSON.stringify(ordered.body)).toBe(201)
    expect(await lineOf('2023-09', '严九')).toMatchObject({ what: 'stopped', over: 0 })
  })

  it('is refused for a month that has not come, for a programme that has none, and past the budget', async () => {
    expect((await preview('2023-11')).body.code).toBe('roll-month-ahead')
    const other = await world.get('/api/applications/roll?programme=chuzhou-certificate-grant&month=2023-05')
    expect(other.body.code).toBe('programme-not-rolling')
    expect((await world.get('/api/applications/roll?programme=nothing&month=2023-05')).body.code).toBe(
      'programme-not-found',
    )
    const small = await world.budget(10_000)
    expect((await confirm('2023-10', small)).body.code).toBe('over-budget')
    expect((await confirm('2023-10', null)).body.problems).toMatchObject([{ code: 'budget-needed' }])
  })

  it('is for who pays at the body: nobody elsewhere sees a line of it', async () => {
    expect((await preview('2023-06', world.actor(['applications.read']))).status).toBe(403)
    const { body } = await preview('2023-06', world.elsewhere)
    expect(body).toMatchObject({ applications: 0, division: null, lines: [] })
    const [roll] = (await world.get('/api/applications/rolls')).body.items
    expect((await world.get(`/api/applications/rolls/${roll.id}`, world.elsewhere)).status).toBe(404)
    expect((await world.get(`/api/applications/rolls/${roll.id}/export`, world.elsewhere)).status).toBe(404)
  })
})
