import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { rowsOfWorkbook } from '../../../tests/fixtures/workbook-rows.ts'
import { type PartnersWorld, partnersWorld, withPartners } from '../../../tests/partners-world.ts'
import { xiaohe, xiaoheVillage, xunxian } from '../../../tests/small-county.ts'
import { workbookAnswer } from '../../documents/server/index.ts'

let world: PartnersWorld
beforeAll(async () => {
  world = await partnersWorld()
})
afterAll(() => world.close())

const facts = { name: '启善社会工作服务中心', kind: 'agency', division: xunxian, establishedOn: '2020-05-01' }

const register = async (more: object = {}, by = world.officer) => {
  const organisation = newId()
  const answer = await world.post('/api/organisations', { id: newId(), organisation, ...facts, ...more }, by)
  return { organisation, ...answer }
}

describe('the register of organisations', () => {
  it('keeps an agency once by its credit code, and says whose the code is', async () => {
    const first = await register({
      name: '牵手甲',
      creditCode: '52000000mj9000006j',
      contactPhone: '13800001234',
    })
    expect([first.status, first.body.warnings]).toEqual([201, []])
    const second = await register({ name: '牵手乙', creditCode: '52000000MJ9000006J' })
    expect([second.status, second.body.code]).toEqual([409, 'credit-code-already-registered'])
    expect(second.body.problems[0].path).toBe('/body/creditCode')
    expect(second.body.problems[0].messages.zh).toBe('这个统一社会信用代码已登记：牵手甲')
    const wrong = await register({ creditCode: '52000000MJ9000006K' })
    expect([wrong.status, wrong.body.problems[0].code]).toEqual([400, 'unified-credit-code-check'])
  })

  it('is found by initials and by credit code, by a station of the county too, with the phone masked', async () => {
    const { organisation } = await register({
      name: '连心照顾服务中心',
      creditCode: '51000000MJD0000035',
      contactPhone: '13912345678',
    })
    for (const search of ['lxzg', '连心', '51000000mjd0000035']) {
      const { body } = await world.get(`/api/organisations?search=${encodeURIComponent(search)}`)
      expect(
        body.items.map(({ id }: { id: string }) => id),
        search,
      ).toEqual([organisation])
      expect(body.items[0].contactPhone).toBe('139****5678')
    }
    const full = await world.post(
      `/api/organisations/${organisation}/contact`,
      { purpose: 'contact' },
      world.officer,
    )
    expect(full.body).toEqual({ phone: '13912345678' })
    const refused = await world.post(`/api/organisations/${organisation}/contact`, { purpose: 'contact' })
    expect(refused.status).toBe(403)
  })

  it('is written by who answers for the place, and a station keeps community organisations only for itself', async () => {
    expect((await register({ name: '越界机构' }, world.worker)).status).toBe(404)
    const own = {
      name: '小河互助会',
      kind: 'community',
      division: xiaoheVillage,
      station: world.county.xiaoheStation,
    }
    expect((await register(own, world.worker)).status).toBe(201)
    const others = { ...own, name: '善堂互助会', station: world.county.shantangStation }
    expect((await register(others, world.worker)).status).toBe(404)
    const reader = world.actor(['organisations.read'], { kind: 'division', division: xunxian })
    expect((await register({ name: '只读' }, reader)).status).toBe(403)
  })

  it('is changed from the version that was read, and moves its figures', async () => {
    const { organisation } = await register({ name: '青少年服务中心', league: true })
    const change = { id: newId(), version: 1, ...facts, name: '青少年服务中心', league: false }
    expect((await world.put(`/api/organisations/${organisation}`, change, world.officer)).body.version).toBe(
      2,
    )
    const late = { ...change, id: newId() }
    expect((await world.put(`/api/organisations/${organisation}`, late, world.officer)).body.code).toBe(
      'changed-meanwhile',
    )
    const rows = await world.rows(
      'select change, league from figures_organisation_flow where organisation = $1',
      [organisation],
    )
    expect(rows).toEqual([{ change: 1, league: false }])
    const history = await world.rows(
      'select league, counted_until is null as counts from figures_organisation_flow_history where organisation = $1 order by counted_from',
      [organisation],
    )
    expect(history).toEqual([
      { league: true, counts: false },
      { league: false, counts: true },
    ])
  })

  it('tells what looks alike before anything is saved', async () => {
    const { organisation } = await register({ name: '同名服务社' })
    const { body } = await world.get(`/api/organisations/lookalikes?name=${encodeURIComponent('同名服务社')}`)
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([organisation])
    expect((await register({ name: '同名服务社' })).body.warnings).toEqual([
      'credit-code-missing',
      'name-already-registered',
    ])
  })
})

