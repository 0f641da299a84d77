import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../platform/server/ids.ts'
import { type PolicyWorld, policyWorld } from './policy-world.ts'

const here = import.meta.dirname
const code = 'xunxian-first-year-grant'
const fixture = join(here, 'fixtures/programmes', `${code}.yaml`)
/** The policy of the guide, as it stands there. */
const guide =
  readFileSync(join(here, '../docs/add-a-programme.md'), 'utf8').match(/```yaml\n([^`]*)```/)?.[1] ?? ''

/** 善堂镇 and 屯子镇. */
const townships = ['410621101000', '410621102000'] as const
const answers = { admitted: 'yes', students: 0, other_grant: 'no' }
const cards = ['6299990000000017', '6299990000000025', '6299990000000033', '6299990000000041']

let world: PolicyWorld
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhulian-programmes-'))
  mkdirSync(join(folder, 'xunxian'))
  copyFileSync(fixture, join(folder, 'xunxian', `${code}.yaml`))
  writeFileSync(join(folder, 'xunxian/xunxian-school-grant.yaml'), guide)
  process.env.ZHULIAN_PROGRAMMES = folder
  world = await policyWorld('2023-08-10')
})
afterAll(async () => {
  await world?.end()
  delete process.env.ZHULIAN_PROGRAMMES
  rmSync(folder, { recursive: true, force: true })
})

/** The applications of a policy by the name of who applied. */
async function inbox(programme: string) {
  const { body } = await world.get(`/api/applications?programme=${programme}`)
  return new Map<string, { id: string; stage: { code: string } }>(
    body.items.map((one: { name: string }) => [one.name, one]),
  )
}

async function forward(id: string) {
  const { body } = await world.get(`/api/applications/${id}`)
  return world.post(`/api/applications/${id}/forwarding`, { version: body.version })
}

/** Closed window, frozen order, carried out by another person. */
async function rank(programme: string) {
  const rounds = await world.get(`/api/applications/rounds?programme=${programme}&state=all`)
  const [round] = rounds.body.items
  const at = `/api/applications/rounds/${round.id}/ranking`
  const live = (await world.get(at)).body
  const ranking = newId()
  const frozen = await world.post(at, { ranking, hash: live.hash })
  expect(frozen.status, JSON.stringify(frozen.body)).toBe(201)
  const { version } = (await world.get(at)).body.frozen
  const out = await world.post(
    `/api/applications/rankings/${ranking}/carrying-out`,
    { version },
    world.approver,
  )
  return { round: round.id as string, ranking, at, out: out.body }
}

async function publish(programme: string, round: string, applications: readonly string[], fromOn: string) {
  const notice = newId()
  const put = await world.post('/api/applications/notices', {
    notice,
    programme,
    round,
    title: '拟资助名单公示',
    bodyName: '浚县民政局',
    fromOn,
    applications,
  })
  return { notice, put }
}

async function settle(notice: string) {
  const { body } = await world.get(`/api/applications/notices/${notice}`)
  return world.post(`/api/applications/notices/${notice}/settling`, { version: body.version })
}

/** Out of a budget into a run, to the bank, and what the bank says of it. */
async function payThrough(programme: string, ids: readonly string[], day: string, budget: string) {
  const made = await world.post('/api/applications/payments', { applications: ids, budget, day })
  const numberOf = new Map<string, string>()
  for (const [at, id] of ids.entries()) {
    const { body } = await world.get(`/api/applications/${id}`)
    await world.post(`/api/applications/${id}/payee-account`, {
      account: newId(),
      holder: body.line.name,
      number: cards[at],
      bank: '中国农业银行',
    })
    numberOf.set(body.line.name, cards[at] ?? '')
  }
  const { body: items } = await world.get(
    `/api/applications/payments?programme=${programme}&state=owed`,
    world.finance,
  )
  const run = newId()
  const payments = items.items.map(({ id }: { id: string }) => id)
  const opened = await world.post(
    '/api/applications/payments/run',
    { run, title: '助学金', day, payments },
    world.finance,
  )
  const { body: shown } = await world.get(`/api/funds/runs/${run}`, world.payer)
  await world.post(`/api/funds/runs/${run}/approval`, { hash: shown.fileHash }, world.payer)
  const file = (await world.get(`/api/funds/runs/${run}/bank.csv`, world.finance)).bytes.toString('utf8')
  await world.post(`/api/funds/runs/${run}/handing`, { day }, world.finance)
  const lines = shown.items.map(({ holder, amount }: { holder: string; amount: number }) =>
    [numberOf.get(holder), (amount / 100).toFixed(2), '成功', ''].join(','),
  )
  const told = await world.upload(
    `/api/funds/runs/${run}/return`,
    {},
    { name: 'r.csv', type: 'text/csv', text: ['收款账号,交易金额,处理状态,失败原因', ...lines].join('\r\n') },
    world.finance,
  )
  await world.hear()
  return { made: made.body, opened: opened.body, file, told: told.body }
}

describe('a policy that no shipped file resembles, added as one file (point 7)', () => {
  it('stands in the catalogue for staff and for residents, with its questions', async () => {
    const staff = await world.get(`/api/programmes/${code}`)
    expect([staff.status, staff.body.definition?.title.zh]).toEqual([200, '浚县困难家庭大学新生助学金'])
    const open = await world.get('/api/public/programmes', null)
    expect(JSON.stringify(open.body)).toContain(code)
  })

  it('is applied for without an account: the place is asked with who applies, the rest as far as it can matter', async () => {
    const [town, other] = townships
    for (const [name, place, income] of [
      ['甲', town, 100_00],
      ['乙', town, 300_00],
      ['丙', town, 200_00],
      ['丁', other, 1_199_99],
      ['戊', town, 50_00],
    ] as const) {
      const sent = await world.applyInPublic(code, name, place, { ...answers, income_a_head: income })
      expect(sent.status, JSON.stringify(sent.body)).toBe(200)
      expect(sent.body.line.stage).toMatchObject({ code: 'applied', who: 'body' })
      // Five working days from Thursday 10 August.
      expect(sent.body.line.dueOn).toBe('2023-08-17')
    }
    const rich = await world.applyInPublic(code, '己', town, { ...answers, income_a_head: 1_200_01 })
    expect([rich.status, rich.body.code]).toEqual([409, 'not-eligible-yet'])
    const placeless = await world.applyInPublic(code, '庚', '', { ...answers, income_a_head: 100 })
    expect(placeless.status).toBe(400)
  })

  it('is received into a round that opened by itself with the first of them', async () => {
    const { body } = await world.get(`/api/applications/rounds?programme=${code}&state=open`)
    expect(body.items).toMatchObject([
      { title: '浚县困难家庭大学新生助学金 2023', closesOn: '2023-08-31', applications: 5 },
    ])
  })

  it('is taken back by an applicant with words while the body has it', async () => {
    const sent = await world.applyInPublic(code, '辛', townships[1], { ...answers, income_a_head: 100 })
    const gone = await world.post(
      '/api/public/applications/withdrawal',
      { code: sent.code, version: sent.body.version, reason: '不读了' },
      null,
    )
    expect(gone.status).toBe(200)
    expect(await world.stageOf(sent.body.line.id)).toBe('withdrawn')
  })

  it('is checked, ranked within the places of each township, and decided by another person', async () => {
    for (const { id } of (await inbox(code)).values()) {
      const done = await forward(id)
      expect(done.status, JSON.stringify(done.body)).toBe(200)
    }
    world.goTo('2023-09-01')
    const { out } = await rank(code)
    // Two places in the one township, where four stand, and one of two in the other.
    expect(out).toMatchObject({ awarded: 3, refused: 2 })
    const left = await inbox(code)
    expect([...left].map(([name, { stage }]) => `${name} ${stage.code}`).toSorted()).toEqual([
      '丁 on-notice',
      '戊 on-notice',
      '甲 on-notice',
    ])
  })

  it('lets the next move up when one has proposed and another decided, after an objection is upheld, and publishes anew', async () => {
    const { body: rounds } = await world.get(`/api/applications/rounds?programme=${code}&state=all`)
    const round = rounds.items[0].id
    const chosen = await inbox(code)
    const ids = ['戊', '甲', '丁'].map((name) => chosen.get(name)?.id ?? '')
    const { notice, put } = await publish(code, round, ids, '2023-09-04')
    // Three working days from Monday 4 September.
    expect(put.body).toMatchObject({ lastOn: '2023-09-07' })
    world.goTo('2023-09-04')
    const shown = await world.get(`/api/public/notices/${notice}`, null)
    expect(shown.body.entries.map(({ township }: { township: string }) => township !== null)).toEqual([
      true,
      true,
      true,
    ])
    await world.post(`/api/public/notices/${notice}/objections`, { position: 1, text: '收入不实' }, null)
    const { body: kept } = await world.get(`/api/applications/notices/${notice}`)
    const at = `/api/applications/rounds/${round}/ranking`
    expect((await world.get(at)).body).toMatchObject({ dropped: [], next: [] })
    await world.post(
      `/api/applications/objections/${kept.objections[0].id}/decision`,
      { version: kept.objections[0].version, outcome: 'upheld', reason: '经核实收入不实', to: 'refused' },
      world.approver,
    )
    const free = (await world.get(at, world.approver)).body
    expect(free).toMatchObject({
      dropped: [{ name: '戊', outcome: 'refused', why: '经核实收入不实', proposed: false }],
      next: [{ name: '丙', place: 3, tied: false }],
    })
    // Nobody moved up by itself.
    expect(await world.stageOf(free.next[0].application)).toBe('refused')
    const propose = (application: string, by = world.officer) =>
      world.post(
        `/api/applications/rankings/${free.frozen.id}/moving-up`,
        { moveUp: newId(), application, reason: '按排名递补' },
        by,
      )
    const last = free.lines.find(({ name }: { name: string }) => name === '乙').application
    expect((await propose(last)).body.code).toBe('not-next-in-line')
    expect((await propose(free.next[0].application, world.approver)).status).toBe(403)
    const proposed = await propose(free.next[0].application)
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
    expect(await world.stageOf(free.next[0].application)).toBe('refused')
    const decision = `/api/applications/moving-up/${proposed.body.id}/decision`
    const approval = { outcome: 'carried-out', reason: '同意' }
    expect((await world.post(decision, approval, world.officer)).status).toBe(403)
    const moved = await world.post(decision, approval, world.approver)
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(await world.stageOf(free.next[0].application)).toBe('on-notice')
    expect((await propose(last)).body.code).toBe('no-free-place')
    const after = (await world.get(at)).body
    expect(after).toMatchObject({
      dropped: [],
      movedUp: [{ name: '丙', replaces: '戊', reason: '按排名递补', state: 'carried-out', decision: '同意' }],
    })
    const anew = await publish(code, round, [free.next[0].application], '2023-09-04')
    expect(anew.put.status, JSON.stringify(anew.put.body)).toBe(201)
    world.goTo('2023-09-08')
    for (const one of [notice, anew.notice]) expect((await settle(one)).status).toBe(200)
    expect([...(await inbox(code)).values()].map(({ stage }) => stage.code)).toEqual([
      'to-pay',
      'to-pay',
      'to-pay',
    ])
  })

  it('is paid out of its budget through the file for the bank, reconciled, and its letter issued', async () => {
    const budget = await world.budget(code, 1_500_000)
    const waiting = await inbox(code)
    const ids = ['甲', '丙', '丁'].map((name) => waiting.get(name)?.id ?? '')
    const paid = await payThrough(code, ids, '2023-09-08', budget)
    // Two of the first tier and one of the third.
    expect(paid.made).toEqual({ items: 3, total: 1_200_000, held: 0 })
    expect(paid.opened).toMatchObject({ lines: 3, total: 1_200_000, held: 0 })
    for (const number of cards.slice(0, 3)) expect(paid.file).toContain(number)
    expect(paid.told).toEqual({ paid: 3, failed: 0, pending: 0, again: false })
    for (const id of ids) expect(await world.stageOf(id)).toBe('paid')
    expect((await world.get(`/api/funds/budgets/${budget}`, world.finance)).body).toMatchObject({
      left: 300_000,
      paid: 1_200_000,
      payable: 0,
    })
    const letter = await world.post(
      `/api/applications/${ids[0]}/award`,
      { letter: newId(), givenOn: '2023-09-08' },
      world.approver,
    )
    expect(letter.status, JSON.stringify(letter.body)).toBe(201)
  })
})

describe('a policy that is drafted on the screen', () => {
  const drafted = readFileSync(fixture, 'utf8')
    .replaceAll(code, 'xunxian-drafted-grant')
    .replace('浚县困难家庭大学新生助学金', '浚县起草的助学金')

  it('is approved by a second person, and runs through to payment like a file', async () => {
    const draft = newId()
    const written = await world.post(
      '/api/programme-drafts',
      { draft, text: drafted, reason: '新政策' },
      world.drafter,
    )
    expect(written.status, JSON.stringify(written.body)).toBe(201)
    const submitted = await world.post(
      `/api/programme-drafts/${draft}/submission`,
      { version: written.body.version },
      world.drafter,
    )
    const approve = (by = world.second) =>
      world.post(
        `/api/programme-drafts/${draft}/approval`,
        { version: submitted.body.version, from: '2024-08-01' },
        by,
      )
    expect((await approve(world.drafter)).body.code).toBe('draft-approved-by-author')
    expect((await approve()).status).toBe(200)
    const own = 'xunxian-drafted-grant'
    world.goTo('2024-07-31')
    expect((await world.applyInPublic(own, '王', townships[0], answers)).status).toBe(404)
    world.goTo('2024-08-05')
    const sent = await world.applyInPublic(own, '王一', townships[0], { ...answers, income_a_head: 650_00 })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    const { id } = sent.body.line
    await forward(id)
    world.goTo('2024-09-02')
    const { round } = await rank(own)
    const { notice } = await publish(own, round, [id], '2024-09-02')
    world.goTo('2024-09-06')
    await settle(notice)
    const budget = await world.budget(own, 600_000)
    const paid = await payThrough(own, [id], '2024-09-06', budget)
    expect(paid.made).toEqual({ items: 1, total: 500_000, held: 0 })
    expect(paid.told).toMatchObject({ paid: 1, failed: 0 })
    expect(await world.stageOf(id)).toBe('paid')
  })
})

describe('the policy of the guide, as it is printed there', () => {
  const own = 'xunxian-school-grant'

  it('runs from the application through the ranking to the payment', async () => {
    world.goTo('2024-09-10')
    const pupil = { pupil: 'yes', sibling_draws: 'yes' }
    for (const [name, income] of [
      ['李一', 500_00],
      ['李二', 700_00],
      ['李三', 900_00],
    ] as const) {
      const sent = await world.applyInPublic(own, name, townships[0], { ...pupil, income_a_head: income })
      expect(sent.status, JSON.stringify(sent.body)).toBe(200)
      await forward(sent.body.line.id)
    }
    world.goTo('2024-10-08')
    expect((await rank(own)).out).toMatchObject({ awarded: 2, refused: 1 })
    const chosen = await inbox(own)
    const ids = ['李一', '李二'].map((name) => chosen.get(name)?.id ?? '')
    const paid = await payThrough(own, ids, '2024-10-08', await world.budget(own, 200_000))
    // Half of 2,000 and half of 1,000.50 for second children.
    expect(paid.made).toEqual({ items: 2, total: 150_025, held: 0 })
    for (const id of ids) expect(await world.stageOf(id)).toBe('paid')
  })
})
