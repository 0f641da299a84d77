import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import {
  type SmallCounty,
  shantangVillage,
  smallCounty,
  xiaohe,
  xiaoheVillage,
  xunxian,
} from '../../../tests/small-county.ts'
import { surveysErrors } from '../errors.ts'
import { surveysRoutes } from './index.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let officer: Actor
let worker: Actor
let director: Actor
let otherDirector: Actor
let elsewhere: Actor
let outsider: Actor

const filling = ['surveys.record', 'people.read']
const persons: Record<string, string> = {}
const spring = newId()
const autumn = newId()

beforeAll(async () => {
  platform = await testPlatform()
  county = await smallCounty(platform)
  await asOwner(platform.ownerUrl, async (client) => {
    for (const [code, level, parent] of [
      [xunxian, 3, 410600000000],
      [xiaohe, 4, xunxian],
      [xiaoheVillage, 5, xiaohe],
    ])
      await client.query(
        `insert into division (code, name, level, parent, pinyin, initials, grams) values ($1, 'village', $2, $3, 'x', 'x', '{}')`,
        [code, level, parent],
      )
  })
  persons.wang = await county.person({ name: '王秀英', categories: ['DB'] })
  persons.li = await county.person({ name: '李建国', categories: ['TK'] })
  persons.zhang = await county.person({ name: '张玉兰', categories: ['DB'], division: shantangVillage })
  persons.zhao = await county.person({ name: '赵春生', categories: [] })
  app = await testApp(
    platform,
    surveysRoutes(platform, { colleagues: async () => [{ account: director.account, name: '赵春苗' }] }),
    surveysErrors,
  )
  const at = (division: number) => ({ kind: 'division', division }) as const
  officer = app.actor({ permissions: ['surveys.read', 'surveys.write', 'people.read'], scope: at(xunxian) })
  worker = app.actor({
    permissions: ['surveys.read', ...filling],
    scope: { kind: 'station', station: county.xiaoheStation },
  })
  director = app.actor({ permissions: filling, scope: at(xiaoheVillage) })
  otherDirector = app.actor({ permissions: filling, scope: at(shantangVillage) })
  elsewhere = app.actor({
    permissions: ['surveys.read', 'surveys.write', ...filling],
    scope: at(320111000000),
  })
  outsider = app.actor({ permissions: ['people.read', 'activities.read'], scope: at(xunxian) })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const ask = async (by: Actor, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const answer = await app.server.inject({
    method,
    url: `/api/surveys${url}`,
    headers: app.as(by),
    ...(body ? { payload: { id: newId(), ...body } } : {}),
  })
  const json = String(answer.headers['content-type']).includes('json')
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
  return { status: answer.statusCode, body: (json ? answer.json() : null) as any }
}
const get = (by: Actor, url: string) => ask(by, 'GET', url)

const opening = (survey: string, more: object = {}) => ({
  survey,
  title: '2023年困难家庭大排查',
  division: '410621',
  questionnaire: 'household-check',
  from: '2023-12-01',
  to: '2023-12-20',
  categories: ['DB', 'TK'],
  ...more,
})
const well = { members: 3, livelihood: 0, relief: 0, illness: 0, care: 0, school: 0, house: 0, alone: 0 }
const record = (by: Actor, survey: string, person: string, more: object) =>
  ask(by, 'POST', `/${survey}/households/${persons[person]}/records`, {
    record: newId(),
    version: 1,
    on: '2023-12-20',
    outcome: 'filled',
    ...more,
  })

describe('S5.7 a survey', () => {
  it('is opened by who runs surveys at the place, and draws its list from the register by category', async () => {
    expect((await ask(worker, 'POST', '', opening(newId()))).status).toBe(403)
    expect((await ask(elsewhere, 'POST', '', opening(newId()))).body.code).toBe('not-found')
    expect((await ask(officer, 'POST', '', opening(newId(), { categories: ['GE'] }))).body.code).toBe(
      'survey-nobody',
    )
    expect(
      (await ask(officer, 'POST', '', opening(newId(), { from: '2023-12-21' }))).body.problems[0].code,
    ).toBe('survey-days-not-valid')
    expect(
      (await ask(officer, 'POST', '', opening(newId(), { questionnaire: 'cri-5' }))).body.problems[0].code,
    ).toBe('questionnaire-unknown')
    expect((await ask(officer, 'POST', '', opening(spring))).body).toEqual({ id: spring, households: 3 })
  })

  it('shows its progress by village to who may see surveys there, and only the villages in scope', async () => {
    const { body } = await get(officer, `/${spring}`)
    expect(body).toMatchObject({ total: 3, done: 0, unmet: 0, overdue: true, abilities: { write: true } })
    expect(
      body.villages.map(({ division, total }: { division: number; total: number }) => [division, total]),
    ).toEqual([
      [shantangVillage, 1],
      [xiaoheVillage, 2],
    ])
    expect((await get(worker, `/${spring}`)).body).toMatchObject({ total: 2, abilities: { write: false } })
    expect((await get(elsewhere, `/${spring}`)).status).toBe(404)
    expect((await get(outsider, `/${spring}`)).status).toBe(403)
    expect((await get(director, `/${spring}`)).status).toBe(403)
  })

  it('lets a village child director see and fill in the doors of the own village only', async () => {
    expect((await get(director, '/to-fill')).body.items).toMatchObject([{ id: spring, total: 2 }])
    expect((await get(elsewhere, '/to-fill')).body.items).toEqual([])
    const mine = await get(director, `/${spring}/villages/${xiaoheVillage}`)
    expect(mine.body.items.map(({ name }: { name: string }) => name)).toEqual(['李建国', '王秀英'])
    expect((await get(director, `/${spring}/villages/${shantangVillage}`)).status).toBe(404)
    expect((await get(director, `/${spring}/households/${persons.zhang}`)).status).toBe(404)
    expect((await record(director, spring, 'zhang', { values: well })).status).toBe(404)
    expect((await record(otherDirector, spring, 'wang', { values: well })).status).toBe(404)
    expect((await record(officer, spring, 'wang', { values: well })).status).toBe(403)
  })

  it('takes an answer to every question, if only not known', async () => {
    const { house: _, ...rest } = well
    const codes = async (values: object) =>
      (await record(director, spring, 'wang', { values })).body.problems.map(
        ({ code, path }: { code: string; path: string }) => `${code} ${path}`,
      )
    expect(await codes(rest)).toEqual(['survey-answer-missing /body/values/house'])
    expect(await codes({ ...well, house: 7, colour: 1 })).toEqual([
      'survey-question-unknown /body/values/colour',
      'survey-answer-not-valid /body/values/house',
    ])
    const crowd = (await record(director, spring, 'wang', { values: { ...well, members: 31 } })).body
    expect(crowd.problems[0].message).toBe('常住人口：应为 0 到 30 的整数')
    expect(
      (await record(director, spring, 'wang', { values: well, on: '2024-01-05' })).body.problems[0].code,
    ).toBe('survey-day-not-valid')
    const taken = await record(director, spring, 'wang', { values: { ...well, illness: null } })
    expect(taken.body).toMatchObject({ differences: 0, duties: 0, next: persons.li })
  })

  it('says why nobody was met, and counts it apart', async () => {
    expect((await record(director, spring, 'li', { outcome: 'unmet' })).body.problems[0].code).toBe(
      'value-missing',
    )
    expect((await record(director, spring, 'li', { outcome: 'unmet', reason: 'nobody-home' })).status).toBe(
      201,
    )
    expect((await get(officer, `/${spring}`)).body).toMatchObject({ total: 3, done: 1, unmet: 1 })
  })

  it('is changed by nobody who saw an older version', async () => {
    expect((await record(worker, spring, 'wang', { values: well })).body.code).toBe('changed-meanwhile')
  })

  it('takes a household that was forgotten, once', async () => {
    const add = (by: Actor, person: string) =>
      ask(by, 'POST', `/${spring}/households`, { person: persons[person] })
    expect((await add(director, 'zhao')).status).toBe(403)
    expect((await add(officer, 'zhao')).status).toBe(201)
    expect((await add(officer, 'zhao')).body.code).toBe('survey-household-listed')
  })

  it('gives a village to an account that may fill in there', async () => {
    const url = `/${spring}/villages/${xiaoheVillage}`
    expect((await get(officer, `${url}/colleagues`)).body.items).toEqual([
      { account: director.account, name: '赵春苗' },
    ])
    expect((await ask(officer, 'PUT', `${url}/assignment`, { account: newId() })).body.code).toBe(
      'survey-account-not-possible',
    )
    expect((await ask(worker, 'PUT', `${url}/assignment`, { account: director.account })).status).toBe(403)
    expect((await ask(officer, 'PUT', `${url}/assignment`, { account: director.account })).status).toBe(200)
    const { body } = await get(officer, `/${spring}`)
    expect(body.villages[1].assignedTo).toEqual({ account: director.account, name: '赵春苗' })
  })
})

describe('S5.7 what is different from last time', () => {
  beforeAll(async () => {
    await ask(officer, 'POST', '', opening(autumn, { title: '复查', from: '2023-12-21', to: '2024-01-31' }))
  })

  it('needs one press where nothing changed, and an earlier record for it', async () => {
    const same = (person: string) =>
      record(director, autumn, person, { outcome: 'unchanged', on: '2023-12-28' })
    expect((await same('li')).body.code).toBe('survey-no-last-time')
    expect((await same('wang')).body).toMatchObject({ differences: 0, duties: 0 })
    const { body } = await get(director, `/${autumn}/households/${persons.wang}`)
    expect(body.current).toMatchObject({ outcome: 'unchanged', values: { ...well, illness: null } })
    expect(body.last).toMatchObject({ on: '2023-12-20' })
  })

  it('is listed with what was and what is, and becomes one duty with its reason; a need becomes a request', async () => {
    const changed = await record(director, autumn, 'wang', {
      version: 2,
      on: '2023-12-29',
      values: { ...well, illness: 2, house: 1, members: 2, livelihood: 0 },
      need: '需要申请临时救助',
    })
    expect(changed.body).toMatchObject({ differences: 2, duties: 1 })
    expect(changed.body.request).toEqual(expect.any(String))
    const [filed] = await asOwner(platform.ownerUrl, async (client) => {
      const asked = 'select source, person, about_name from request where number = $1'
      return (await client.query(asked, [changed.body.request])).rows
    })
    expect(filed).toEqual({ source: 'survey', person: persons.wang, about_name: '王秀英' })
    const list = await get(officer, `/${autumn}/differences`)
    expect(
      list.body.items.map((one: { question: string; before: { zh: string }; after: { zh: string } }) => [
        one.question,
        one.before.zh,
        one.after.zh,
      ]),
    ).toEqual([
      ['members', '3 人', '2 人'],
      ['house', '安全', '有隐患'],
    ])
    const duties = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select kind, title, due_on::text from duty where state = 'open' order by kind`,
      )
      return rows
    })
    expect(duties).toEqual([
      {
        kind: 'survey-difference',
        title: '排查变化：常住人口由“3 人”变为“2 人”；住房和水火电安全由“安全”变为“有隐患”',
        due_on: '2024-01-08',
      },
    ])
  })

  it('owes only what the newest record of a door says', async () => {
    const again = await record(director, autumn, 'wang', {
      version: 3,
      on: '2023-12-29',
      values: well,
      need: '需要申请临时救助',
    })
    const requests = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `select count(*)::integer as n from request where source = 'survey'`,
      )
      return rows[0].n
    })
    expect(requests).toBe(1)
    expect(again.body).toMatchObject({ differences: 0, duties: 0 })
    expect((await get(officer, `/${autumn}/differences`)).body.items).toEqual([])
    const open = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(`select count(*)::integer as n from duty where state = 'open'`)
      return rows[0].n
    })
    expect(open).toBe(0)
  })

  it('shows nothing of it to who may not see surveys there', async () => {
    expect((await get(director, `/${autumn}/differences`)).status).toBe(403)
    expect((await get(elsewhere, `/${autumn}/differences`)).status).toBe(404)
  })

  it('is exported with progress and results, and closed by who runs it', async () => {
    expect((await get(officer, `/${autumn}/xlsx`)).status).toBe(200)
    expect((await get(elsewhere, `/${autumn}/xlsx`)).status).toBe(404)
    expect((await ask(worker, 'POST', `/${autumn}/closing`, { version: 1 })).status).toBe(403)
    expect((await ask(officer, 'POST', `/${autumn}/closing`, { version: 1 })).status).toBe(200)
    expect((await record(director, autumn, 'li', { values: well })).body.code).toBe('survey-closed')
  })

  it('opens at a station for whose head only that station is the scope', async () => {
    const head = app.actor({
      permissions: ['surveys.read', 'surveys.write', 'people.read'],
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    const own = newId()
    const body = opening(own, { division: String(xiaohe), categories: [] })
    expect((await ask(head, 'POST', '', body)).body).toEqual({ id: own, households: 3 })
  })
})
