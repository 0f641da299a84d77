import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { deliverEvents } from '../../../platform/server/outbox.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import {
  type SmallCounty,
  shantang,
  smallCounty,
  xiaohe,
  xiaoheVillage,
  xunxian,
} from '../../../tests/small-county.ts'
import { protectionErrors } from '../errors.ts'
import { protectionRoutes, protectionSubscribers } from './index.ts'

const reading = ['protection.read', 'protection.report', 'people.read']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let second: Actor
let director: Actor
let keeper: Actor
let stranger: Actor

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, protectionRoutes(platform), protectionErrors)
  county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions = reading) => app.actor({ permissions, scope })
  worker = actor({ kind: 'station', station: county.xiaoheStation })
  second = actor({ kind: 'station', station: county.xiaoheStation })
  director = actor({ kind: 'division', division: xiaoheVillage }, ['protection.report'])
  keeper = actor({ kind: 'division', division: xunxian })
  stranger = actor({ kind: 'division', division: shantang })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const post = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const facts = {
  child: '王家老二，约八岁',
  situations: ['H1'],
  danger: true,
  content: '手臂有多处淤青',
  noticedAt: '2023-12-29T08:30:00+08:00',
}

const started = async (more: object = {}, actor: Actor = worker) => {
  const id = newId()
  const answer = await post('/api/protection-reports', { id, ...facts, ...more }, actor)
  expect(answer.statusCode, answer.body).toBe(201)
  return id
}

const one = async (id: string, actor: Actor = worker) =>
  (await get(`/api/protection-reports/${id}`, actor)).json()

const sending = (more: object = {}) => ({
  id: newId(),
  bodies: ['police'],
  method: 'hotline',
  receiptNumber: 'J4106210001',
  ...more,
})

describe('a mandatory report (2.10)', () => {
  it('runs from the notice and is late from the first hour until it is sent', async () => {
    const id = await started()
    expect(await one(id)).toMatchObject({
      state: 'open',
      minutes: 90,
      running: true,
      late: true,
      level: 'station-head',
    })
    const sent = await post(
      `/api/protection-reports/${id}/sending`,
      sending({ reportedAt: '2023-12-29T09:15:00+08:00' }),
    )
    expect(sent.statusCode, sent.body).toBe(201)
    expect(await one(id)).toMatchObject({
      number: expect.stringMatching(/^QB-410621-2023-0000\d$/),
      state: 'sent',
      minutes: 45,
      running: false,
      late: false,
      bodies: ['police'],
      child: '王家老二，约八岁',
      content: '手臂有多处淤青',
      entries: [{ kind: 'sent', receiptNumber: 'J4106210001', method: 'hotline' }],
    })
  })

  it('is one and the same when it is sent again with the same id, and another content is refused', async () => {
    const id = newId()
    const body = { id, ...facts }
    expect((await post('/api/protection-reports', body)).statusCode).toBe(201)
    expect((await post('/api/protection-reports', body)).statusCode).toBe(201)
    expect((await post('/api/protection-reports', { ...body, danger: false })).json().code).toBe(
      'id-already-used',
    )
    expect(await rows('select id from protection_report where id = $1', [id])).toHaveLength(1)
  })

  it('says all that is wrong with it, with the path, and takes no time that is still to come', async () => {
    const { child: _, ...nobody } = facts
    const answer = await post('/api/protection-reports', {
      id: newId(),
      ...nobody,
      noticedAt: '2023-12-29T10:30:00+08:00',
      sent: { bodies: ['police'], method: 'hotline', reportedAt: '2023-12-29T09:00:00+08:00' },
    })
    expect(answer.statusCode).toBe(400)
    expect(
      answer.json().problems.map(({ code, path }: { code: string; path: string }) => [code, path]),
    ).toEqual([
      ['report-in-the-future', '/body/noticedAt'],
      ['report-before-notice', '/body/sent/reportedAt'],
      ['report-names-nobody', '/body/child'],
    ])
  })

  it('is kept as it was: no row of it can be changed or removed by the serving role, nor by the owner in passing', async () => {
    const id = await started()
    for (const statement of [
      `update protection_report set danger = false where id = '${id}'`,
      `delete from protection_report where id = '${id}'`,
      `delete from protection_entry where report = '${id}'`,
      `update protection_entry set sealed = null where report = '${id}'`,
    ]) {
      await expect(
        platform.database.pool.query(
          `begin; set local app.low = '0'; set local app.high = '990000000000'; set local app.exact = 'on'; ${statement}`,
        ),
      ).rejects.toThrow('permission denied')
      await expect(rows(statement)).rejects.toThrow('never changed or removed')
    }
    await expect(platform.database.pool.query('select reporter from protection_report')).rejects.toThrow(
      'permission denied',
    )
    expect((await one(id)).danger).toBe(true)
  })

  it('has no route by which anybody could withdraw, delete or reject it', () => {
    const methods = protectionRoutes(platform).map(({ route }) => `${route.method} ${route.path}`)
    expect(methods.filter((line) => /^(DELETE|PUT|PATCH)|withdraw|reject|veto|cancel/.test(line))).toEqual([])
  })

  it('is corrected by an addition that stands beside what was written', async () => {
    const id = await started()
    const add = (body: object) => post(`/api/protection-reports/${id}/additions`, { id: newId(), ...body })
    expect((await add({ kind: 'correction', text: '是右臂' })).statusCode).toBe(201)
    expect((await add({ kind: 'measure', measures: ['treatment'] })).statusCode).toBe(201)
    expect((await add({ kind: 'measure' })).json().problems[0]).toMatchObject({ path: '/body/measures' })
    expect((await add({ kind: 'follow-up', text: '派出所已立案' })).statusCode).toBe(201)
    const shown = await one(id)
    expect(shown.content).toBe('手臂有多处淤青')
    expect(shown.entries.map((entry: { kind: string; text: string }) => [entry.kind, entry.text])).toEqual([
      ['correction', '是右臂'],
      ['measure', null],
      ['follow-up', '派出所已立案'],
    ])
  })

  it('lies where the file of a registered child lies', async () => {
    const person = await county.person({ name: '李小花', categories: ['KJ'] })
    const id = await started({ person, child: undefined })
    expect(await one(id)).toMatchObject({
      person,
      personName: '李小花',
      station: county.xiaoheStation,
      division: xiaoheVillage,
    })
    const elsewhere = await post(
      '/api/protection-reports',
      { id: newId(), ...facts, person: await county.person() },
      stranger,
    )
    expect(elsewhere.statusCode).toBe(404)
  })
})

