import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, covers, scopeOf } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import {
  type SmallCounty,
  shantangVillage,
  smallCounty,
  xiaoheVillage,
  xunxian,
} from '../../../tests/small-county.ts'
import { dutiesErrors } from '../errors.ts'
import type { DutyNeighbours } from './commands.ts'
import { dutiesRoutes } from './routes.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let colleague: Actor
let elsewhere: Actor

const permissions = ['duties.read', 'duties.write', 'people.read-sensitive']

// The composed product asks the accounts and the people; here the two towns' workers are all there is to know.
const neighbours: DutyNeighbours = {
  mayOwe: async (_tx, account, placed, today) => {
    const owner = [worker, colleague, elsewhere].find((actor) => actor.account === account)
    return owner !== undefined && covers(scopeOf(owner, 'duties.write', today), placed)
  },
  placeOfPerson: async (_tx, _standing, person) => (person === stranger ? null : xiaoheVillage),
}
const stranger = newId()

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, dutiesRoutes(platform, neighbours), dutiesErrors)
  county = await smallCounty(platform)
  worker = app.actor({ permissions, scope: { kind: 'station', station: county.xiaoheStation } })
  colleague = app.actor({ permissions, scope: { kind: 'station', station: county.xiaoheStation } })
  elsewhere = app.actor({ permissions, scope: { kind: 'station', station: county.shantangStation } })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const post = (url: string, payload: object, actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const get = (url: string, actor = worker) => app.server.inject({ method: 'GET', url, headers: app.as(actor) })

const opened = async (more: object = {}, actor = worker) => {
  const station = actor === elsewhere ? county.shantangStation : county.xiaoheStation
  const answer = await post(
    '/api/duties',
    { id: newId(), station, title: '送低保申请表', dueOn: '2024-01-15', ...more },
    actor,
  )
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

/** What a person typed reads the same in both languages. */
const asTyped = (text: string) => ({ zh: text, en: text })

const titlesOf = async (url: string, actor = worker) =>
  ((await get(url, actor)).json().items as { title: { en: string } }[]).map((item) => item.title.en)

describe('opening a duty by hand', () => {
  it('gives it to oneself unless someone else is named', async () => {
    const own = await opened()
    expect(own).toMatchObject({
      kind: 'task',
      owner: worker.account,
      station: county.xiaoheStation,
      state: 'open',
      bucket: 'later',
      escalation: 'none',
      version: 1,
      abilities: { settle: true, reassign: true },
    })
    expect((await opened({ owner: colleague.account })).owner).toBe(colleague.account)
  })

  it('gives it to nobody who may not work there, and to no account that does not exist', async () => {
    for (const owner of [elsewhere.account, newId()]) {
      const answer = await post('/api/duties', {
        id: newId(),
        station: county.xiaoheStation,
        title: '送表',
        dueOn: '2024-01-15',
        owner,
      })
      expect(answer.statusCode).toBe(422)
      expect(answer.json().code).toBe('owner-not-possible')
    }
  })

  it('lies where the person lives, and knows no person out of sight', async () => {
    const person = newId()
    expect(await opened({ person })).toMatchObject({ person, division: xiaoheVillage })
    const answer = await post('/api/duties', {
      id: newId(),
      station: county.xiaoheStation,
      title: '送表',
      dueOn: '2024-01-15',
      person: stranger,
    })
    expect(answer.statusCode).toBe(404)
  })

  it('finds no station of another town', async () => {
    const body = { id: newId(), station: county.shantangStation, title: '送表', dueOn: '2024-01-15' }
    expect((await post('/api/duties', body)).statusCode).toBe(404)
  })

  it('sent again is harmless, and with other content refused', async () => {
    const body = { id: newId(), station: county.xiaoheStation, title: '送表', dueOn: '2024-01-15' }
    const first = await post('/api/duties', body)
    expect((await post('/api/duties', body)).json()).toEqual(first.json())
    expect((await post('/api/duties', { ...body, title: '取表' })).json().code).toBe('id-already-used')
  })
})

describe('the list of duties', () => {
  it('is in the order of the due day, page by page, by bucket', async () => {
    const me = app.actor({ permissions, scope: { kind: 'station', station: county.xiaoheStation } })
    // Friday 29 December 2023; the week ends on New Year's Eve.
    for (const dueOn of ['2024-01-02', '2023-12-29', '2023-12-31', '2023-12-28', '2023-12-30']) {
      await opened({ title: dueOn, dueOn }, me)
    }
    expect(await titlesOf('/api/duties?mine=true', me)).toEqual([
      '2023-12-28',
      '2023-12-29',
      '2023-12-30',
      '2023-12-31',
      '2024-01-02',
    ])
    const first = (await get('/api/duties?mine=true&limit=2', me)).json()
    expect(await titlesOf(`/api/duties?mine=true&limit=2&cursor=${first.next}`, me)).toEqual([
      '2023-12-30',
      '2023-12-31',
    ])
    expect(await titlesOf('/api/duties?mine=true&bucket=overdue', me)).toEqual(['2023-12-28'])
    expect(await titlesOf('/api/duties?mine=true&bucket=today', me)).toEqual(['2023-12-29'])
    expect(await titlesOf('/api/duties?mine=true&bucket=this-week', me)).toEqual(['2023-12-30', '2023-12-31'])
    expect(await titlesOf('/api/duties?mine=true&bucket=later', me)).toEqual(['2024-01-02'])
    expect((await get('/api/duties/counts?mine=true', me)).json()).toEqual({
      overdue: 1,
      today: 1,
      'this-week': 2,
      later: 1,
      escalated: 0,
      limited: false,
    })
  })

  it('shows a duty to the station head, and then to the centre, when it is long overdue', async () => {
    const me = app.actor({ permissions, scope: { kind: 'station', station: county.xiaoheStation } })
    await opened({ title: 'two days', dueOn: '2023-12-27', urgency: 'urgent' }, me)
    await opened({ title: 'one day', dueOn: '2023-12-28', urgency: 'urgent' }, me)
    await opened({ title: 'a week', dueOn: '2023-12-22', urgency: 'urgent' }, me)
    await opened({ title: 'a week, ordinary', dueOn: '2023-12-22' }, me)
    const items = (await get('/api/duties?mine=true', me)).json().items as {
      title: { zh: string }
      overdueWorkdays: number
      escalation: string
    }[]
    expect(items.map((item) => [item.title.zh, item.overdueWorkdays, item.escalation])).toEqual([
      ['a week', 5, 'centre'],
      ['a week, ordinary', 5, 'none'],
      ['two days', 2, 'station-head'],
      ['one day', 1, 'none'],
    ])
    expect(await titlesOf('/api/duties?mine=true&escalated=station-head', me)).toEqual(['a week', 'two days'])
    expect(await titlesOf('/api/duties?mine=true&escalated=centre', me)).toEqual(['a week'])
    expect((await get('/api/duties/counts?mine=true', me)).json().escalated).toBe(2)
  })

  it('shows settled ones from the latest', async () => {
    const me = app.actor({ permissions, scope: { kind: 'station', station: county.xiaoheStation } })
    const duty = await opened({}, me)
    await post(`/api/duties/${duty.id}/done`, { id: newId(), version: 1, outcome: '已送达' }, me)
    expect(await titlesOf('/api/duties?mine=true', me)).toEqual([])
    const done = (await get('/api/duties?mine=true&state=done', me)).json().items
    expect(done).toMatchObject([
      {
        id: duty.id,
        bucket: null,
        outcome: asTyped('已送达'),
        settledOn: '2023-12-29',
        abilities: { settle: false },
      },
    ])
  })

  it('says what is to be done only to who owes it or may see sensitive fields', async () => {
    const partner = app.actor({
      permissions: ['duties.read', 'duties.write'],
      scope: { kind: 'division', division: xunxian },
    })
    const theirs = await opened({ title: '送助学金', owner: undefined }, worker)
    const own = (
      await post(
        '/api/duties',
        { id: newId(), station: county.xiaoheStation, title: '联系企业', dueOn: '2024-01-03' },
        partner,
      )
    ).json()
    const seen = (await get('/api/duties?limit=200', partner)).json().items as {
      id: string
      title: { zh: string; en: string } | null
    }[]
    expect(seen.find((item) => item.id === own.id)?.title).toEqual(asTyped('联系企业'))
    expect(seen.find((item) => item.id === theirs.id)?.title).toBeNull()
    expect((await get(`/api/duties/${theirs.id}`, partner)).body).not.toContain('助学金')
  })

  it('holds nothing of another station: not in the list, not in the counts, not by its id', async () => {
    const hidden = await opened({}, elsewhere)
    expect((await get('/api/duties?limit=200')).body).not.toContain(hidden.id)
    expect((await get(`/api/duties?station=${county.shantangStation}`)).json().items).toEqual([])
    expect((await get(`/api/duties/counts?station=${county.shantangStation}`)).json().later).toBe(0)
    expect((await get(`/api/duties/counts?division=${shantangVillage}`)).json().later).toBe(0)
    const nothing = await get(`/api/duties/${newId()}`)
    expect((await get(`/api/duties/${hidden.id}`)).json()).toEqual(nothing.json())
    const centre = app.actor({ permissions, scope: { kind: 'division', division: xunxian } })
    expect((await get(`/api/duties/${hidden.id}`, centre)).statusCode).toBe(200)
  })
})

describe('settling a duty', () => {
  it('takes the version that was seen; who comes second is shown what is there', async () => {
    const duty = await opened()
    const handed = await post(`/api/duties/${duty.id}/reassignment`, {
      id: newId(),
      version: 1,
      owner: colleague.account,
    })
    expect(handed.json()).toMatchObject({ owner: colleague.account, version: 2 })
    const late = await post(`/api/duties/${duty.id}/done`, { id: newId(), version: 1, outcome: '好了' })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'changed-meanwhile',
      data: { current: { version: 2, owner: colleague.account } },
    })
    const done = await post(
      `/api/duties/${duty.id}/done`,
      { id: newId(), version: 2, outcome: '好了' },
      colleague,
    )
    expect(done.json()).toMatchObject({
      state: 'done',
      outcome: asTyped('好了'),
      settledBy: colleague.account,
      version: 3,
    })
  })

  it('happens once; sent again is harmless', async () => {
    const duty = await opened()
    const body = { id: newId(), version: 1, outcome: '好了' }
    const first = await post(`/api/duties/${duty.id}/done`, body)
    expect((await post(`/api/duties/${duty.id}/done`, body)).json()).toEqual(first.json())
    const again = await post(`/api/duties/${duty.id}/cancellation`, {
      id: newId(),
      version: 2,
      reason: '不需要了',
    })
    expect(again.json().code).toBe('duty-already-settled')
  })

  it('or cancelling it says why', async () => {
    const duty = await opened()
    const silent = await post(`/api/duties/${duty.id}/cancellation`, { id: newId(), version: 1 })
    expect(silent.json().problems).toMatchObject([{ code: 'value-missing', path: '/body/reason' }])
    const cancelled = await post(`/api/duties/${duty.id}/cancellation`, {
      id: newId(),
      version: 1,
      reason: '已搬走',
    })
    expect(cancelled.json()).toMatchObject({ state: 'cancelled', outcome: asTyped('已搬走') })
  })

  it('is not for who works elsewhere, nor handing it over', async () => {
    const duty = await opened()
    for (const [what, body] of [
      ['done', { outcome: '好了' }],
      ['cancellation', { reason: '不要了' }],
      ['reassignment', { owner: elsewhere.account }],
    ] as const) {
      const answer = await post(
        `/api/duties/${duty.id}/${what}`,
        { id: newId(), version: 1, ...body },
        elsewhere,
      )
      expect(answer.statusCode, what).toBe(404)
    }
    expect((await get(`/api/duties/${duty.id}`)).json()).toMatchObject({ state: 'open', version: 1 })
  })

  it('is not for who may only read, and the screen is told so', async () => {
    const duty = await opened()
    const reader = app.actor({
      permissions: ['duties.read'],
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    expect((await get(`/api/duties/${duty.id}`, reader)).json().abilities).toEqual({
      settle: false,
      reassign: false,
    })
    const answer = await post(
      `/api/duties/${duty.id}/done`,
      { id: newId(), version: 1, outcome: '好了' },
      reader,
    )
    expect(answer.statusCode).toBe(403)
  })

  it('leaves a line in the trail without the title', async () => {
    const duty = await opened({ title: '给王奶奶送药' })
    await post(`/api/duties/${duty.id}/done`, { id: newId(), version: 1, outcome: '王奶奶收到了' })
    const lines = await asOwner(
      platform.ownerUrl,
      async (client) =>
        (
          await client.query('select action, detail::text from audit_line where subject = $1 order by at', [
            duty.id,
          ])
        ).rows,
    )
    expect(lines.map((line) => line.action)).toEqual(['duties.open', 'duties.settle'])
    expect(JSON.stringify(lines)).not.toContain('王奶奶')
  })
})
