import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/server/ids.ts'
import { checkDigitOf } from '../rooms/people/index.ts'
import { type PolicyWorld, policyWorld } from './policy-world.ts'

const code = 'xunxian-home-adaptation'
const township = '410621101000'
const card = '6299990000000017'

let world: PolicyWorld
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhulian-programmes-'))
  mkdirSync(join(folder, 'xunxian'))
  const file = `${code}.yaml`
  copyFileSync(join(import.meta.dirname, 'fixtures/programmes', file), join(folder, 'xunxian', file))
  process.env.ZHULIAN_PROGRAMMES = folder
  world = await policyWorld('2026-11-10')
})
afterAll(async () => {
  await world?.end()
  delete process.env.ZHULIAN_PROGRAMMES
  rmSync(folder, { recursive: true, force: true })
})

let made = 0
function bornOn(day: string): string {
  made += 1
  const body = `990101${day.replaceAll('-', '')}${String(made).padStart(3, '0')}`
  return body + checkDigitOf(body)
}
const home = { own_home: 'yes', elders: 1, drawn_before: 'no' }
const apply = (name: string, birth: string, answers: object) =>
  world.applyInPublic(code, name, township, { ...home, ...answers }, bornOn(birth))

const byCode = (what: string, more: object) => world.post(`/api/public/applications/${what}`, more, null)

/** What is due of an application now, out of the budget into a run and back from the bank. */
async function pay(id: string, budget: string, day: string): Promise<number> {
  await world.post('/api/applications/payments', { applications: [id], budget, day })
  const owed = await world.get(`/api/applications/payments?programme=${code}&state=owed`, world.finance)
  const [{ id: payment, amount }] = owed.body.items
  const run = newId()
  await world.post(
    '/api/applications/payments/run',
    { run, title: '改造补助', day, payments: [payment] },
    world.finance,
  )
  const { body: shown } = await world.get(`/api/funds/runs/${run}`, world.payer)
  await world.post(`/api/funds/runs/${run}/approval`, { hash: shown.fileHash }, world.payer)
  await world.get(`/api/funds/runs/${run}/bank.csv`, world.finance)
  await world.post(`/api/funds/runs/${run}/handing`, { day }, world.finance)
  const text = `收款账号,交易金额,处理状态,失败原因\r\n${card},${(amount / 100).toFixed(2)},成功,`
  const told = await world.upload(
    `/api/funds/runs/${run}/return`,
    {},
    { name: 'r.csv', type: 'text/csv', text },
    world.finance,
  )
  expect(told.body).toMatchObject({ paid: 1, failed: 0 })
  await world.hear()
  return amount
}

describe('a policy with an agreement, a report and two payments, applied for without an account (point 7)', () => {
  let first: { id: string; code: string }

  it('takes the birth from the identity number, and asks nobody for it', async () => {
    const sent = await apply('甲', '1961-11-10', { estimate: 123_456, grade: 'heavy' })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    first = { id: sent.body.line.id, code: sent.code }
    const young = await apply('乙', '1961-11-11', { estimate: 123_456, grade: 'heavy' })
    expect([young.status, young.body.code]).toEqual([409, 'not-eligible-yet'])
    const birth = sent.body.facts.find(({ name }: { name: string }) => name === 'birth')
    expect(birth).toMatchObject({ value: '1961-11-10', origin: 'record' })
  })

  it('gives out the money of the year from the cheapest on, and no more', async () => {
    const others = [
      await apply('丙', '1940-01-01', { estimate: 850_000, grade: 'medium', elders: 2 }),
      await apply('丁', '1940-01-01', { estimate: 900_000, grade: 'heavy' }),
    ]
    for (const { id } of [first, ...others.map(({ body }) => body.line)]) {
      const { body } = await world.get(`/api/applications/${id}`)
      expect((await world.post(`/api/applications/${id}/forwarding`, { version: body.version })).status).toBe(
        200,
      )
    }
    world.goTo('2026-12-01')
    const [round] = (await world.get(`/api/applications/rounds?programme=${code}&state=all`)).body.items
    const at = `/api/applications/rounds/${round.id}/ranking`
    const live = (await world.get(at)).body
    // 90% of 1234.56 down to ten yuan, 70% of 8500, and 3000 of one elder: 1110 + 5950 + 3000 are sixty yuan too much.
    expect(
      live.lines.map((line: { amountFen: number; state: string }) => [line.amountFen, line.state]),
    ).toEqual([
      [111_000, 'awarded'],
      [595_000, 'awarded'],
      [300_000, 'not-awarded'],
    ])
    const ranking = newId()
    await world.post(at, { ranking, hash: live.hash })
    const { version } = (await world.get(at)).body.frozen
    const out = await world.post(
      `/api/applications/rankings/${ranking}/carrying-out`,
      { version },
      world.approver,
    )
    expect(out.body).toMatchObject({ awarded: 2, refused: 1 })
  })

  it('lets the applicant sign and report by the code, and pays a part after each', async () => {
    const budget = await world.budget(code, 1_000_000)
    await world.post(`/api/applications/${first.id}/payee-account`, {
      account: newId(),
      holder: '甲',
      number: card,
      bank: '中国农业银行',
    })
    const done = async (note: string) => {
      const { body } = await world.get(`/api/applications/${first.id}`)
      return byCode('done', { code: first.code, version: body.version, note })
    }
    const signed = await done('协议已签')
    expect(signed.status, JSON.stringify(signed.body)).toBe(200)
    expect((await done('再签')).body.code).toBe('stage-not-possible')
    expect((await byCode('done', { code: '41-2222-2222-2222', version: 1, note: '他人' })).status).toBe(404)
    expect(await pay(first.id, budget, '2026-12-01')).toBe(44_400)
    expect(await world.stageOf(first.id)).toBe('building')
    expect((await done('已完工')).status).toBe(200)
    expect(await pay(first.id, budget, '2026-12-01')).toBe(66_600)
    expect(await world.stageOf(first.id)).toBe('done')
    expect((await world.get(`/api/funds/budgets/${budget}`, world.finance)).body).toMatchObject({
      paid: 111_000,
      payable: 0,
    })
  })
})
