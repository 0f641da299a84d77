import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type RegistryWorld, registryCode, registryWorld } from '../../../tests/registry-world.ts'
import { xunxian } from '../../../tests/small-county.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { watchListings } from './watch-listings.ts'

let world: RegistryWorld
let registrar: Actor
beforeAll(async () => {
  world = await registryWorld()
  registrar = world.registrar
})
afterAll(() => world.close())

const registered: RegistryWorld['registered'] = (more) => world.registered(more)
const decision = {
  fault: 'report-not-filed',
  faultYear: 2022,
  decidedOn: '2023-07-03',
  document: '浚民社〔2023〕1号',
  legalBasis: '《社会组织信用信息管理办法》',
}
const list = (organisation: string, kind: string, by = registrar, more: object = {}) =>
  world.post(`/api/registry/${organisation}/listings`, { id: newId(), list: kind, ...decision, ...more }, by)
const file = async (organisation: string, by = registrar) =>
  (await world.get(`/api/registry/${organisation}`, by)).body

describe('the registry of social organisations', () => {
  it('3.2: takes a body whose credit code is of its type alone, from who acts for the authority alone', async () => {
    const { organisation } = await registered()
    const found = await file(organisation)
    expect([found.entry.authorityName.zh, found.codeFits, found.entry.status]).toEqual([
      '浚县民政局',
      true,
      'registered',
    ])
    const save = (more: object, by = registrar) =>
      world.put(
        `/api/registry/${organisation}`,
        {
          id: newId(),
          version: 1,
          legalForm: 'service-institution',
          authority: xunxian,
          registeredOn: '2018-05-05',
          ...more,
        },
        by,
      )
    expect((await save({ legalForm: 'foundation' })).body.problems[0].code).toBe(
      'registry-code-of-another-form',
    )
    expect((await save({ authority: 410600000000 })).body.problems[0].code).toBe(
      'registry-authority-outside-scope',
    )
    expect((await save({}, world.officer)).status).toBe(403)
    expect((await save({ version: 7 })).body.code).toBe('changed-meanwhile')
  })

  it('is read by a station of the county, and not from another one', async () => {
    const { organisation } = await registered()
    expect((await world.get(`/api/registry/${organisation}`)).status).toBe(200)
    const stranger = world.actor(['organisations.read'], { kind: 'division', division: 330106000000 })
    expect((await world.get(`/api/registry/${organisation}`, stranger)).status).toBe(404)
  })

  it('2.15: takes no report before it can be filed, and none of a body once its registration has ended', async () => {
    const { organisation } = await registered({ registeredOn: '2012-01-01' })
    const filed = (on: string, year = 2022) =>
      world.post(`/api/registry/${organisation}/reports`, { id: newId(), year, step: 'filed', on }, registrar)
    const early = await filed('2022-12-31')
    expect(early.body.problems).toMatchObject([
      { code: 'report-not-open', path: '/body/on', data: { opens: '2023-01-01' } },
    ])
    await world.post(
      `/api/registry/${organisation}/ending`,
      {
        id: newId(),
        status: 'cancelled',
        endedOn: '2023-07-01',
        document: '浚民社〔注〕9号',
        reason: '解散',
      },
      registrar,
    )
    expect((await filed('2023-07-01')).body.problems).toMatchObject([
      { code: 'report-after-the-end', data: { ended: '2023-07-01' } },
    ])
    expect((await filed('2023-06-30')).status).toBe(201)
  })

  it('S15.A4: lists who owes the report of a year', async () => {
    const before = await registered({ registeredOn: '2022-12-31', name: '年末登记中心' })
    await registered({ registeredOn: '2023-01-05', name: '次年登记中心' })
    const names = async (query: string) =>
      (await world.get(`/api/registry/reports?year=2022&limit=100&${query}`, registrar)).body.items.map(
        (one: { name: string }) => one.name,
      )
    expect(await names(`search=${encodeURIComponent('登记中心')}`)).toEqual(['年末登记中心'])
    const step = (more: object) =>
      world.post(
        `/api/registry/${before.organisation}/reports`,
        { id: newId(), year: 2022, ...more },
        registrar,
      )
    expect((await step({ step: 'accepted', on: '2023-05-10' })).body.code).toBe('report-step-out-of-order')
    expect((await step({ step: 'filed', on: '2023-05-10' })).status).toBe(201)
    expect((await step({ step: 'returned', on: '2023-05-12' })).body.problems[0].code).toBe(
      'report-note-needed',
    )
    expect((await step({ step: 'accepted', on: '2023-05-20' })).status).toBe(201)
    expect((await step({ step: 'published', on: '2023-05-21' })).status).toBe(201)
    const again = await step({ step: 'filed', on: '2023-05-25' })
    expect([again.body.code, again.body.message]).toEqual([
      'report-filed-already',
      '2022 年度报告已于 2023年5月10日 报送，不用再报；退回补正的才重新报送',
    ])
    expect(await names('state=published')).toEqual(['年末登记中心'])
    const young = await registered({ registeredOn: '2023-01-06' })
    const owed = await world.post(
      `/api/registry/${young.organisation}/reports`,
      { id: newId(), year: 2022, step: 'filed', on: '2023-05-10' },
      registrar,
    )
    expect(owed.body.code).toBe('report-not-owed')
  })

  it('S15.5: filing no report has three separate consequences, each a decision of its own with its end', async () => {
    const { organisation } = await registered({ registeredOn: '2017-01-01' })
    const abnormal = await list(organisation, 'abnormal')
    expect(abnormal.status).toBe(201)
    let found = await file(organisation)
    expect([found.listings.length, found.penalties.length]).toEqual([1, 0])
    expect((await list(organisation, 'abnormal')).body.code).toBe('already-on-list')
    expect((await list(organisation, 'spot-check')).status).toBe(201)
    const fine = { id: newId(), kind: 'warning', ...decision }
    expect((await world.post(`/api/registry/${organisation}/penalties`, fine, registrar)).status).toBe(201)
    expect(
      (
        await world.post(
          `/api/registry/${organisation}/penalties`,
          { ...fine, id: newId(), kind: 'fine' },
          registrar,
        )
      ).body.problems[0].code,
    ).toBe('penalty-amount-needed')
    const removal = {
      id: newId(),
      removedOn: '2023-09-01',
      document: '浚民社〔2023〕9号',
      reason: '已补报年度报告',
    }
    expect(
      (await world.post(`/api/registry/listings/${abnormal.body.id}/removal`, removal, registrar)).status,
    ).toBe(201)
    found = await file(organisation)
    expect(found.entry.lists).toEqual(['spot-check'])
    expect(
      found.listings.map((one: { list: string; removalReason: string | null }) => [
        one.list,
        one.removalReason,
      ]),
    ).toEqual([
      ['spot-check', null],
      ['abnormal', '已补报年度报告'],
    ])
    expect((await list(organisation, 'abnormal', world.officer)).status).toBe(403)
  })

  it('2.15: a decision is to be in the credit information within five working days, which is a duty until it is', async () => {
    const { organisation } = await registered({ registeredOn: '2017-01-01' })
    // 28 September 2023, a Thursday: the holidays last until 6 October, and 7 and 8 October are worked.
    const listed = await list(organisation, 'abnormal', registrar, { decidedOn: '2023-09-28' })
    const [listing] = (await file(organisation)).listings
    expect(listing.creditDueOn).toBe('2023-10-11')
    const duties = () =>
      world.rows(`select state, due_on::text as due from duty where subject = $1 and kind = 'credit-entry'`, [
        organisation,
      ])
    expect(await duties()).toEqual([{ state: 'open', due: '2023-10-11' }])
    const entered = await world.post(
      '/api/registry/credit-entries',
      { id: newId(), record: listed.body.id, kind: 'listing', on: '2023-10-09' },
      registrar,
    )
    expect(entered.status).toBe(201)
    expect(await duties()).toEqual([{ state: 'done', due: '2023-10-11' }])
  })

  it('2.15: after two years the clock opens a duty for the serious list; a further fault restarts the two years', async () => {
    const { organisation } = await registered({ registeredOn: '2015-01-01' })
    const listed = await list(organisation, 'abnormal', registrar, {
      decidedOn: '2021-12-29',
      faultYear: 2020,
    })
    const other = await registered({ registeredOn: '2015-01-01' })
    const restarted = await list(other.organisation, 'abnormal', registrar, {
      decidedOn: '2021-07-01',
      faultYear: 2020,
    })
    const fault = {
      id: newId(),
      fault: 'address-not-found',
      foundOn: '2023-01-10',
      document: '浚民社〔2023〕2号',
    }
    expect(
      (await world.post(`/api/registry/listings/${restarted.body.id}/faults`, fault, registrar)).status,
    ).toBe(201)
    const before = await world.post(
      `/api/registry/listings/${restarted.body.id}/faults`,
      { ...fault, id: newId(), foundOn: '2023-01-09' },
      registrar,
    )
    expect(before.body.problems[0].messages.zh).toBe('不能早于2023年1月10日，即决定或最近一次情形的日期')
    const [shown] = (await file(other.organisation)).listings
    expect([shown.periodFrom, shown.seriousFrom]).toEqual(['2023-01-10', '2025-01-10'])
    const early = await list(other.organisation, 'serious', registrar, {
      fault: 'two-years-abnormal',
      decidedOn: '2023-12-29',
    })
    expect(early.body.code).toBe('serious-too-early')
    const neighbours = { holdersOf: async () => [registrar.account] }
    expect(await watchListings(world.platform, neighbours)).toBe(1)
    expect(await watchListings(world.platform, neighbours)).toBe(0)
    const duty = () =>
      world.rows(`select state from duty where subject = $1 and kind = 'serious-list'`, [organisation])
    expect(await duty()).toEqual([{ state: 'open' }])
    const serious = await list(organisation, 'serious', registrar, {
      fault: 'two-years-abnormal',
      decidedOn: '2023-12-29',
    })
    expect(serious.status).toBe(201)
    expect(await duty()).toEqual([{ state: 'done' }])
    expect(listed.status).toBe(201)
  })

  it('ends a registration, and with it the body in the register and its figures', async () => {
    const { organisation } = await registered({ registeredOn: '2019-01-01' })
    const end = {
      id: newId(),
      status: 'cancelled',
      endedOn: '2023-06-01',
      document: '浚民社〔2023〕3号',
      reason: '自行解散',
    }
    expect((await world.post(`/api/registry/${organisation}/ending`, end, registrar)).status).toBe(201)
    const [row] = await world.rows('select dissolved_on::text as day from organisation where id = $1', [
      organisation,
    ])
    expect(row).toEqual({ day: '2023-06-01' })
    const flow = await world.rows(
      'select event, change from figures_organisation_flow where organisation = $1 order by day',
      [organisation],
    )
    expect(flow).toEqual([
      { event: 'established', change: 1 },
      { event: 'dissolved', change: -1 },
    ])
    expect((await list(organisation, 'abnormal')).body.code).toBe('registry-not-registered')
    const years = (await file(organisation)).reports.map((one: { year: number }) => one.year)
    expect(years).not.toContain(2022 + 1)
  })
})

