import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import { newId } from '../platform/server/ids.ts'
import { type PolicyWorld, policyWorld } from './policy-world.ts'

const code = 'xunxian-study-for-service'
/** 小河镇, which has two places, and 屯子镇, which has one. */
const [xiaohe, tunzi] = ['410621105000', '410621102000'] as const
const cards = ['6299990000000017', '6299990000000025', '6299990000000033']

let world: PolicyWorld
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhulian-programmes-'))
  mkdirSync(join(folder, 'xunxian'))
  const file = `${code}.yaml`
  copyFileSync(join(import.meta.dirname, 'fixtures/programmes', file), join(folder, 'xunxian', file))
  process.env.ZHULIAN_PROGRAMMES = folder
  world = await policyWorld('2023-08-14')
})
afterAll(async () => {
  await world?.end()
  delete process.env.ZHULIAN_PROGRAMMES
  rmSync(folder, { recursive: true, force: true })
})

const at = (id: string, what = '') => `/api/applications/${id}${what}`
const versionOf = async (id: string) => (await world.get(at(id))).body.version as number

describe('a policy that pays for later service, and takes back what is not served (point 7)', () => {
  const ids = new Map<string, string>()
  const codes = new Map<string, string>()
  let finding: string

  it('is applied for in its window only, and asks nobody for days of service', async () => {
    const answers = { degree: 'bachelor', agrees: 'yes', sibling_draws: 'no' }
    const early = await world.applyInPublic(code, '甲', xiaohe, { ...answers, income_a_head: 100_00 })
    expect([early.status, early.body.code]).toEqual([409, 'window-closed'])
    world.goTo('2023-08-15')
    for (const [name, town, more] of [
      ['甲', xiaohe, { income_a_head: 600_00 }],
      ['乙', xiaohe, { income_a_head: 600_01 }],
      ['丙', xiaohe, { income_a_head: 900_00 }],
      ['丁', tunzi, { income_a_head: 1_200_01, degree: 'college', sibling_draws: 'yes' }],
    ] as const) {
      const sent = await world.applyInPublic(code, name, town, { ...answers, ...more })
      expect(sent.status, JSON.stringify(sent.body)).toBe(200)
      ids.set(name, sent.body.line.id)
      codes.set(name, sent.code)
    }
  })

  it('is checked, ranked by township, signed by those who were chosen, and paid', async () => {
    for (const id of ids.values()) await world.post(at(id, '/forwarding'), { version: await versionOf(id) })
    world.goTo('2023-09-04')
    const [round] = (await world.get(`/api/applications/rounds?programme=${code}&state=all`)).body.items
    const ranking = newId()
    const order = `/api/applications/rounds/${round.id}/ranking`
    await world.post(order, { ranking, hash: (await world.get(order)).body.hash })
    const { version } = (await world.get(order)).body.frozen
    const out = await world.post(
      `/api/applications/rankings/${ranking}/carrying-out`,
      { version },
      world.approver,
    )
    expect(out.body).toMatchObject({ awarded: 3, refused: 1 })
    const chosen = ['甲', '乙', '丁']
    for (const [turn, name] of chosen.entries()) {
      const id = ids.get(name) ?? ''
      const signed = { code: codes.get(name), version: await versionOf(id), note: '协议已签' }
      expect((await world.post('/api/public/applications/done', signed, null)).status).toBe(200)
      await world.post(at(id, '/payee-account'), {
        account: newId(),
        holder: name,
        number: cards[turn],
        bank: '中国农业银行',
      })
    }
    const budget = await world.budget(code, 3_000_000)
    const applications = chosen.map((name) => ids.get(name) ?? '')
    const made = await world.post('/api/applications/payments', { applications, budget, day: '2023-09-04' })
    // The first tier, the second, and the lowest grant of a second child.
    expect(made.body).toEqual({ items: 3, total: 1_950_000, held: 0 })
    const owed = await world.get(`/api/applications/payments?programme=${code}&state=owed`, world.finance)
    const run = newId()
    const payments = owed.body.items.map(({ id }: { id: string }) => id)
    await world.post(
      '/api/applications/payments/run',
      { run, title: '一批', day: '2023-09-04', payments },
      world.finance,
    )
    const { body: shown } = await world.get(`/api/funds/runs/${run}`, world.payer)
    await world.post(`/api/funds/runs/${run}/approval`, { hash: shown.fileHash }, world.payer)
    await world.post(`/api/funds/runs/${run}/handing`, { day: '2023-09-04' }, world.finance)
    const lines = shown.items.map(({ holder, amount }: { holder: string; amount: number }) =>
      [cards[chosen.indexOf(holder)], (amount / 100).toFixed(2), '成功'].join(','),
    )
    const text = ['账号,金额,状态', ...lines].join('\r\n')
    const told = await world.upload(
      `/api/funds/runs/${run}/return`,
      {},
      { name: 'r.csv', type: 'text/csv', text },
      world.finance,
    )
    expect(told.body).toMatchObject({ paid: 3, failed: 0 })
    await world.hear()
    for (const id of applications) expect(await world.stageOf(id)).toBe('paid')
  })

  it('tells what the sum hangs on, before anybody has established it', async () => {
    world.goTo('2031-09-01')
    const id = ids.get('甲') ?? ''
    finding = newId()
    await world.post(at(id, '/findings'), { finding, foundOn: '2031-08-15', facts: '服务未满即离岗' })
    const [choice] = (await world.get(`/api/applications/findings/${finding}`)).body.choices
    expect(choice).toMatchObject({
      code: 'left-early',
      consequences: [
        {
          kind: 'recovery',
          amount: null,
          ask: [{ en: 'First day of service?' }, { en: 'Last day of service?' }],
        },
      ],
    })
    const asked = await propose(world.officer)
    expect([asked.status, asked.body.code]).toEqual([422, 'recovery-facts-needed'])
  })

  const propose = (by: Actor) =>
    world.post(
      `/api/applications/findings/${finding}/proposals`,
      {
        sanctionCode: 'left-early',
        proposals: [
          { sanction: newId(), kind: 'recovery', reason: '提前离岗', amountFen: 1, dueOn: '2031-10-31' },
        ],
      },
      by,
    )

  it('lets the body establish after the end what the sanction looks at, and nothing that a decision hangs on', async () => {
    const id = ids.get('甲') ?? ''
    const establish = async (facts: object, by = world.officer) =>
      world.post(at(id, '/answers'), { version: await versionOf(id), facts, reason: '经核实' }, by)
    expect((await world.get(at(id))).body).toMatchObject({
      answerable: ['served_from', 'served_to'],
      abilities: { answer: true },
    })
    const late = await establish({ income_a_head: 1 })
    expect([late.status, late.body.code]).toEqual([409, 'application-ended'])
    expect((await establish({ served_from: '2027-07-01' }, world.finance)).status).toBe(403)
    const known = await establish({ served_from: '2027-07-01', served_to: '2031-07-31' })
    expect(known.status, JSON.stringify(known.body)).toBe(200)
  })

  it('orders back the months that were not served of the months agreed, decided by another person', async () => {
    const [choice] = (await world.get(`/api/applications/findings/${finding}`)).body.choices
    // Eleven of sixty months of 10000 yuan, a part of a fen upwards.
    expect(choice.consequences).toMatchObject([{ kind: 'recovery', amount: 183_334, ask: [] }])
    expect((await propose(world.payer)).status).toBe(403)
    expect((await propose(world.officer)).status).toBe(201)
    const { sanctions } = (await world.get(`/api/applications/findings/${finding}`)).body
    // What the file says counts, not what was written beside it.
    expect(sanctions).toMatchObject([{ kind: 'recovery', amount: 183_334, state: 'proposed' }])
    const decision = `/api/applications/sanctions/${sanctions[0].id}/decision`
    expect((await world.post(decision, { decision: 'ordered', reason: '同意' }, world.officer)).status).toBe(
      403,
    )
    const ordered = await world.post(decision, { decision: 'ordered', reason: '同意' }, world.approver)
    expect(ordered.status, JSON.stringify(ordered.body)).toBe(200)
    const [recovery] = await world.rows('select amount, received from recovery')
    expect(recovery).toEqual({ amount: 183_334, received: 0 })
    // Who left early is not barred and keeps the award.
    expect((await world.get(at(ids.get('甲') ?? ''))).body.line.outcome).toBe('granted')
  })
})
