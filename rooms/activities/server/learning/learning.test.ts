import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../../../apps/server/compose.ts'
import { allErrors } from '../../../../apps/server/errors.ts'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import {
  type SmallCounty,
  shantangVillage,
  smallCounty,
  xiaohe,
  xiaoheVillage,
  xunxian,
} from '../../../../tests/small-county.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let officer: Actor
let worker: Actor
const rights = [
  'activities.read',
  'activities.record',
  'activities.correct',
  'workforce.read',
  'workforce.write',
  'people.read',
  'people.read-sensitive',
]

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, allRoutes(platform), allErrors)
  county = await smallCounty(platform)
  officer = app.actor({ permissions: rights, scope: { kind: 'division', division: xunxian } })
  worker = app.actor({
    permissions: ['activities.read', 'activities.record'],
    scope: { kind: 'station', station: county.xiaoheStation },
  })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const post = (url: string, payload: object, actor = officer) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const get = (url: string, actor = officer) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const member = async (more: object = {}) => {
  const id = newId()
  const answer = await post('/api/workforce', {
    id,
    name: '林小满',
    post: {
      id: newId(),
      station: county.xiaoheStation,
      division: xiaohe,
      employerKind: 'station',
      employer: '小河镇站',
      kind: 'social-worker',
      from: '2021-10-08',
    },
    certificate: {
      id: newId(),
      level: 'assistant',
      number: newId(),
      obtainedOn: '2020-11-01',
      registeredFrom: '2021-01-01',
      registeredTo: '2023-12-31',
    },
    ...more,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return id
}
const training = (more: object = {}) => ({
  id: newId(),
  station: county.xiaoheStation,
  heldOn: '2023-05-10',
  endedOn: '2023-05-11',
  name: '入户走访实务',
  theme: '走访',
  form: 'in-person',
  lecturers: '周老师',
  creditTenths: 100,
  unitMinutes: 45,
  ...more,
})

describe('trainings', () => {
  it('feed the credit hours of who was there and take them back with the record (5.10, D16)', async () => {
    const id = await member()
    const absent = await member({ name: '赵缺席' })
    const record = training({
      participants: [
        { id: newId(), member: id },
        { id: newId(), member: absent, present: false },
        { id: newId(), name: '王列席', unit: '县民政局' },
      ],
    })
    expect((await post('/api/trainings', record)).json()).toEqual({ id: record.id, warnings: [] })
    const have = async (who: string) => (await get(`/api/workforce/${who}`)).json().education
    expect(await have(id)).toMatchObject({ haveTenths: 100, needTenths: 720, state: 'behind' })
    expect(await have(absent)).toMatchObject({ haveTenths: 0 })
    expect((await get(`/api/trainings/${record.id}`)).json()).toMatchObject({ present: 2, creditTenths: 100 })
    expect(
      await rows('select count(*)::integer as n from figures_training_attendance where id = $1', [record.id]),
    ).toEqual([{ n: 2 }])
    await post(`/api/trainings/${record.id}/withdrawal`, { id: newId(), reason: '重复登记' })
    expect(await have(id)).toMatchObject({ haveTenths: 0 })
    expect(await rows('select id from figures_training where id = $1', [record.id])).toEqual([])
  })

  it('a correction puts another record in its place and counts once', async () => {
    const record = training()
    await post('/api/trainings', record)
    const replacement = training({ creditTenths: 80 })
    const answer = await post(`/api/trainings/${record.id}/correction`, {
      id: newId(),
      reason: '学时填错',
      replacement,
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const again = await post(`/api/trainings/${record.id}/withdrawal`, { id: newId(), reason: '再撤一次' })
    expect(again.json().code).toBe('record-already-taken-out')
    expect(
      await rows('select credit_tenths from figures_training where id = any($1)', [
        [record.id, replacement.id],
      ]),
    ).toEqual([{ credit_tenths: 80 }])
  })

  it('cannot be recorded for a station out of scope, and reading one out of scope finds nothing', async () => {
    const elsewhere = training({ station: county.shantangStation })
    expect((await post('/api/trainings', elsewhere, worker)).statusCode).toBe(404)
    await post('/api/trainings', elsewhere)
    expect((await get(`/api/trainings/${elsewhere.id}`, worker)).statusCode).toBe(404)
    expect(
      (await get('/api/trainings', worker)).json().items.map((one: { id: string }) => one.id),
    ).not.toContain(elsewhere.id)
  })
})

describe('supervision', () => {
  const meeting = (more: object = {}) => ({
    id: newId(),
    station: county.xiaoheStation,
    heldOn: '2023-06-01',
    supervisor: { name: '郭督导', title: '高级社会工作师', unit: '鹤壁市社工协会' },
    supervisees: [{ id: newId(), name: '林小满' }],
    form: 'individual',
    functions: ['educational'],
    startedAt: '09:00',
    endedAt: '11:14',
    topic: '结案评估',
    advice: '暗语建议',
    ...more,
  })

  it('a single one of thirty hours is taken with a warning that stays visible (S5.A2)', async () => {
    const long = meeting({ startedAt: null, endedAt: null, minutes: 1800 })
    const answer = await post('/api/supervisions', long)
    expect(answer.json().warnings).toEqual(['implausible-length', 'supervisor-not-known'])
    expect((await get(`/api/supervisions/${long.id}`)).json().warnings).toContain('implausible-length')
    const usual = meeting()
    expect((await post('/api/supervisions', usual)).json().warnings).toEqual(['supervisor-not-known'])
    expect((await get(`/api/supervisions/${usual.id}`)).json().minutes).toBe(134)
  })

  it('what was said is shown to who may read sensitive fields, and to nobody else', async () => {
    const record = meeting()
    await post('/api/supervisions', record)
    expect((await get(`/api/supervisions/${record.id}`)).json().sensitive.advice).toBe('暗语建议')
    const answer = await get(`/api/supervisions/${record.id}`, worker)
    expect(answer.json().sensitive).toBeNull()
    expect(answer.body).not.toContain('暗语建议')
    const audited = await rows(
      "select count(*)::integer as n from audit_line where action = 'activities.read-supervision' and subject = $1",
      [record.id],
    )
    expect(audited).toEqual([{ n: 1 }])
  })

  it('is signed by account under the own name only', async () => {
    const record = meeting()
    await post('/api/supervisions', record)
    const sign = (name: string) =>
      post(`/api/supervisions/${record.id}/marks`, {
        id: newId(),
        kind: 'supervisor-signature',
        way: 'account',
        name,
      })
    expect((await sign('别人')).json().code).toBe('signature-of-another')
    expect((await sign('测试员')).statusCode).toBe(201)
  })
})

describe('consultations', () => {
  it('are one person-time each, of a registered person or of an anonymous caller', async () => {
    const person = await county.person({ categories: ['DB'] })
    const call = (more: object) => ({
      id: newId(),
      station: county.xiaoheStation,
      consultedOn: '2023-07-03',
      channel: 'telephone',
      field: 'social-assistance',
      topic: '低保复核',
      ...more,
    })
    for (const more of [{ person }, { person }, {}])
      expect((await post('/api/consultations', call(more))).statusCode).toBe(201)
    expect(
      await rows(
        'select count(*)::integer as times, count(distinct person_ordinal)::integer as persons from figures_consultation',
      ),
    ).toEqual([{ times: 3, persons: 1 }])
  })

  it('what was promised is a duty of who answered, and goes on through a correction that keeps it', async () => {
    const call = (more: object = {}) => ({
      id: newId(),
      station: county.xiaoheStation,
      consultedOn: '2023-07-03',
      channel: 'telephone',
      field: 'social-assistance',
      topic: '临时救助',
      ...more,
    })
    const followUp = { text: '回电告知所需材料', dueOn: '2023-07-10' }
    const first = call({ followUp })
    expect((await post('/api/consultations', first, worker)).statusCode).toBe(201)
    const duties = () =>
      rows(
        `select owner, title, due_on::text, state from duty where kind = 'consultation-follow-up' order by id`,
      )
    const owed = { owner: worker.account, title: '回电告知所需材料', due_on: '2023-07-10' }
    expect(await duties()).toEqual([{ ...owed, state: 'open' }])
    const correct = async (old: string, replacement: object) => {
      const answer = await post(`/api/consultations/${old}/correction`, {
        id: newId(),
        reason: '写错',
        replacement,
      })
      expect(answer.statusCode, answer.body).toBe(201)
    }
    // The head of the station corrects the words: who answered, and what is owed, stay.
    const second = call({ topic: '临时救助申请', followUp })
    await correct(first.id, second)
    expect((await get(`/api/consultations/${second.id}`)).json()).toMatchObject({
      workerName: worker.name,
      followUpOn: '2023-07-10',
      sensitive: { topic: '临时救助申请', followUp: '回电告知所需材料' },
    })
    expect(await duties()).toEqual([{ ...owed, state: 'open' }])
    const third = call({ followUp: { ...followUp, dueOn: '2023-07-12' } })
    await correct(second.id, third)
    expect((await duties()).map(({ state, due_on }) => [state, due_on])).toEqual([
      ['cancelled', '2023-07-10'],
      ['open', '2023-07-12'],
    ])
    await post(`/api/consultations/${third.id}/withdrawal`, { id: newId(), reason: '重复' })
    expect((await duties()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    const early = await post('/api/consultations', call({ followUp: { text: '早', dueOn: '2023-07-02' } }))
    expect(early.json().problems).toMatchObject([
      { code: 'follow-up-before-record', path: '/body/followUp/dueOn' },
    ])
  })

  it('a person out of scope is not found', async () => {
    const stranger = await county.person({ division: shantangVillage })
    const answer = await post(
      '/api/consultations',
      {
        id: newId(),
        station: county.xiaoheStation,
        consultedOn: '2023-07-03',
        channel: 'telephone',
        field: 'social-affairs',
        topic: '问路',
        person: stranger,
      },
      worker,
    )
    expect(answer.statusCode).toBe(404)
  })
})

describe('the register of workers', () => {
  const stock = (where: string) =>
    rows(
      `select coalesce(sum(change), 0)::integer as n from figures_workforce_flow where aspect = 'person' and ${where}`,
    )

  it('an urban community with three on its staff of whom two are certified has two (S7.A2, X9)', async () => {
    await asOwner(platform.ownerUrl, (client) =>
      client.query(
        `insert into division (code, name, level, parent, pinyin, initials, grams, urban_rural)
         values ($1, '振兴社区', 5, $2, 'zhenxingshequ', 'zxsq', '{}', 111) on conflict do nothing`,
        [xiaoheVillage, xiaohe],
      ),
    )
    const at = (kind: string) => ({
      id: newId(),
      division: xiaoheVillage,
      employerKind: 'community',
      employer: '振兴社区',
      kind,
      from: '2022-01-01',
    })
    await member({ name: '持证一', post: at('community-worker') })
    await member({ name: '持证二', post: at('community-worker') })
    await member({ name: '无证三', post: at('community-worker'), certificate: undefined })
    const here = `division = ${xiaoheVillage} and employer = 'community'`
    expect(await stock(here)).toEqual([{ n: 3 }])
    expect(await stock(`${here} and certified and place_class = 'urban'`)).toEqual([{ n: 2 }])
    expect(await stock(`${here} and social_worker`)).toEqual([{ n: 0 }])
  })

  it('who holds two posts is counted once, at the main one', async () => {
    const id = await member({ name: '双岗' })
    const second = {
      id: newId(),
      division: xiaoheVillage,
      employerKind: 'village',
      employer: '村委会',
      kind: 'child-director',
      main: false,
      from: '2022-01-01',
    }
    const answer = await app.server.inject({
      method: 'PUT',
      url: `/api/workforce/${id}/posts`,
      headers: app.as(officer),
      payload: { id: newId(), post: second },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await stock(`id = '${id}'`)).toEqual([{ n: 1 }])
    expect(
      await rows(
        `select sum(change)::integer as n from figures_workforce_flow where id = $1 and aspect = 'post' and post = 'child-director'`,
        [id],
      ),
    ).toEqual([{ n: 1 }])
  })

  it('is closed to who may not read it, and a worker out of scope is not found', async () => {
    const id = await member({ name: '外人' })
    expect((await get('/api/workforce', worker)).statusCode).toBe(403)
    const elsewhere = app.actor({
      permissions: ['workforce.read'],
      scope: { kind: 'station', station: county.shantangStation },
    })
    expect((await get(`/api/workforce/${id}`, elsewhere)).statusCode).toBe(404)
    expect(
      (await get('/api/workforce?search=wr', officer)).json().items.map((one: { name: string }) => one.name),
    ).toEqual(['外人'])
  })
})