describe('years before the register was kept', () => {
  it('are not known, which is not a report that was not filed', async () => {
    const { organisation, creditCode } = await registered({ registeredOn: '2012-01-01' })
    expect((await file(organisation)).reports.map((one: { year: number }) => one.year)).toEqual([2022])
    const step = { id: newId(), year: 2019, step: 'filed', on: '2020-05-10' }
    expect((await world.post(`/api/registry/${organisation}/reports`, step, registrar)).status).toBe(201)
    expect((await file(organisation)).reports.map((one: { year: number }) => one.year)).toEqual([2022, 2019])
    const answer = await world.app.server.inject({
      method: 'GET',
      url: `/api/public/organisations/${creditCode}`,
    })
    expect(answer.json().notFiled).toEqual([2022])
  })
})

describe('the public extract', () => {
  const anybody = async (url: string) => {
    const answer = await world.app.server.inject({ method: 'GET', url })
    return { status: answer.statusCode, body: answer.json(), text: answer.payload }
  }

  it('S15.6: shows without an account what is published, the lists in force, and no person but the legal representative', async () => {
    const { organisation, creditCode, name } = await registered({
      registeredOn: '2021-01-01',
      name: '公示示例中心',
    })
    for (const [post, officer] of [
      ['legal-representative', '法人甲'],
      ['secretary-general', '秘书乙'],
    ])
      await world.put(
        `/api/organisations/${organisation}/officers`,
        { id: newId(), officer: newId(), name: officer, post, fromOn: '2021-01-01' },
        registrar,
      )
    for (const [year, step, on] of [
      [2021, 'filed', '2022-05-30'],
      [2021, 'accepted', '2022-06-08'],
      [2021, 'published', '2022-06-09'],
      [2022, 'filed', '2023-06-09'],
      [2022, 'returned', '2023-06-12'],
    ])
      await world.post(
        `/api/registry/${organisation}/reports`,
        { id: newId(), year, step, on, note: step === 'returned' ? '补充财务报表' : null },
        registrar,
      )
    await list(organisation, 'abnormal')
    const removed = await list(organisation, 'spot-check')
    await world.post(
      `/api/registry/listings/${removed.body.id}/removal`,
      { id: newId(), removedOn: '2023-09-01', document: '文', reason: '完成检查' },
      registrar,
    )
    const { status, body, text } = await anybody(`/api/public/organisations/${creditCode}`)
    expect([status, body.name, body.legalRepresentative, body.status]).toEqual([
      200,
      name,
      '法人甲',
      'registered',
    ])
    expect(body.reports).toEqual([{ year: 2021, publishedOn: '2022-06-09', filedLate: false }])
    expect(body.listings.map((one: { list: string }) => one.list)).toEqual(['abnormal'])
    for (const secret of ['秘书乙', '补充财务报表', '测试员', '完成检查']) expect(text).not.toContain(secret)
    const found = await anybody(`/api/public/organisations?search=${encodeURIComponent('公示示例')}`)
    expect(found.body.items.map((one: { creditCode: string }) => one.creditCode)).toEqual([creditCode])
  })

  it('knows no body that is not in the registry, and no code that is none', async () => {
    expect((await anybody(`/api/public/organisations/${registryCode('51')}`)).status).toBe(404)
    expect((await anybody('/api/public/organisations/123')).status).toBe(404)
    expect((await anybody('/api/public/organisations?search=a')).status).toBe(400)
  })
})

