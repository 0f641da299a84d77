import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type JudgingWorld, judgingWorld } from '../../../../tests/judging-world.ts'

const zhejiang = 330000000000

/** The first ten leading talents as they were published, with their twelve affiliations (S10.3). */
const ten = [
  ['张露娜', '玉环市楚门天宜社会工作服务社', '总干事'],
  ['秦芸', '杭州市社会福利中心', '专职社工'],
  ['徐轲', '海曙区和义社工师事务所', '理事长'],
  ['李红', '德清县社会工作协会', '会长'],
  ['金美凤', '海宁市西山社区', '书记'],
  ['彭何芬', '浙江工商大学', '副教授', '杭州芋园社会工作服务中心', '法人'],
  ['徐梦荷', '浙江省之江社会工作发展中心', '副总干事'],
  ['张敏华', '杭州市钱塘区白杨街道邻里社区', '书记、主任'],
  ['王丽旦', '乐清市城东街道东山村社区', '书记、主任'],
  ['赵静', '浙江东方职业技术学院人文学院', '副院长', '鹿城区和乐社会工作服务中心', '理事长'],
] as const

const nomineeOf = ([name, ...rest]: readonly string[]) => ({
  name,
  phone: '13800001234',
  affiliations: [0, 2].flatMap((at) => (rest[at] ? [{ organisation: rest[at], post: rest[at + 1] }] : [])),
  facts: {
    level: 'intermediate',
    certificate_since: '2015-01-10',
    birth: '1980-01-01',
    social_work_months: 90,
    zhejiang_months: 90,
  },
})

let world: JudgingWorld
let round: string
let ids: string[]
const notice = newId()
beforeAll(async () => {
  world = await judgingWorld(zhejiang, day('2021-05-10'))
  for (let at = 1; at <= 5; at += 1) world.reviewer(`评委${at}`)
  round = (await world.open('zhejiang-leading-talent', '首批浙江省社会工作领军人才')).round
  ids = (await world.nominate(round, ten.map(nomineeOf))).ids
  await world.move(ids, 'check', 'review')
  world.goTo('2021-07-10')
  await world.givePanel(round)
  await world.judge((application) => 99 - ids.indexOf(application))
  await world.freeze(round)
  await world.carryOut(round)
  world.goTo('2021-11-24')
}, 120_000)
afterAll(() => world.end())

const publish = (applications: readonly string[], more: object = {}) =>
  world.post('/api/applications/notices', {
    notice,
    programme: 'zhejiang-leading-talent',
    round,
    title: '首批浙江省社会工作领军人才公示',
    bodyName: '浙江省民政厅',
    contact: '0571-00000000',
    fromOn: '2021-11-24',
    applications,
    ...more,
  })

const follow = (code: string) => world.postAsIs('/api/public/objections', { code })
const publicly = (url: string, body?: object) => (body ? world.post(url, body, null) : world.get(url, null))

