import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { nanhai, type PayingWorld, payingWorld } from '../../../../tests/paying-world.ts'

let world: PayingWorld
let budget: string
beforeAll(async () => {
  world = await payingWorld(nanhai, '2019-01-31')
  budget = await world.budget(10_000_000)
})
afterAll(() => world.close())

const today = '2019-01-31'
const number = '6299990000000017'

/** An application that was paid, and what was paid of it. */
async function paid(name: string, subject = name) {
  const one = await world.application({
    programme: 'nanhai-practicum',
    stage: 'to-pay',
    amountFen: 240_000,
    name,
    subject,
  })
  await world.post('/api/applications/payments', { applications: [one.id], budget, day: today })
  await world.keepAccount(one.id, name, number)
  const [item] = (await world.money(one.id)).items
  await world.bank([{ id: item.id, number, amountFen: 240_000 }])
  return one
}

async function found(application: string, by = world.officer) {
  const finding = newId()
  const answer = await world.post(
    `/api/applications/${application}/findings`,
    { finding, foundOn: today, facts: '伪造实习时数 100 小时' },
    by,
  )
  return { finding, ...answer }
}

const all = () => [
  { sanction: newId(), kind: 'revocation', reason: '弄虚作假' },
  { sanction: newId(), kind: 'recovery', reason: '弄虚作假', dueOn: '2019-03-01' },
  { sanction: newId(), kind: 'bar', reason: '弄虚作假' },
]
const propose = (finding: string, proposals: object[], by = world.officer) =>
  world.post(
    `/api/applications/findings/${finding}/proposals`,
    { sanctionCode: 'forged-hours', proposals },
    by,
  )
const decide = (sanction: string, decision = 'ordered', by = world.approver) =>
  world.post(`/api/applications/sanctions/${sanction}/decision`, { decision, reason: '事实清楚' }, by)
const fileOf = async (finding: string) => (await world.get(`/api/applications/findings/${finding}`)).body

