import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type GrantScope, scopeOf } from '../../../kernel/actor.ts'
import { scopeSettings } from '../../../platform/server/database/scope.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { type SmallCounty, smallCounty, xiaoheVillage, xunxian } from '../../../tests/small-county.ts'
import { protectionErrors } from '../errors.ts'
import { protectionRoutes } from './index.ts'

const reading = ['protection.read', 'protection.report', 'people.read']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let second: Actor
let director: Actor
let keeper: Actor

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, protectionRoutes(platform), protectionErrors)
  county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions = reading) => app.actor({ permissions, scope })
  worker = actor({ kind: 'station', station: county.xiaoheStation })
  second = actor({ kind: 'station', station: county.xiaoheStation })
  director = actor({ kind: 'division', division: xiaoheVillage }, ['protection.report'])
  keeper = actor({ kind: 'division', division: xunxian })
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

describe('a mandatory report cannot be vetoed or taken away (2.10)', () => {
  it('is nobody’s veto: no colleague, head or county begins it, not by the function of the database either', async () => {
    const id = await started({}, director)
    const at = `/api/protection-reports/${id}`
    for (const other of [worker, second, keeper]) {
      const refusal = await post(`${at}/no-need`, { id: newId(), reason: '不用报' }, other)
      expect(refusal.json().code).toBe('report-made-by-another')
      expect((await get(at, other)).json().abilities).toMatchObject({ findNoNeed: false, signNoNeed: null })
    }
    const begun = await asOwner(platform.ownerUrl, async (client) => {
      const scope = scopeOf(keeper, 'protection.read', platform.clock.today())
      for (const setting of Object.entries(scopeSettings(scope, second)))
        await client.query('select set_config($1, $2, false)', setting)
      const add = (kind: string) =>
        client.query(
          `select add_protection_entry(41::smallint, $1, $2, $3, now(), '{}', null, '{}', null, null, null, '\\x00', $4, null, null,
             now()) as added`,
          [id, newId(), kind, kind === 'no-need' ? second.account : null],
        )
      return [...(await add('no-need')).rows, ...(await add('correction')).rows]
    })
    expect(begun).toEqual([{ added: false }, { added: true }])
    expect((await one(id)).running).toBe(true)
    // Who made it may say that it was a slip, also who reads no other report.
    expect((await post(`${at}/no-need`, { id: newId(), reason: '选错了孩子' }, director)).statusCode).toBe(
      201,
    )
    expect(
      (await post(`${at}/no-need-signature`, { id: newId(), reason: '同意' }, director)).statusCode,
    ).toBe(404)
    expect((await one(id)).running).toBe(true)
    expect(
      (await post(`${at}/no-need-signature`, { id: newId(), reason: '已核实' }, second)).statusCode,
    ).toBe(201)
    expect((await one(id)).state).toBe('no-need')
  })

  it('stays above those that were sent until it is sent as well, page by page', async () => {
    const person = await county.person({ name: '吴小谷', categories: ['KJ'] })
    const about = { person, child: undefined }
    const old = await started({ ...about, noticedAt: '2023-12-01T08:00:00+08:00' })
    const sent = { bodies: ['police'], method: 'hotline' }
    const later = [
      await started({ ...about, noticedAt: '2023-12-28T08:00:00+08:00', sent }),
      await started({ ...about, noticedAt: '2023-12-27T08:00:00+08:00', sent }),
    ]
    const seen: string[] = []
    let cursor = ''
    do {
      const url = `/api/protection-reports?person=${person}&limit=1${cursor ? `&cursor=${cursor}` : ''}`
      const page = (await get(url)).json()
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.next ?? ''
    } while (cursor)
    expect(seen).toEqual([old, ...later])
  })

  it('does not help to empty the tables', async () => {
    await started()
    await expect(rows('truncate protection_report cascade')).rejects.toThrow('never changed or removed')
    await expect(rows('truncate protection_entry')).rejects.toThrow('never changed or removed')
  })
})
