import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

const xunxian = 410621000000
let world: JudgingWorld
let round: string
let ids: string[]
const notice = newId()
beforeAll(async () => {
  world = await judgingWorld(xunxian, day('2023-11-01'))
  for (let at = 1; at <= 5; at += 1) world.reviewer(`评委${at}`)
  round = (await world.open('xunxian-case-contest', '2023 年案例大赛')).round
  const entry = (at: number) => ({
    name: `第${at}站`,
    workTitle: `案例${at}`,
    township: String(410621100 + at),
    facts: { own_work: true, anonymous: true },
  })
  ids = (await world.nominate(round, [1, 2, 3].map(entry))).ids
  await world.move(ids, 'review')
  await world.givePanel(round)
  await world.judge((application) => 90 - ids.indexOf(application))
  await world.close(round)
  await world.freeze(round)
  await world.carryOut(round)
  world.goTo('2023-12-04')
  await publish(notice, ids)
}, 120_000)
afterAll(() => world.end())

const publish = (id: string, applications: readonly string[]) =>
  world.post('/api/applications/notices', {
    notice: id,
    programme: 'xunxian-case-contest',
    round,
    title: '案例大赛公示',
    bodyName: '浚县民政局',
    fromOn: world.platform.clock.today(),
    applications,
  })

const object = (position: number | null, id = notice) =>
  world.post(`/api/public/notices/${id}/objections`, { position, text: '与事实不符' }, null)

async function uphold(to: string | null, id = notice) {
  const { body } = await world.get(`/api/applications/notices/${id}`)
  const open = body.objections.find((one: { state: string }) => one.state === 'open')
  return world.post(
    `/api/applications/objections/${open.id}/decision`,
    { version: open.version, outcome: 'upheld', reason: '经核实属实', to },
    world.approver,
  )
}

describe('an objection that is upheld', () => {
  it('takes the entry off the list and refuses its application', async () => {
    await object(1)
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    expect(body.ways.map(({ stage }: { stage: string }) => stage)).toEqual(['refused', 'review'])
    expect((await uphold('commended')).body.code).toBe('objection-leads-nowhere')
    expect((await uphold('refused')).status).toBe(200)
    expect(await world.stageOf(ids[0] ?? '')).toBe('refused')
    const shown = await world.get(`/api/public/notices/${notice}`, null)
    expect(shown.body.entries.map(({ workTitle }: { workTitle: string }) => workTitle)).toEqual([
      '案例2',
      '案例3',
    ])
    expect(shown.body.removed).toBe(1)
    expect((await object(1)).body.code).toBe('notice-takes-no-objections')
  })

  it('sends an application back to its review, without score and place', async () => {
    await object(2)
    expect((await uphold('review')).status).toBe(200)
    expect(await world.stageOf(ids[1] ?? '')).toBe('review')
    const rows = await world.all('select score, rank from application where id = $1', [ids[1]])
    expect(rows).toEqual([{ score: null, rank: null }])
  })

  it('against the whole notice takes it down, and the others wait to be published anew', async () => {
    await object(null)
    expect((await uphold(null)).status).toBe(200)
    expect((await world.get(`/api/public/notices/${notice}`, null)).status).toBe(404)
    const draft = await world.get(
      `/api/applications/notice-draft?programme=xunxian-case-contest&round=${round}`,
    )
    expect(draft.body.entries.map(({ label }: { label: string }) => label)).toEqual(['案例3'])
    expect((await publish(newId(), ids.slice(2))).body.lastOn).toBe('2023-12-11')
  })
})

describe('the public pages of notices', () => {
  it('take ten objections at once from one address, and others from elsewhere', async () => {
    const { body } = await world.get('/api/public/notices', null)
    const url = `/api/public/notices/${body.items[0].id}/objections`
    const send = (remoteAddress: string) =>
      world.app.server.inject({
        method: 'POST',
        url,
        remoteAddress,
        payload: { id: newId(), text: '重复的异议' },
      })
    for (let at = 0; at < 10; at += 1) expect((await send('203.0.113.9')).statusCode).toBe(201)
    expect((await send('203.0.113.9')).json().code).toBe('too-many-requests')
    expect((await send('203.0.113.10')).statusCode).toBe(201)
  })

  it('write nothing for somebody who names no notice, and read no objection', async () => {
    expect((await world.post(`/api/public/notices/${newId()}/objections`, { text: '无' }, null)).status).toBe(
      409,
    )
    const { rows } = await world.platform.database.pool.query(
      'select count(*)::int as count from application_objection',
    )
    expect(rows).toEqual([{ count: 0 }])
    await expect(
      world.platform.database.pool.query(
        `insert into application_notice_entry (province, notice, position, division, application, affiliations)
        values (41, $1, 1, 410621000000, $1, '[]')`,
        [newId()],
      ),
    ).rejects.toThrow(/row-level security/)
  })
})
