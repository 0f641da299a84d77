import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld } from '../../../../tests/applications-world.ts'
import { openOwedFilings, watchClocks } from '../index.ts'

const guangzhou = 440100000000
const code = 'guangzhou-annual-report'

/** Guangzhou on a day: an officer and an approver of its registration authority, and bodies registered with it. */
async function city(today: string) {
  const world = await applicationsWorld(day(today))
  const at = { kind: 'division', division: guangzhou } as const
  const officer = world.app.actor({
    permissions: [
      'organisations.read',
      'organisations.write',
      'organisations.registry',
      'applications.read',
      'applications.apply',
      'applications.check',
    ],
    scope: at,
  })
  const second = world.as('programme-approver', at)
  async function body(name: string, creditCode: string, registeredOn: string) {
    const organisation = newId()
    const made = await world.post(
      '/api/organisations',
      {
        organisation,
        name,
        creditCode,
        kind: 'association',
        division: guangzhou,
        establishedOn: registeredOn,
      },
      officer,
    )
    expect(made.status).toBe(201)
    const entered = await world.put(
      `/api/registry/${organisation}`,
      { legalForm: 'association', authority: guangzhou, registeredOn, reportsFrom: 2018 },
      officer,
    )
    expect(entered.status, JSON.stringify(entered.body)).toBeLessThan(300)
    return organisation
  }
  const filingOf = async (organisation: string) =>
    (
      await world.rows(
        `select id, stage, due_on::text, season, version from application where programme = $1 and organisation = $2`,
        [code, organisation],
      )
    )[0]
  return { ...world, officer, second, body, filingOf }
}

describe('a filing', () => {
  let world: Awaited<ReturnType<typeof city>>
  let owing: string
  beforeAll(async () => {
    world = await city('2019-03-29')
    owing = await world.body('广州示例社工协会', '51000000MJ9000014G', '2018-12-31')
  })
  afterAll(() => world.close())

  it('is opened for who owes it (S15.A4), once, with its day', async () => {
    const late = await world.body('广州新设协会', '51000000MJ9000022B', '2019-01-05')
    expect(await openOwedFilings(world.platform)).toBe(1)
    expect(await openOwedFilings(world.platform)).toBe(0)
    expect(await world.filingOf(owing)).toMatchObject({
      stage: 'to-file',
      due_on: '2019-03-31',
      season: '2018',
    })
    expect(await world.filingOf(late)).toBeUndefined()
  })

  it('is gone on with by whoever begins it for the body, so that none is begun beside what is owed', async () => {
    const { id } = await world.filingOf(owing)
    const own = world.as('body-applicant', { kind: 'organisation', organisation: owing })
    const begin = (by: typeof own) =>
      world.post(
        '/api/applications/drafts',
        { application: newId(), programme: code, subject: { kind: 'organisation', id: owing } },
        by,
      )
    for (const by of [own, world.officer]) {
      const begun = await begin(by)
      expect(begun.body, JSON.stringify(begun.body)).toMatchObject({
        line: { id, stage: { code: 'to-file' } },
        abilities: { complete: true },
      })
    }
    expect(await world.rows('select id from application where organisation = $1', [owing])).toHaveLength(1)
  })

  it('is filed by the body itself and reviewed until Monday 15 April (S15.A1); no other body sees it', async () => {
    const filing = await world.filingOf(owing)
    const own = world.as('body-applicant', { kind: 'organisation', organisation: owing })
    const other = world.as('body-applicant', { kind: 'organisation', organisation: newId() })
    const mine = `/api/applications/mine/${filing.id}`
    expect((await world.get(mine, other)).status).toBe(404)
    const seen = await world.get(mine, own)
    expect(seen.body).toMatchObject({
      line: { stage: { code: 'to-file' } },
      abilities: { complete: true },
      missing: { answers: [], evidence: [], person: [] },
    })
    const filed = await world.post(`${mine}/submission`, { version: seen.body.version }, own)
    expect(filed.status, JSON.stringify(filed.body)).toBe(200)
    expect(filed.body.line).toMatchObject({
      stage: { code: 'reviewing' },
      dueOn: '2019-04-15',
      number: 'SQ-440100-2019-00001',
    })
    const reports = await world.rows(
      'select step, on_day::text from organisation_report_step where organisation = $1',
      [owing],
    )
    expect(reports).toEqual([{ step: 'filed', on_day: '2019-03-29' }])
  })

  it('is returned, filed again, accepted and published, each step also in the registry; there is no conclusion (X3)', async () => {
    const { id } = await world.filingOf(owing)
    const at = `/api/applications/${id}`
    const version = async () => (await world.get(at, world.officer)).body.version
    await world.post(`${at}/return`, { version: await version(), missing: '请补充财务报告' }, world.officer)
    expect(await world.filingOf(owing)).toMatchObject({ stage: 'returned', due_on: '2019-04-15' })
    const own = world.as('body-applicant', { kind: 'organisation', organisation: owing })
    await world.post(`/api/applications/mine/${id}/submission`, { version: await version() }, own)
    const accepted = await world.post(`${at}/forwarding`, { version: await version() }, world.officer)
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
    const published = await world.post(`${at}/forwarding`, { version: await version() }, world.officer)
    expect(published.body.line).toMatchObject({ stage: { code: 'published' }, outcome: 'published' })
    const steps = await world.rows(
      'select step from organisation_report_step where organisation = $1 order by recorded_at',
      [owing],
    )
    expect(steps.map(({ step }) => step)).toEqual(['filed', 'returned', 'filed', 'accepted', 'published'])
    const full = (await world.get(at, world.officer)).body
    expect(JSON.stringify(Object.keys(full.line))).not.toContain('conclusion')
    expect(full.consequences).toEqual([])
    const money = await world.get(`${at}/money`, world.second)
    expect(money.body.abilities.letter).toBe(false)
    const letter = await world.post(`${at}/award`, { letter: newId(), givenOn: '2019-03-29' }, world.second)
    expect(letter.body.code).toBe('application-not-awarded')
  })
})

