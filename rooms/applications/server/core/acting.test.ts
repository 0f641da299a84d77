import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsWorld } from '../../../../tests/applications-world.ts'
import { recomputeDecisions } from './recompute.ts'

let world: Awaited<ReturnType<typeof applicationsWorld>>
beforeAll(async () => {
  world = await applicationsWorld()
})
afterAll(() => world.close())

const of = (id: string) => `/api/applications/${id}`
const versionOf = async (id: string) => (await world.get(of(id))).body.version

describe('the stages of an application', () => {
  it('go on only as the programme declares, and keep what the engine decided', async () => {
    const { id } = await world.entry('案例一')
    const elsewhere = await world.post(`${of(id)}/forwarding`, {
      version: await versionOf(id),
      to: 'commended',
    })
    expect(elsewhere.status).toBe(409)
    expect(elsewhere.body.code).toBe('stage-not-possible')
    const on = await world.post(`${of(id)}/forwarding`, { version: await versionOf(id) })
    expect(on.status).toBe(200)
    expect(on.body.line).toMatchObject({ stage: { code: 'review' }, eligible: 'yes', amountFen: null })
    const full = (await world.get(of(id))).body
    expect(full.decisions).toMatchObject([
      {
        on: '2023-10-10',
        by: '测试员',
        eligible: 'yes',
        reasons: [
          { rule: 'county-station', holds: 'yes' },
          { rule: 'own-work', holds: 'yes' },
          { rule: 'anonymous', holds: 'yes' },
        ],
        corrects: null,
      },
    ])
    expect(full.decisions[0].hash).toMatch(/^[0-9a-f]{64}$/)
    expect(full.history.map(({ kind }: { kind: string }) => kind)).toEqual(['received', 'decided', 'moved'])
    // Reviewers act now: the body has nothing to press here.
    expect(full.abilities).toMatchObject({ forward: false, return: false, refuse: false })
    const twice = await world.post(`${of(id)}/forwarding`, { version: full.version })
    expect(twice.body.code).toBe('stage-not-yours')
  })

  it('are returned with what is missing, completed by the applicant, and checked again', async () => {
    const { id } = await world.entry('案例二')
    const mine = `/api/applications/mine/${id}`
    const back = await world.post(`${of(id)}/return`, {
      version: await versionOf(id),
      missing: '请补充结案报告',
    })
    expect(back.body.line.stage).toMatchObject({ code: 'returned', who: 'applicant' })
    const seen = (await world.get(mine, world.head)).body
    expect(seen.abilities).toMatchObject({ change: true, complete: true, withdraw: true })
    expect(seen.history.at(-1)).toMatchObject({
      kind: 'returned',
      reason: '请补充结案报告',
      role: 'body',
      by: null,
    })
    const again = await world.post(`${mine}/submission`, { version: seen.version }, world.head)
    expect(again.body.line).toMatchObject({
      stage: { code: 'entered' },
      number: expect.stringMatching(/^SQ-/),
    })
    expect(again.body.history.at(-1)).toMatchObject({ kind: 'completed' })
  })

  it('are refused with a reason; what does not meet the rules goes nowhere else', async () => {
    const begun = await world.begin(
      'xunxian-case-contest',
      { kind: 'station', id: world.county.xiaoheStation },
      world.head,
    )
    const mine = `/api/applications/mine/${begun.id}`
    await world.put(mine, { version: 1, name: '小河', workTitle: '别人的案例' }, world.head)
    await world.post(`${mine}/answers`, { version: 2, facts: { own_work: 'no' } }, world.head)
    const warned = await world.post(`${mine}/submission`, { version: 3 }, world.head)
    expect(warned.body.code).toBe('not-eligible-yet')
    await world.post(`${mine}/submission`, { version: 3, insist: true }, world.head)
    const onward = await world.post(`${of(begun.id)}/forwarding`, { version: await versionOf(begun.id) })
    expect(onward.status).toBe(409)
    expect(onward.body.code).toBe('not-eligible')
    expect(onward.body.message).toContain('本站完成的案例')
    expect((await world.get(of(begun.id))).body.decisions).toEqual([])
    const refused = await world.post(`${of(begun.id)}/refusal`, {
      version: await versionOf(begun.id),
      words: '不是本站完成的案例',
    })
    expect(refused.body.line).toMatchObject({
      stage: { code: 'refused' },
      outcome: 'refused',
      endedOn: '2023-10-10',
    })
    expect((await world.get(of(begun.id))).body.decisions).toMatchObject([{ eligible: 'no' }])
    expect((await world.get(`${'/api/applications'}?state=ended`)).body.items).toHaveLength(1)
  })

  it('are for who holds the permission at the body, and nobody learns more', async () => {
    const { id } = await world.entry('案例三')
    const version = await versionOf(id)
    const county = world.as('county-officer')
    expect((await world.get(of(id), county)).body.abilities).toMatchObject({ forward: false, contact: false })
    expect((await world.post(`${of(id)}/forwarding`, { version }, county)).status).toBe(403)
    expect((await world.post(`${of(id)}/forwarding`, { version }, world.approver)).status).toBe(403)
    expect((await world.post(`${of(id)}/forwarding`, { version }, world.head)).status).toBe(403)
    expect((await world.post(`${of(id)}/notes`, { words: '已电话联系' }, county)).status).toBe(403)
    const foreign = world.as('programme-officer', { kind: 'division', division: 410622000000 })
    expect((await world.get(of(id), foreign)).status).toBe(404)
    expect((await world.post(`${of(id)}/forwarding`, { version }, foreign)).status).toBe(404)
    expect((await world.get('/api/applications', foreign)).body.items).toEqual([])
    expect((await world.post(`${of(id)}/contact`, { purpose: '核对' }, county)).status).toBe(403)
    expect((await world.get(of(id), null)).status).toBe(401)
  })

  it('come out the same when they are computed again, and a correction names what it corrects and why', async () => {
    const { id } = await world.entry('案例四')
    await world.post(`${of(id)}/forwarding`, { version: await versionOf(id) })
    const same = (await world.get(`${of(id)}/recomputation`)).body.items
    expect(same).toMatchObject([{ same: true, eligible: 'yes', again: { eligible: 'yes' } }])
    const [first] = (await world.get(of(id))).body.decisions
    // The body finds out that a client can be recognised.
    const told = await world.post(`${of(id)}/answers`, {
      version: await versionOf(id),
      facts: { anonymous: 'no' },
      reason: '复核发现可辨认服务对象',
    })
    expect(told.status).toBe(200)
    const without = await world.post(
      `${of(id)}/decisions`,
      { version: await versionOf(id), corrects: first.id },
      world.approver,
    )
    expect(without.status).toBe(400)
    const officerTries = await world.post(
      `${of(id)}/decisions`,
      { version: await versionOf(id), corrects: first.id, reason: '事实变化' },
      world.officer,
    )
    expect(officerTries.status).toBe(403)
    const corrected = await world.post(
      `${of(id)}/decisions`,
      { version: await versionOf(id), corrects: first.id, reason: '复核发现可辨认服务对象' },
      world.approver,
    )
    expect(corrected.body.decision).toMatchObject({ eligible: 'no', corrects: first.id })
    const all = (await world.get(`${of(id)}/recomputation`)).body.items
    expect(all.map((one: { same: boolean }) => one.same)).toEqual([true, true])
    const everywhere = async () => {
      const found: boolean[] = []
      for await (const { same } of recomputeDecisions(world.platform.worker.handle, id)) found.push(same)
      return found
    }
    expect(await everywhere()).toEqual([true, true])
    // Only whoever owns the database could touch what was kept; computing again tells.
    await world.rows(`update application_decision set eligible = 'no' where id = $1`, [first.id])
    expect(await everywhere()).toEqual([false, true])
  })
})
