import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { clockAt } from '../../../../platform/server/clock.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { handOver, transferring } from '../../../../tests/casework-world.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, smallCounty, xiaoheVillage } from '../../../../tests/small-county.ts'
import { intakeErrors } from '../../../intake/errors.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes, raiseTransfers } from '../index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']
const friday = day('2023-12-29')

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let giving: Actor
let receiving: Actor
let elsewhere: Actor
const [head, colleague] = [newId(), newId()]

beforeAll(async () => {
  platform = await testPlatform()
  const workersAt = async () => [{ account: colleague, name: '同站社工' }]
  const errors = { ...caseworkErrors, ...intakeErrors }
  const then = { ...platform, clock: clockAt(friday) }
  app = await testApp(then, caseworkRoutes(then, [], { workersAt }), errors)
  county = await smallCounty(platform)
  giving = app.actor({ permissions: everyday, scope: { kind: 'station', station: county.xiaoheStation } })
  receiving = app.actor({
    permissions: everyday,
    scope: { kind: 'station', station: county.shantangStation },
  })
  elsewhere = app.actor({ permissions: everyday, scope: { kind: 'division', division: 330106000000 } })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor) => app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const post = (url: string, payload: object, actor: Actor) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const raise = (on = friday) => raiseTransfers({ ...platform, clock: clockAt(on) }, async () => [head])
const duties = (subject: string) =>
  asOwner(platform.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select kind, owner, station, due_on::text as due, urgency, state, title, title_en, outcome_en from duty
       where subject = $1 and kind like 'case-transfer%' order by created_at`,
      [subject],
    )
    return rows
  })

async function opened(more: object = {}) {
  const [id, person] = [newId(), await county.person({ name: '陈小雨' })]
  const facts = { kind: 'ordinary', problem: 'care', source: 'found', openedOn: '2023-12-27', phases: true }
  await post('/api/cases', { id, person, ...facts, ...more }, giving)
  const { version } = (await get(`/api/cases/${id}`, giving)).json()
  return { id, person, version: version as number }
}

const ask = ({ id, version }: { id: string; version: number }, more: object = {}) => {
  const body = transferring(county.shantangStation, version, more)
  return post(`/api/cases/${id}/transfers`, body, giving).then((answer) => ({ answer, transfer: body.id }))
}

const consented = (person: string, birth: string, givenBy: string) =>
  asOwner(platform.ownerUrl, async (client) => {
    await client.query('update person set birth = $2 where id = $1', [person, birth])
    await client.query(
      `insert into consent (province, person, id, division, station, purpose, given_by, given_on, method, recorded_by)
       values (41, $1, $2, $3, $4, 'service', $5, '2023-12-01', 'paper', $2)`,
      [person, newId(), xiaoheVillage, county.xiaoheStation, givenBy],
    )
  })

const codes = (answer: { json(): { problems?: { code: string; path: string }[] } }) =>
  (answer.json().problems ?? []).map(({ code, path }) => [code, path])

describe('the hand-over of a case to another station (2.8)', () => {
  it('needs a ground: consent that is in force on file, or a duty of law that is argued', async () => {
    const one = await opened()
    const on = (more: object) => ask(one, { handOver: handOver(more) })
    expect(codes((await on({ legalBasis: 'consent', basisNote: null })).answer)).toEqual([
      ['hand-over-needs-birth-date', '/body/handOver/legalBasis'],
    ])
    await consented(one.person, '2012-05-01', 'self')
    expect(codes((await on({ legalBasis: 'consent', basisNote: null })).answer)).toEqual([
      ['hand-over-needs-guardian-consent', '/body/handOver/legalBasis'],
    ])
    expect(codes((await on({ basisNote: null })).answer)).toEqual([
      ['basis-note-missing', '/body/handOver/basisNote'],
    ])
    expect(codes((await on({ legalBasis: 'no-personal-data' })).answer)).toEqual([
      ['basis-without-personal-data', '/body/handOver/legalBasis'],
    ])
    await consented(one.person, '2012-05-01', 'guardian')
    const choices = (await get(`/api/cases/${one.id}/transfer-choices`, giving)).json()
    expect(choices).toMatchObject({ consent: { state: 'given', needs: [] }, copies: true })
    expect((await on({ legalBasis: 'consent', basisNote: null })).answer.statusCode).toBe(201)
  })

  it('is not accepted on a consent that was withdrawn while it waited, and shows the data to the giver alone', async () => {
    const one = await opened()
    await consented(one.person, '1990-05-01', 'self')
    const more = { handOver: handOver({ legalBasis: 'consent', basisNote: null, data: [{ field: 'sex' }] }) }
    const { answer, transfer } = await ask(one, more)
    expect(answer.statusCode, answer.body).toBe(201)
    const seen = async (actor: Actor) => (await get(`/api/cases/transfers/${transfer}`, actor)).json()
    expect(await seen(receiving)).toMatchObject({
      consentEnded: false,
      handOver: { fields: [{ field: 'sex' }] },
    })
    await asOwner(platform.ownerUrl, (client) =>
      client.query(`update consent set withdrawn_on = '2023-12-28' where person = $1`, [one.person]),
    )
    expect(await seen(receiving)).toMatchObject({ consentEnded: true, handOver: { fields: [] } })
    expect(await seen(giving)).toMatchObject({ consentEnded: true, handOver: { fields: [{ field: 'sex' }] } })
    const accept = await post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId() }, receiving)
    expect([accept.statusCode, accept.json().code]).toEqual([409, 'case-transfer-consent-ended'])
    const back = { id: newId(), reason: '同意已撤回' }
    expect((await post(`/api/cases/transfers/${transfer}/return`, back, receiving)).statusCode).toBe(200)
  })

  it('shows the data no longer to a station at which nothing came of the request', async () => {
    for (const [end, by] of [
      ['return', receiving],
      ['withdrawal', giving],
    ] as const) {
      const { transfer } = await ask(await opened(), { handOver: handOver({ data: [{ field: 'sex' }] }) })
      const seen = async (actor: Actor) => (await get(`/api/cases/transfers/${transfer}`, actor)).json()
      expect(await seen(receiving)).toMatchObject({
        dataWithheld: false,
        handOver: { fields: [{ field: 'sex' }] },
      })
      await post(`/api/cases/transfers/${transfer}/${end}`, { id: newId(), reason: '另行安排' }, by)
      expect(await seen(receiving), end).toMatchObject({ dataWithheld: true, handOver: { fields: [] } })
      expect(await seen(giving), end).toMatchObject({ handOver: { fields: [{ field: 'sex' }] } })
    }
  })

  it('hands over the fields that were chosen and that the giver may see, and no other', async () => {
    const one = await opened()
    const refused = await ask(one, { handOver: handOver({ data: [{ field: 'phone' }] }) })
    expect(codes(refused.answer)).toEqual([['hand-over-field-not-yours', '/body/handOver/data/0/phone']])
    const { answer, transfer } = await ask(one, {
      handOver: handOver({ risks: '曾离家', data: [{ field: 'school', value: '善堂镇中心小学四年级' }] }),
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const seen = (await get(`/api/cases/transfers/${transfer}`, receiving)).json()
    expect(seen).toMatchObject({
      clientName: '陈小雨',
      dueOn: '2024-01-04',
      late: false,
      opens: false,
      abilities: { accept: true, withdraw: false },
      workers: [{ account: colleague, name: '同站社工' }],
      handOver: {
        summary: '已家访两次，孩子愿意回校',
        next: '本周五联系班主任',
        risks: '曾离家',
        papers: null,
        fields: [{ field: 'school', value: '善堂镇中心小学四年级' }],
        legalBasis: { code: 'statutory-duty', article: '第十三条第一款第三项' },
      },
    })
    expect((await get(`/api/cases/transfers/${transfer}`, giving)).json()).toMatchObject({
      opens: true,
      abilities: { accept: false, withdraw: true },
      workers: [],
    })
    expect((await get(`/api/cases/transfers/${transfer}`, elsewhere)).statusCode).toBe(404)
    const reader = app.actor({
      permissions: ['casework.read'],
      scope: { kind: 'station', station: county.shantangStation },
    })
    const shown = (await get(`/api/cases/transfers/${transfer}`, reader)).json()
    expect(shown).toMatchObject({
      clientName: null,
      reason: null,
      handOver: null,
      abilities: { accept: false },
    })
  })

  it('leaves the case with the giver until it is answered: it is neither closed nor withdrawn meanwhile', async () => {
    const one = await opened({ phases: false })
    const { answer } = await ask(one)
    const { version } = answer.json()
    const closing = { id: newId(), version, closedOn: '2023-12-29', reason: 'goals-met' }
    expect((await post(`/api/cases/${one.id}/closing`, closing, giving)).json().code).toBe(
      'case-transfer-open',
    )
    expect(
      (await post(`/api/cases/${one.id}/withdrawal`, { id: newId(), version, reason: '误开' }, giving)).json()
        .code,
    ).toBe('case-transfer-open')
  })
})

describe('what a transfer owes to whom', () => {
  it('is an answer of the receiving station within three working days, settled by it', async () => {
    await raise()
    const { transfer } = await ask(await opened())
    expect(await raise()).toBe(1)
    expect(await raise()).toBe(0)
    const [duty] = await duties(transfer)
    expect(duty).toMatchObject({
      owner: head,
      station: county.shantangStation,
      due: '2024-01-04',
      urgency: 1,
      state: 'open',
    })
    expect(duty.title).toMatch(/^接收或退回转来的个案 GA-410621-2023-\d{5}：小河镇社会工作服务站$/)
    expect(duty.title_en).toMatch(/^Accept or return case GA-410621-2023-\d{5}, handed over by /)
    const accept = (more: object) =>
      post(`/api/cases/transfers/${transfer}/acceptance`, { id: newId(), ...more }, receiving)
    expect(codes(await accept({ worker: newId() }))).toEqual([['case-worker-not-there', '/body/worker']])
    const accepted = await accept({ worker: colleague })
    expect(accepted.statusCode, accepted.body).toBe(200)
    const { case: id } = accepted.json()
    expect((await get(`/api/cases/${id}`, receiving)).json()).toMatchObject({
      worker: colleague,
      workerName: '同站社工',
      personFile: false,
      moves: [{ fromStationName: '小河镇社会工作服务站', stationName: '善堂镇社会工作服务站' }],
    })
    expect((await get(`/api/cases/transfers/${transfer}`, giving)).json()).toMatchObject({
      state: 'accepted',
      settledByName: '测试员',
      opens: false,
    })
    expect(await duties(transfer)).toMatchObject([{ state: 'done', outcome_en: 'Accepted' }])
  })

  it('is due to the hour in a crisis, and late from that hour', async () => {
    const { transfer } = await ask(await opened({ kind: 'crisis' }))
    const shown = (await get(`/api/cases/transfers/${transfer}`, giving)).json()
    expect(shown).toMatchObject({ urgency: 'urgent', dueOn: '2023-12-30', late: false })
    expect(shown.dueAt).not.toBeNull()
    const later = { ...platform, clock: clockAt(day('2023-12-31')) }
    const then = await testApp(later, caseworkRoutes(later), { ...caseworkErrors, ...intakeErrors })
    const reader = then.actor({
      permissions: everyday,
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    const url = `/api/cases/transfers/${transfer}`
    expect((await then.server.inject({ method: 'GET', url, headers: then.as(reader) })).json().late).toBe(
      true,
    )
    await then.server.close()
  })

  it('ends when the giver takes the request back', async () => {
    const { transfer } = await ask(await opened())
    await raise()
    await post(`/api/cases/transfers/${transfer}/withdrawal`, { id: newId(), reason: '情况有变' }, giving)
    await raise()
    expect(await duties(transfer)).toMatchObject([
      { state: 'done', outcome_en: 'Taken back by the other station' },
    ])
  })

  it('goes back to the giving worker when it is returned, until another station is asked', async () => {
    const one = await opened()
    const { transfer } = await ask(one)
    await raise()
    await post(`/api/cases/transfers/${transfer}/return`, { id: newId(), reason: '户籍不在本镇' }, receiving)
    expect(await duties(transfer)).toMatchObject([{ state: 'done', outcome_en: 'Returned' }])
    expect(await raise()).toBe(1)
    expect(await raise()).toBe(0)
    expect(await duties(one.id)).toMatchObject([
      {
        kind: 'case-transfer-returned',
        owner: giving.account,
        station: county.xiaoheStation,
        due: '2024-01-02',
        state: 'open',
      },
    ])
    const { version } = (await get(`/api/cases/${one.id}`, giving)).json()
    const again = await ask({ id: one.id, version })
    expect(again.answer.statusCode, again.answer.body).toBe(201)
    expect(await duties(one.id)).toMatchObject([{ state: 'done' }])
    expect(await raise()).toBe(1)
  })
})