describe('a filing that is late', () => {
  let world: Awaited<ReturnType<typeof city>>
  beforeAll(async () => {
    world = await city('2019-04-01')
  })
  afterAll(() => world.close())

  it('has three consequences (S15.5, X12), proposed once by the clock and each decided by itself', async () => {
    const owing = await world.body('广州迟报协会', '51000000MJ9000014G', '2015-06-01')
    expect(await openOwedFilings(world.platform)).toBe(1)
    expect(await watchClocks(world.platform)).toBe(1)
    expect(await watchClocks(world.platform)).toBe(0)
    const { id } = await world.filingOf(owing)
    const at = `/api/applications/${id}`
    const full = async () => (await world.get(at, world.officer)).body
    const found = (await full()).consequences
    expect(found.map((one: { code: string; state: string }) => [one.code, one.state])).toEqual([
      ['abnormal-list', 'proposed'],
      ['penalty', 'proposed'],
      ['spot-check-list', 'proposed'],
    ])
    expect((await full()).history.map((one: { kind: string }) => one.kind)).toEqual([
      'moved',
      'overdue',
      'late',
    ])
    const [abnormal, penalty, spot] = found
    const decide = (one: { id: string }, more: object, by = world.second) =>
      world.post(`/api/applications/consequences/${one.id}/decision`, { version: 1, ...more }, by)
    const decision = {
      decidedOn: '2019-04-01',
      document: '穗民社〔异〕1号',
      legalBasis: '《社会组织信用信息管理办法》',
    }
    const county = world.as('county-officer', { kind: 'division', division: 410621000000 })
    expect((await decide(abnormal, decision, county)).status).toBe(404)
    expect((await decide(abnormal, decision, world.head)).status).toBe(403)
    const listed = await decide(abnormal, decision)
    expect(listed.status, JSON.stringify(listed.body)).toBe(200)
    expect((await decide(penalty, decision)).status).toBe(400)
    const penalised = await decide(penalty, { ...decision, document: '穗民社〔罚〕1号', penalty: 'warning' })
    expect(penalised.status, JSON.stringify(penalised.body)).toBe(200)
    const dropped = await world.post(
      `/api/applications/consequences/${spot.id}/dropping`,
      { version: 1, reason: '已纳入年度抽查' },
      world.second,
    )
    expect(dropped.status).toBe(200)
    expect((await decide(spot, decision)).body.code).toBe('changed-meanwhile')
    expect((await full()).consequences.map((one: { state: string }) => one.state)).toEqual([
      'decided',
      'decided',
      'dropped',
    ])
    expect(
      await world.rows('select list from organisation_listing where organisation = $1', [owing]),
    ).toEqual([{ list: 'abnormal' }])
    expect(
      await world.rows('select kind from organisation_penalty where organisation = $1', [owing]),
    ).toEqual([{ kind: 'warning' }])
  })

  it('of a body that is on the list already is a further fault there, from which the period begins anew', async () => {
    const owing = await world.body('广州两次失约协会', '51000000MJ90000306', '2015-06-01')
    const listing = newId()
    const first = {
      id: listing,
      list: 'abnormal',
      fault: 'address-not-found',
      faultYear: null,
      decidedOn: '2019-03-20',
      document: '穗民社〔异〕2号',
      legalBasis: '《社会组织信用信息管理办法》',
    }
    const put = await world.post(`/api/registry/${owing}/listings`, first, world.officer)
    expect(put.status, JSON.stringify(put.body)).toBeLessThan(300)
    await openOwedFilings(world.platform)
    await watchClocks(world.platform)
    const { id } = await world.filingOf(owing)
    const found = (await world.get(`/api/applications/${id}`, world.officer)).body.consequences
    const abnormal = found.find(({ code: one }: { code: string }) => one === 'abnormal-list')
    const decision = { decidedOn: '2019-04-01', document: '穗民社〔异〕3号', legalBasis: '同上' }
    const at = `/api/applications/consequences/${abnormal.id}/decision`
    const decided = await world.post(at, { version: 1, ...decision }, world.second)
    expect(decided.status, JSON.stringify(decided.body)).toBe(200)
    expect(
      await world.rows(
        'select id, decided_on::text, period_from::text from organisation_listing where organisation = $1',
        [owing],
      ),
    ).toEqual([{ id: listing, decided_on: '2019-03-20', period_from: '2019-04-01' }])
    expect(
      await world.rows(
        'select listing, fault, fault_year, found_on::text, document from organisation_fault where organisation = $1',
        [owing],
      ),
    ).toEqual([
      {
        listing,
        fault: 'report-not-filed',
        fault_year: 2018,
        found_on: '2019-04-01',
        document: '穗民社〔异〕3号',
      },
    ])
  })
})