describe('mobilising and incubating', () => {
  const link = (organisation: string, more: object, by = world.worker) =>
    world.post(
      `/api/organisations/${organisation}/links`,
      {
        id: newId(),
        link: newId(),
        station: world.county.xiaoheStation,
        kind: 'mobilised',
        fromOn: '2022-01-10',
        ...more,
      },
      by,
    )
  const counted = (organisation: string) =>
    world.rows('select kind, month from figures_mobilisation where organisation = $1 order by kind', [
      organisation,
    ])

  it('S18.7: are separate facts of a station and a day, each recorded once and taken out by a reversal', async () => {
    const { organisation } = await register({ name: '舞蹈队', kind: 'community' })
    const mobilised = await link(organisation, {})
    expect(mobilised.status).toBe(201)
    expect((await link(organisation, {})).body.code).toBe('link-already-recorded')
    expect((await link(organisation, { kind: 'incubated' })).status).toBe(201)
    expect(await counted(organisation)).toEqual([
      { kind: 'incubated', month: 202201 },
      { kind: 'mobilised', month: 202201 },
    ])
    const withdrawal = `/api/organisation-links/${mobilised.body.id}/withdrawal`
    expect((await world.post(withdrawal, { id: newId(), reason: '重复登记' })).status).toBe(200)
    expect((await world.post(withdrawal, { id: newId(), reason: '再次' })).body.code).toBe(
      'link-not-standing',
    )
    expect(await counted(organisation)).toEqual([{ kind: 'incubated', month: 202201 }])
    const { body } = await world.get(`/api/organisations/${mobilised.body.id}`)
    expect([body.id, body.links.map((one: { standing: boolean }) => one.standing).toSorted()]).toEqual([
      organisation,
      [false, true],
    ])
  })

  it('are not recorded for another’s station, nor before the organisation was there', async () => {
    const { organisation } = await register({
      name: '棋友会',
      kind: 'community',
      establishedOn: '2022-02-01',
    })
    expect((await link(organisation, {})).body.problems[0].code).toBe('link-before-established')
    const other = { fromOn: '2022-03-01', station: world.county.shantangStation }
    expect((await link(organisation, other)).status).toBe(404)
    const reader = world.actor(['organisations.read'], { kind: 'division', division: xunxian })
    expect((await link(organisation, {}, reader)).status).toBe(403)
  })

  it('marks the leaf of the station and month', async () => {
    const { organisation } = await register({ name: '书法社', kind: 'community' })
    await link(organisation, { fromOn: '2021-11-11' })
    const rows = await world.rows('select division from figure_dirty where station = $1 and month = 202111', [
      world.county.xiaoheStation,
    ])
    expect(rows).toEqual([{ division: xiaohe }])
  })
})