describe('no report needed', () => {
  it('takes a reason of who made it and the signature of another, and stays to be read without the name', async () => {
    const id = await started()
    const at = `/api/protection-reports/${id}`
    expect((await post(`${at}/no-need-signature`, { id: newId(), reason: '同意' })).json().code).toBe(
      'report-nothing-to-sign',
    )
    expect((await post(`${at}/no-need`, { id: newId(), reason: '选错了对象' })).statusCode).toBe(201)
    expect((await one(id)).running).toBe(true)
    expect((await post(`${at}/no-need-signature`, { id: newId(), reason: '同意' })).json().code).toBe(
      'report-signature-of-the-same',
    )
    expect(
      (await post(`${at}/no-need-signature`, { id: newId(), reason: '核实无误' }, second)).statusCode,
    ).toBe(201)
    expect(await one(id)).toMatchObject({
      state: 'no-need',
      running: false,
      entries: [
        { kind: 'no-need', text: '选错了对象', signedByName: null },
        { kind: 'no-need-signed', text: '核实无误', signedByName: second.name },
      ],
    })
  })

  it('never keeps a report from being sent, and is not found once it was', async () => {
    const id = await started()
    const at = `/api/protection-reports/${id}`
    await post(`${at}/no-need`, { id: newId(), reason: '录错' })
    expect((await post(`${at}/sending`, sending())).statusCode).toBe(201)
    expect((await post(`${at}/no-need-signature`, { id: newId(), reason: '同意' }, second)).json().code).toBe(
      'report-already-sent',
    )
    expect((await one(id)).state).toBe('sent')
  })

  it('is not signed twice under one name by any way into the table', async () => {
    const id = await started()
    const finding = newId()
    await post(`/api/protection-reports/${id}/no-need`, { id: finding, reason: '录错' })
    await expect(
      rows(
        `insert into protection_entry (province, id, report, division, station, kind, at, author_sealed, signed_by, signed_by_name, signs,
           signs_by, recorded_at)
         select province, $2, report, division, station, 'no-need-signed', at, author_sealed, signed_by, signed_by_name, id, signed_by, at
         from protection_entry where id = $1`,
        [finding, newId()],
      ),
    ).rejects.toThrow('check constraint')
  })
})