describe('a public notice (S10)', () => {
  it('S10.A1 shows the ten with their twelve affiliations in this order, and nothing that may not be shown', async () => {
    const draft = await world.get(
      `/api/applications/notice-draft?programme=zhejiang-leading-talent&round=${round}`,
    )
    expect(draft.body).toMatchObject({ fromOn: '2021-11-24', lastOn: '2021-12-01', workdays: 5 })
    expect((await publish([newId()])).body.code).toBe('not-up-for-notice')
    expect((await publish(ids, { fromOn: '2021-11-23' })).body.problems[0].code).toBe('notice-in-the-past')
    expect((await publish(ids)).body).toMatchObject({ lastOn: '2021-12-01' })
    expect((await publish(ids, { notice: newId() })).body.code).toBe('not-up-for-notice')
    const { body } = await publicly(`/api/public/notices/${notice}`)
    expect(body.columns).toEqual(['name', 'affiliations'])
    expect(body.entries.map(({ name }: { name: string }) => name)).toEqual(ten.map(([name]) => name))
    expect(
      body.entries.flatMap(({ affiliations }: { affiliations: unknown[] }) => affiliations),
    ).toHaveLength(12)
    expect(body.entries[5]).toEqual({
      position: 6,
      name: '彭何芬',
      affiliations: [
        { organisation: '浙江工商大学', post: '副教授' },
        { organisation: '杭州芋园社会工作服务中心', post: '法人' },
      ],
      organisation: null,
      post: null,
      certificateLevel: null,
      township: null,
      amountFen: null,
      score: null,
      rank: null,
      workTitle: null,
    })
    expect(JSON.stringify(body)).not.toMatch(/13800001234|intermediate|score":9|1980/)
    const files = await Promise.all(
      ['docx', 'xlsx', 'pdf'].map((kind) => publicly(`/api/public/notices/${notice}/${kind}`)),
    )
    expect(files.map(({ bytes }) => bytes.subarray(0, 2).toString())).toEqual(['PK', 'PK', '%P'])
  })

  it('is found by its place and its words, and by nobody before it begins', async () => {
    expect((await publicly('/api/public/notices?at=33')).body.items).toMatchObject([
      { id: notice, state: 'running', entries: 10 },
    ])
    expect((await publicly('/api/public/notices?at=41')).body.items).toEqual([])
    expect((await publicly(`/api/public/notices?q=${encodeURIComponent('领军')}`)).body.items).toHaveLength(1)
    world.goTo('2021-11-23')
    expect((await publicly('/api/public/notices')).body.items).toEqual([])
    expect((await publicly(`/api/public/notices/${notice}`)).status).toBe(404)
    world.goTo('2021-11-24')
  })

  let code: string
  it('takes an objection without an account and tells its code once', async () => {
    const id = newId()
    const objection = {
      id,
      position: 6,
      text: '同时担任协会职务，请核实',
      name: '李某',
      phone: '13900005678',
    }
    const sent = await publicly(`/api/public/notices/${notice}/objections`, objection)
    expect(sent.status).toBe(201)
    code = sent.body.code
    expect((await publicly(`/api/public/notices/${notice}/objections`, objection)).body.code).toBe(code)
    expect((await follow(code)).body).toMatchObject({ state: 'open', reason: null })
    expect((await follow('33-aaaa-bbbb-cccc')).status).toBe(404)
    const trapped = await publicly(`/api/public/notices/${notice}/objections`, {
      text: '广告',
      website: 'http://x',
    })
    expect(trapped.status).toBe(201)
    const nowhere = await publicly(`/api/public/notices/${notice}/objections`, {
      position: 11,
      text: '没有这一项',
    })
    expect(nowhere.body.code).toBe('notice-takes-no-objections')
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    expect(body.objections).toHaveLength(1)
    expect(body.objections[0]).toMatchObject({ position: 6, about: '彭何芬', named: true, state: 'open' })
    expect(JSON.stringify(body)).not.toContain('13900005678')
    // Whether somebody objected is not told in public.
    expect(JSON.stringify((await publicly(`/api/public/notices/${notice}`)).body)).not.toContain('核实')
  })

  it('tells who objected to the approver alone, and keeps that it was looked at', async () => {
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    const url = `/api/applications/objections/${body.objections[0].id}/objector`
    expect((await world.get(url, world.officer)).status).toBe(403)
    expect((await world.get(url, world.as('programme-approver', 410000000000))).status).toBe(404)
    expect((await world.get(url, world.approver)).body).toEqual({ name: '李某', phone: '13900005678' })
    const looks = await world.all<{ account: string }>(
      `select account from audit_line where action = 'applications.read-objector'`,
    )
    expect(looks.map(({ account }) => account)).toEqual([world.approver.account])
  })

  const settle = async (by = world.officer) => {
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    return world.post(`/api/applications/notices/${notice}/settling`, { version: body.version }, by)
  }

  it('S10.A3 lets nobody go on before its days are over, nor whom somebody objected to until it is decided', async () => {
    expect((await settle()).body.code).toBe('notice-still-running')
    expect(await world.move(ids.slice(0, 1), 'recognition')).toBe('notice-still-running')
    world.goTo('2021-12-01')
    expect((await settle()).body.code).toBe('notice-still-running')
    world.goTo('2021-12-02')
    expect((await publicly(`/api/public/notices/${notice}/objections`, { text: '太晚了' })).body.code).toBe(
      'notice-takes-no-objections',
    )
    expect((await settle(world.as('reviewer'))).status).toBe(403)
    expect((await settle()).body).toMatchObject({ moved: 9 })
    expect(await world.stageOf(ids[0] ?? '')).toBe('recognition')
    expect(await world.stageOf(ids[5] ?? '')).toBe('noticed')
    expect(await world.move(ids.slice(5, 6), 'recognition')).toBe('objection-undecided')
    expect((await settle()).body.code).toBe('objection-undecided')
  })

  it('tells the body once that the days are over, and that somebody objected', async () => {
    expect(await world.watch()).toBe(2)
    expect(await world.watch()).toBe(0)
    const duties = await world.all<{ kind: string; owner: string; due: string }>(
      `select kind, owner, due_on::text as due from duty where kind like 'application-%' and kind <> 'application-stage' order by kind`,
    )
    expect(duties).toEqual([
      { kind: 'application-notice', owner: world.officer.account, due: '2021-12-03' },
      { kind: 'application-objection', owner: world.approver.account, due: '2021-12-03' },
    ])
  })

  it('S10.A3 lets it go on once the objection is decided with a reason', async () => {
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    const [objection] = body.objections
    const decide = (more: object, by = world.approver) =>
      world.post(
        `/api/applications/objections/${objection.id}/decision`,
        { version: objection.version, ...more },
        by,
      )
    expect((await decide({ outcome: 'dismissed', reason: '兼职符合规定' }, world.officer)).status).toBe(403)
    expect((await decide({ outcome: 'dismissed' })).status).toBe(400)
    expect((await decide({ outcome: 'upheld', reason: '属实' })).body.code).toBe('objection-leads-nowhere')
    expect((await decide({ outcome: 'dismissed', reason: '兼职符合规定' })).status).toBe(200)
    expect((await decide({ outcome: 'dismissed', reason: '兼职符合规定' })).body.code).toBe(
      'objection-decided',
    )
    expect((await follow(code)).body).toMatchObject({
      state: 'dismissed',
      reason: '兼职符合规定',
    })
    expect((await settle()).body).toMatchObject({ moved: 1 })
    expect(await world.stageOf(ids[5] ?? '')).toBe('recognition')
    const open = await world.all(
      `select id from duty where state = 'open' and kind like 'application-%' and kind <> 'application-stage'`,
    )
    expect(open).toEqual([])
  })

  it('is taken down when it is done with, and nobody finds it then', async () => {
    const { body } = await world.get(`/api/applications/notices/${notice}`)
    const down = await world.post(`/api/applications/notices/${notice}/taking-down`, {
      version: body.version,
    })
    expect(down.status).toBe(200)
    expect((await publicly(`/api/public/notices/${notice}`)).status).toBe(404)
    expect((await world.get(`/api/applications/notices/${notice}`)).body.downOn).toBe('2021-12-02')
  })
})