describe('forged hours (S13.A7)', () => {
  it('revoke the award, order the paid sum back and bar for ever, each by its own order of a second person', async () => {
    const one = await paid('甄一')
    const { finding, status } = await found(one.id)
    expect(status).toBe(201)
    expect((await fileOf(finding)).choices[0].consequences).toEqual([
      { kind: 'revocation', amount: null, ask: [], untilOn: null },
      { kind: 'recovery', amount: 240_000, ask: [], untilOn: null },
      { kind: 'bar', amount: null, ask: [], untilOn: null },
    ])
    const proposals = all()
    expect((await propose(finding, proposals)).status).toBe(201)
    for (const { sanction } of proposals) expect((await decide(sanction)).status).toBe(200)
    const file = await fileOf(finding)
    expect(file.state).toBe('closed')
    expect(
      file.sanctions.map(({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`).toSorted(),
    ).toEqual(['bar ordered', 'recovery ordered', 'revocation ordered'])
    const [row] = await world.rows('select outcome, ended_on::text from application where id = $1', [one.id])
    expect(row).toEqual({ outcome: 'revoked', ended_on: today })
    const recovery = file.sanctions.find(({ kind }: { kind: string }) => kind === 'recovery').recoveries[0]
    expect((await world.get(`/api/funds/recoveries/${recovery}`, world.finance)).body).toMatchObject({
      amount: 240_000,
      outstanding: 240_000,
      dueOn: '2019-03-01',
      source: { room: 'applications', id: one.id },
    })
    const { body } = await world.get(`/api/applications/bars?search=${encodeURIComponent('甄一')}`)
    expect(body.items[0]).toMatchObject({ fromOn: today, untilOn: null, holds: true })
  })

  it('keep whoever was barred from being paid under the class again', async () => {
    const again = await world.application({
      programme: 'nanhai-practicum',
      stage: 'to-pay',
      amountFen: 60_000,
      name: '甄一',
      subject: '甄一',
    })
    const asked = await world.post('/api/applications/payments', {
      applications: [again.id],
      budget,
      day: today,
    })
    expect(asked.body).toEqual({ items: 0, total: 0, held: 1 })
    const money = await world.money(again.id)
    expect(money).toMatchObject({ barred: true, items: [{ state: 'held', payment: null }] })
    expect(money.items[0].reason).toBe('已被取消同类补贴的申请资格')
  })

  it('come back by parts: what is recovered is counted at the application', async () => {
    const one = await paid('甄二')
    const { finding } = await found(one.id)
    const [, recovery] = all()
    await propose(finding, [recovery as object])
    await decide((recovery as { sanction: string }).sanction)
    const [id] = (await fileOf(finding)).sanctions[0].recoveries
    await world.post(
      `/api/funds/recoveries/${id}/receipts`,
      { amountFen: 100_000, day: today },
      world.finance,
    )
    expect((await world.money(one.id)).items[0].recovered).toBe(100_000)
    const before = await world.figures(budget)
    const back = await world.post(
      `/api/funds/budgets/${budget}/recovered`,
      { reason: '追回款继续用于补贴' },
      world.finance,
    )
    expect(back.body.amount).toBe(100_000)
    const after = await world.figures(budget)
    expect([after.left - before.left, after.recovered, after.planned]).toEqual([100_000, 0, before.planned])
    const more = await world.post(`/api/funds/budgets/${budget}/recovered`, { reason: '再来' }, world.finance)
    expect(more.body.code).toBe('more-than-recovered')
  })

  it('take back what is owed and not with the bank when the award is revoked', async () => {
    const one = await world.application({
      programme: 'nanhai-practicum',
      stage: 'to-pay',
      amountFen: 60_000,
      name: '甄三',
    })
    await world.post('/api/applications/payments', { applications: [one.id], budget, day: today })
    const { payable } = await world.figures(budget)
    const { finding } = await found(one.id)
    const [revocation] = all()
    await propose(finding, [revocation as object])
    expect((await decide((revocation as { sanction: string }).sanction)).status).toBe(200)
    expect((await world.figures(budget)).payable).toBe(payable - 60_000)
    const [item] = (await world.money(one.id)).items
    expect(item.state).toBe('withdrawn')
    // Read in both languages; the ledger names the order alone.
    const { number } = (
      await world.rows('select number from application_sanction where id = $1', [
        (revocation as { sanction: string }).sanction,
      ])
    )[0]
    expect(item).toMatchObject({ reason: `撤销资格 ${number}`, reasonEn: `Award revoked ${number}` })
  })

  it('are proposed only as the programme provides, once, and with what each needs', async () => {
    const one = await paid('甄四')
    const { finding } = await found(one.id)
    const [revocation, recovery] = all()
    const other = await world.post(`/api/applications/findings/${finding}/proposals`, {
      sanctionCode: 'unheard-of',
      proposals: [revocation],
    })
    expect(other.body.code).toBe('sanction-not-declared')
    expect((await propose(finding, [{ ...recovery, dueOn: null }])).body.problems).toMatchObject([
      { code: 'recovery-due-needed', path: '/body/proposals/0/dueOn' },
    ])
    expect((await propose(finding, [revocation as object])).status).toBe(201)
    expect((await propose(finding, [{ ...revocation, sanction: newId() }])).body.code).toBe(
      'sanction-proposed-already',
    )
  })
})

describe('four eyes', () => {
  it('who proposed does not decide, and what was decided stays', async () => {
    const one = await paid('甄五')
    const { finding } = await found(one.id)
    const both = world.actor(['applications.read', 'applications.sanction', 'applications.decide'])
    const [, , bar] = all()
    await propose(finding, [bar as object], both)
    const id = (bar as { sanction: string }).sanction
    expect((await decide(id, 'ordered', both)).body.code).toBe('needs-second-person')
    expect((await decide(id, 'declined')).body.number).toBeNull()
    expect((await decide(id)).body.code).toBe('sanction-decided')
    expect((await world.get(`/api/applications/sanctions/${id}/file`)).body.code).toBe('sanction-not-ordered')
  })

  it('a bar is lifted with its reason by a second person, and holds no more from that day on', async () => {
    const { body } = await world.get(`/api/applications/bars?search=${encodeURIComponent('甄一')}`)
    const bar = body.items[0].id
    const lift = newId()
    const raised = await world.post(`/api/applications/bars/${bar}/lifts`, { lift, reason: '申诉成立' })
    expect(raised.status).toBe(201)
    const second = await world.post(`/api/applications/bars/${bar}/lifts`, { lift: newId(), reason: '再提' })
    expect(second.body.code).toBe('lift-proposed-already')
    const verdict = (by: typeof world.officer) =>
      world.post(`/api/applications/bar-lifts/${lift}/decision`, { decision: 'approved', reason: '核实' }, by)
    expect((await verdict(world.officer)).status).toBe(403)
    expect((await verdict(world.approver)).status).toBe(200)
    expect((await world.get(`/api/applications/bars/${bar}`)).body).toMatchObject({
      liftedOn: today,
      holds: false,
      lifts: [{ state: 'approved', decision: '核实' }],
    })
    const file = await fileOf(body.items[0].finding)
    expect(file.sanctions.find(({ kind }: { kind: string }) => kind === 'bar').state).toBe('lifted')
  })

  it('a finding rests only by another than who recorded it, and says why', async () => {
    const one = await paid('甄六')
    const both = world.actor(['applications.read', 'applications.sanction', 'applications.decide'])
    const { finding } = await found(one.id, both)
    const rest = (by: typeof both) =>
      world.post(`/api/applications/findings/${finding}/dismissal`, { reason: '查无实据' }, by)
    expect((await rest(both)).body.code).toBe('needs-second-person')
    expect((await rest(world.approver)).status).toBe(200)
    expect(await fileOf(finding)).toMatchObject({ state: 'dismissed', closing: '查无实据' })
  })

  it('nobody elsewhere sees or does any of it', async () => {
    const one = await paid('暗号甄七')
    const { finding } = await found(one.id)
    expect((await found(one.id, world.elsewhere)).status).toBe(404)
    expect((await propose(finding, all(), world.elsewhere)).status).toBe(404)
    expect((await world.get(`/api/applications/findings/${finding}`, world.elsewhere)).status).toBe(404)
    expect((await found(one.id, world.actor(['applications.read']))).status).toBe(403)
    for (const url of ['/api/applications/findings', '/api/applications/bars'])
      expect((await world.get(url, world.elsewhere)).body.items).toEqual([])
  })
})

describe('an order', () => {
  it('is a paper with its number, in Word and PDF, in both languages', async () => {
    const { body } = await world.get(`/api/applications/bars?search=${encodeURIComponent('甄一')}`)
    const { sanctions } = await fileOf(body.items[0].finding)
    for (const { id, number: given } of sanctions) {
      expect(given).toMatch(/^CL20190131-[0-9A-F]{6}$/)
      const pdf = await world.get(`/api/applications/sanctions/${id}/file?as=pdf`)
      const word = await world.get(`/api/applications/sanctions/${id}/file?as=docx&language=en`)
      expect([pdf.bytes.subarray(0, 4).toString(), word.bytes.subarray(0, 2).toString()]).toEqual([
        '%PDF',
        'PK',
      ])
    }
  })
})