describe('who reported is protected', () => {
  it('lets a child director report and see the own report and no other', async () => {
    const other = await started()
    const mine = await started({ content: '看见孩子独自在家三天' }, director)
    const list = (await get('/api/protection-reports/mine', director)).json()
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual([mine])
    expect((await get(`/api/protection-reports/mine/${mine}`, director)).json()).toMatchObject({
      content: '看见孩子独自在家三天',
      abilities: { send: true, add: true, findNoNeed: true, seeReporter: false },
    })
    expect((await get(`/api/protection-reports/mine/${other}`, director)).statusCode).toBe(404)
    expect((await get(`/api/protection-reports/${mine}`, director)).statusCode).toBe(403)
    expect((await get('/api/protection-reports', director)).statusCode).toBe(403)
    expect((await post(`/api/protection-reports/${mine}/sending`, sending(), director)).statusCode).toBe(201)
    expect((await post(`/api/protection-reports/${other}/sending`, sending(), director)).statusCode).toBe(404)
    expect(
      (await post(`/api/protection-reports/${other}/no-need`, { id: newId(), reason: '误' }, director))
        .statusCode,
    ).toBe(404)
  })

  it('shows the name to the keeper of the county for a purpose and to nobody else, and writes it down', async () => {
    const id = await started({}, director)
    const ask = (actor: Actor) =>
      post(
        `/api/protection-reports/${id}/reporter`,
        { purpose: 'asked-by-police', note: '派出所核实' },
        actor,
      )
    expect((await ask(worker)).statusCode).toBe(404)
    expect((await ask(stranger)).statusCode).toBe(404)
    expect((await ask(director)).statusCode).toBe(403)
    expect((await ask(keeper)).json()).toEqual({ reporter: director.name })
    expect((await one(id, keeper)).abilities.seeReporter).toBe(true)
    expect((await one(id, worker)).abilities.seeReporter).toBe(false)
    const [line] = await rows(
      "select account, purpose from audit_line where action = 'protection.read-reporter' and subject = $1",
      [id],
    )
    expect(line).toEqual({ account: keeper.account, purpose: 'asked-by-police 派出所核实' })
  })

  it('keeps the name and the account out of the trail, of every list and of the paper', async () => {
    const id = await started({}, director)
    const lines = await rows("select account, subject from audit_line where action = 'protection.start'")
    expect(lines.every(({ account, subject }) => account === null && subject === null)).toBe(true)
    const told = JSON.stringify([
      (await get('/api/protection-reports', keeper)).json(),
      (await one(id, keeper)) as object,
    ])
    expect(told).not.toContain(director.account)
    expect(told).not.toContain(director.name)
    const paper = await get(`/api/protection-reports/${id}/paper?as=docx`, keeper)
    expect(paper.statusCode).toBe(200)
    expect(paper.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})

describe('who may see a report', () => {
  it('is whoever reads reports where the child is; to others it does not exist', async () => {
    const id = await started()
    expect((await get(`/api/protection-reports/${id}`, stranger)).statusCode).toBe(404)
    expect((await get(`/api/protection-reports/${id}/paper`, stranger)).statusCode).toBe(404)
    expect((await post(`/api/protection-reports/${id}/sending`, sending(), stranger)).json().code).toBe(
      'not-found',
    )
    expect(
      (
        await post(
          `/api/protection-reports/${id}/additions`,
          { id: newId(), kind: 'correction', text: '误' },
          stranger,
        )
      ).json().code,
    ).toBe('not-found')
    const list = (await get('/api/protection-reports', stranger)).json()
    expect(list.items).toEqual([])
    const found = (await get('/api/protection-reports?state=open&limit=200', keeper)).json().items
    expect(found.map((line: { id: string }) => line.id)).toContain(id)
  })

  it('has each reading in the trail', async () => {
    const id = await started()
    await one(id)
    const lines = await rows(
      "select account from audit_line where action = 'protection.read' and subject = $1",
      [id],
    )
    expect(lines).toEqual([{ account: worker.account }])
  })

  it('keeps what was noticed sealed in the database', async () => {
    const id = await started()
    const [row] = await rows(
      'select row_to_json(r)::text as all_of_it from protection_report r where id = $1',
      [id],
    )
    expect(row.all_of_it).not.toMatch(/淤青|王家/)
  })
})

describe('the clock that escalates', () => {
  it('tells who reported at once, the station from the first hour and the county from the second', async () => {
    const place = await testPlatform()
    const other = await testApp(place, protectionRoutes(place), protectionErrors)
    const stations = await smallCounty(place)
    const at = (scope: GrantScope, permissions = reading) => other.actor({ permissions, scope })
    const reporter = at({ kind: 'division', division: xiaoheVillage }, ['protection.report'])
    const head = at({ kind: 'station', station: stations.xiaoheStation })
    const centre = at({ kind: 'division', division: xunxian })
    const waiting = async (actor: Actor) =>
      (
        await other.server.inject({
          method: 'GET',
          url: '/api/protection-reports/waiting',
          headers: other.as(actor),
        })
      ).json()
    const report = (noticedAt: string) =>
      other.server.inject({
        method: 'POST',
        url: '/api/protection-reports',
        headers: other.as(reporter),
        payload: { id: newId(), ...facts, noticedAt },
      })
    // It is ten o'clock.
    await report('2023-12-29T09:30:00+08:00')
    expect(await waiting(reporter)).toEqual({ own: 1, escalated: 0, oldestMinutes: 30 })
    expect(await waiting(head)).toEqual({ own: 0, escalated: 0, oldestMinutes: null })
    await report('2023-12-29T08:45:00+08:00')
    expect(await waiting(head)).toEqual({ own: 0, escalated: 1, oldestMinutes: 75 })
    expect(await waiting(centre)).toEqual({ own: 0, escalated: 0, oldestMinutes: null })
    await report('2023-12-29T08:00:00+08:00')
    expect(await waiting(centre)).toEqual({ own: 0, escalated: 1, oldestMinutes: 120 })
    await other.server.close()
    await place.close()
  })
})

describe('a trigger of an assessment (6.2)', () => {
  const raised = async (person: string, code: string, starts: string[], more: object = {}) => {
    const trigger = newId()
    await rows(
      "insert into outbox (id, name, subject, division, data) values ($1, 'assessment.trigger-raised', $2, $3, $4)",
      [newId(), trigger, xiaohe, JSON.stringify({ person, code, starts, ...more })],
    )
    await deliverEvents(platform.worker, protectionSubscribers(platform))
    return trigger
  }

  it('starts a report by itself, and a further one of the same child joins it until it is sent', async () => {
    const person = await county.person({ name: '赵小满', categories: ['KJ'] })
    const trigger = await raised(person, 'H2', ['mandatory-report'])
    await raised(person, 'H5', ['mandatory-report'])
    const { items } = (await get(`/api/protection-reports?person=${person}`)).json()
    expect(items).toMatchObject([{ source: 'assessment', situations: ['H2'], state: 'open', minutes: 0 }])
    expect(await one(items[0].id)).toMatchObject({
      sourceId: trigger,
      content: '风险评估发现：性侵害、猥亵',
      entries: [{ kind: 'correction', text: '风险评估又发现：失踪、离家出走、流浪乞讨' }],
    })
    await post(`/api/protection-reports/${items[0].id}/sending`, sending())
    await raised(person, 'H1', ['mandatory-report'])
    expect((await get(`/api/protection-reports?person=${person}`)).json().items).toHaveLength(2)
  })

  it('is the report of whoever raised it, who is told at once, with every situation that was raised together', async () => {
    const person = await county.person({ name: '孙小寒', categories: ['KJ'] })
    const told = async () => (await get('/api/protection-reports/waiting', second)).json().own
    const before = await told()
    const more = { by: second.account, byName: second.name, together: ['H1', 'H3'] }
    await raised(person, 'H1', ['mandatory-report'], more)
    await raised(person, 'H3', ['mandatory-report'], more)
    const { items } = (await get(`/api/protection-reports?person=${person}`)).json()
    // Whether the child is safe was asked of nobody, and is not said.
    expect(items).toMatchObject([{ situations: ['H1', 'H3'], danger: null }])
    expect(await one(items[0].id)).toMatchObject({
      content: '风险评估发现：虐待、家庭暴力；遗弃、长期无人照料',
      entries: [],
    })
    expect(await told()).toBe(before + 1)
  })

  it('starts none when the instrument does not say so', async () => {
    const person = await county.person({ name: '钱小雨', categories: ['KJ'] })
    await raised(person, 'H9', ['emergency-relief'])
    expect((await get(`/api/protection-reports?person=${person}`)).json().items).toEqual([])
  })
})

describe('the figure', () => {
  it('counts a report once in the month in which it was first sent, and names nobody', async () => {
    const id = await started({
      sent: {
        bodies: ['civil-affairs', 'police'],
        method: 'telephone',
        reportedAt: '2023-12-29T09:00:00+08:00',
      },
    })
    await post(`/api/protection-reports/${id}/sending`, sending())
    expect(
      await rows(
        'select station, month, body, source, person, sent_on::text from figures_mandatory_report where id = $1',
        [id],
      ),
    ).toEqual([
      {
        station: county.xiaoheStation,
        month: 202312,
        body: 'civil-affairs',
        source: 'direct',
        person: null,
        sent_on: '2023-12-29',
      },
    ])
    expect(
      await rows('select from figure_dirty where station = $1 and month = 202312', [county.xiaoheStation]),
    ).not.toHaveLength(0)
  })
})