describe('a list of what an authority registered', () => {
  it('is looked at first, and then enters what is right; a code of another type is told by its row', async () => {
    const titles = ['名称', '统一社会信用代码', '类型', '成立登记日期', '法定代表人']
    const rows = [
      ['导入甲协会', registryCode('51'), '社会团体', '2019-03-05', '甲法人'],
      ['导入乙中心', registryCode('52'), '民办非企业单位', '2020-01-01', null],
      ['导入丙基金会', registryCode('52'), '基金会', '2020-01-01', null],
    ]
    const columns = titles.map((title) => ({ title, kind: 'text' as const }))
    const sheet = await buffer(workbookAnswer('a.xlsx', [{ name: '名单', columns, rows }]).stream)
    const send = (apply: 'true' | 'false', by = registrar) =>
      world.upload('/api/registry/import', sheet, { id: newId(), authority: String(xunxian), apply }, by)
    const look = await send('false')
    expect([
      look.body.ready,
      look.body.wrongRows,
      look.body.problems[0].code,
      look.body.problems[0].row,
    ]).toEqual([2, 1, 'registry-code-of-another-form', 4])
    expect((await send('true')).body.applied).toBe(true)
    const found = await world.get(`/api/registry?search=${encodeURIComponent('导入')}`, registrar)
    expect(found.body.items.map((one: { name: string }) => one.name).toSorted()).toEqual([
      '导入乙中心',
      '导入甲协会',
    ])
    expect((await send('false', world.officer)).status).toBe(403)
  })

  it('tells all that is wrong with a row at once, and a body that stands twice also where the first row is wrong', async () => {
    const titles = ['名称', '统一社会信用代码', '类型', '成立登记日期', '业务主管单位']
    const code = registryCode('52')
    const rows = [
      [null, code, '公司', '2019-13-05', '主'.repeat(81)],
      ['重复中心', code, '社会服务机构', '2020-01-01', null],
    ]
    const columns = titles.map((title) => ({ title, kind: 'text' as const }))
    const sheet = await buffer(workbookAnswer('a.xlsx', [{ name: '名单', columns, rows }]).stream)
    const fields = { id: newId(), authority: String(xunxian), apply: 'false' }
    const { body } = await world.upload('/api/registry/import', sheet, fields, registrar)
    const told = body.problems.map((one: { row: number; column: string; code: string }) => [
      one.row,
      one.column,
      one.code,
    ])
    expect(told.toSorted()).toEqual([
      [2, '业务主管单位', 'value-too-long'],
      [2, '名称', 'value-missing'],
      [2, '成立登记日期', 'day-not-valid'],
      [2, '类型', 'value-not-in-list'],
      [3, '统一社会信用代码', 'organisation-already-registered'],
    ])
  })
})

describe('the calendar of reports', () => {
  it('says for each type by when, and after which law', async () => {
    const { body } = await world.get(`/api/registry/calendar?authority=${xunxian}&year=2022`, registrar)
    expect(
      body.rules.map((rule: { legalForm: string; dueOn: string }) => [rule.legalForm, rule.dueOn]),
    ).toEqual([
      ['association', '2023-05-31'],
      ['service-institution', '2023-05-31'],
      ['foundation', '2023-03-31'],
    ])
    expect(day(body.rules[0].stampedBy)).toBe('2023-03-31')
  })
})