describe('places', () => {
  const open = (more: object, by = world.officer) =>
    world.post(
      '/api/service-places',
      {
        id: newId(),
        place: newId(),
        kind: 'youth-home',
        name: '青年之家',
        division: xiaohe,
        openedOn: '2022-01-01',
        ...more,
      },
      by,
    )

  it('S12.A1: shows a youth home with no social worker as a gap, and one that is not known as none', async () => {
    await open({ name: '河东青年之家', youthWorkers: 0 })
    await open({ name: '河西青年之家', youthWorkers: null })
    await open({ name: '河南青年之家', youthWorkers: 1 })
    const { body } = await world.get('/api/service-places?gap=true', world.officer)
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['河东青年之家'])
  })

  it('are opened by who answers for the division, and counted until they close', async () => {
    expect((await open({}, world.worker)).status).toBe(404)
    const opened = await open({ kind: 'incubation-base', name: '孵化基地', closedOn: '2023-06-01' })
    const rows = await world.rows(
      'select day::text, change from figures_place_flow where place = $1 order by day',
      [opened.body.id],
    )
    expect(rows).toEqual([
      { day: '2022-01-01', change: 1 },
      { day: '2023-06-01', change: -1 },
    ])
    expect((await open({ closedOn: '2021-12-31' })).body.problems[0].code).toBe('closed-before-opened')
  })
})

describe('a list of organisations', () => {
  const titles = ['名称', '类型', '成立日期', '统一社会信用代码', '动员日期']
  const list = async (rows: (string | null)[][]) => {
    const columns = titles.map((title) => ({ title, kind: 'text' as const }))
    return buffer(workbookAnswer('a.xlsx', [{ name: '名单', columns, rows }]).stream)
  }

  it('S18.7: registers thirty-one organisations and their mobilising at once, after a look', async () => {
    const rows = Array.from({ length: 31 }, (_, at) => [
      `社区组织${at}`,
      '社区社会组织',
      '2019-01-01',
      null,
      '2022.1.5',
    ])
    const file = await list([...rows, ['坏行', '公司', '2019-13-01', '123', null]])
    const fields = { station: world.county.xiaoheStation }
    const look = await world.upload('/api/organisations/import', file, { id: newId(), ...fields })
    expect([look.status, look.body.ready, look.body.wrongRows, look.body.applied]).toEqual([
      200,
      31,
      1,
      false,
    ])
    expect(look.body.problems.map((one: { row: number; column: string }) => [one.row, one.column])).toEqual([
      [33, '类型'],
      [33, '成立日期'],
      [33, '统一社会信用代码'],
    ])
    const done = await world.upload('/api/organisations/import', file, {
      id: newId(),
      ...fields,
      apply: 'true',
    })
    expect([done.body.ready, done.body.applied]).toEqual([31, true])
    const counted = await world.rows(
      `select count(distinct organisation)::integer as n from figures_mobilisation where month = 202201 and label like '社区组织%'`,
    )
    expect(counted).toEqual([{ n: 31 }])
    const again = await world.upload('/api/organisations/import', file, {
      id: newId(),
      ...fields,
      apply: 'true',
    })
    expect(again.body.ready).toBe(0)
  })

  it('is refused without its headings, and by whoever may not register', async () => {
    const file = await buffer(
      workbookAnswer('a.xlsx', [{ name: '名单', columns: [{ title: '甲', kind: 'text' }], rows: [['乙']] }])
        .stream,
    )
    const fields = { id: newId(), station: world.county.xiaoheStation }
    expect((await world.upload('/api/organisations/import', file, fields)).body.code).toBe(
      'list-titles-not-found',
    )
    const reader = world.actor(['organisations.read'], { kind: 'division', division: xunxian })
    expect((await world.upload('/api/organisations/import', file, fields, reader)).status).toBe(403)
  })

  it('goes out again as a workbook with the phone masked', async () => {
    const exporter = world.actor(withPartners, { kind: 'division', division: xunxian })
    await register({ name: '导出测试机构', contactPhone: '13700001111' })
    const { bytes } = await world.get(
      `/api/organisations/export?search=${encodeURIComponent('导出测试')}`,
      exporter,
    )
    const [sheet = []] = await rowsOfWorkbook(bytes)
    const rows = sheet.map(({ cells }) => JSON.stringify(cells))
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain('137****1111')
    expect(rows[1]).not.toContain('13700001111')
  })
})
