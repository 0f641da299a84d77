import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { smallCounty, xiaoheVillage, xunxian } from '../../../../tests/small-county.ts'
import { assessmentErrors } from '../../errors.ts'
import { definitionInForce, keptDefinition } from './definition-in-force.ts'
import { instrumentRoutes } from './routes.ts'

let platform: TestPlatform
let app: TestApp
let author: Actor
let signer: Actor
let worker: Actor
let elsewhere: Actor

const officer = ['assessment.read', 'instruments.write', 'instruments.sign']

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, instrumentRoutes(), assessmentErrors)
  const county = await smallCounty(platform)
  await asOwner(platform.ownerUrl, (client) =>
    client.query(
      `insert into division (code, name, level, parent, pinyin, initials, grams)
       values (410621000000, '浚县', 3, 410600000000, 'xunxian', 'xx', '{}')`,
    ),
  )
  const inCounty = { kind: 'division', division: xunxian } as const
  author = app.actor({ permissions: officer, scope: inCounty })
  signer = app.actor({ permissions: officer, scope: inCounty })
  worker = app.actor({
    permissions: ['assessment.read'],
    scope: { kind: 'station', station: county.xiaoheStation },
  })
  elsewhere = app.actor({ permissions: officer, scope: { kind: 'division', division: 320111000000 } })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const ask = async (by: Actor, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const answer = await app.server.inject({
    method,
    url,
    headers: app.as(by),
    ...(body ? { payload: { id: newId(), ...body } } : {}),
  })
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
  return { status: answer.statusCode, body: answer.json() as any }
}

const base = '/api/instruments/cri-5/copies'
const blue90 = {
  name: '本县蓝色每 90 天面访一次',
  given: { rest_option: 1 },
  expect: { grade: 'blue', every: { visit: 90 } },
}
const draft = {
  changes: { 'grades.blue.visit.every': 90 },
  examples: [blue90],
  reason: '山区路远，按 90 天安排',
}
const copy = newId()
const step = (by: Actor, what: string, body: object) => ask(by, 'POST', `${base}/${copy}/${what}`, body)

/** What blue means for a visit at a village of the county, by the definition in force. */
const blueVisit = async () => {
  const found = await definitionInForce(platform.worker.handle, 'cri-5', xiaoheVillage, day('2024-01-10'))
  return found?.instrument.grades.at(-1)?.duties.find(({ kind }) => kind === 'visit')?.every?.days
}

describe('instruments', () => {
  it('are listed with what is in force, to whoever may see assessments', async () => {
    const { status, body } = await ask(worker, 'GET', '/api/instruments?division=410621')
    expect(status).toBe(200)
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual([
      'cri-5',
      'elder-risk',
      'gbt-42195-2022',
    ])
    expect(body.items[0].inForce).toMatchObject({ version: 1, copy: null })
    const nobody = app.actor({ permissions: ['people.read'], scope: { kind: 'division', division: xunxian } })
    expect((await ask(nobody, 'GET', '/api/instruments')).status).toBe(403)
  })

  it('are shown in full with the numbers that a county may change', async () => {
    const { body } = await ask(worker, 'GET', '/api/instruments/cri-5')
    expect(body.definition.items).toHaveLength(25)
    expect(body.figures.find(({ name }: { name: string }) => name === 'thresholds.total-red')).toMatchObject({
      value: 32,
      shipped: 32,
      mayBeCopied: true,
    })
    expect((await ask(worker, 'GET', '/api/instruments/cri-6')).body.code).toBe('instrument-unknown')
  })
})

describe("a county's copy (D8)", () => {
  it('changes thresholds and intervals only', async () => {
    const refused = async (changes: object) => {
      const { body } = await ask(author, 'POST', base, {
        copy: newId(),
        division: '410621',
        ...draft,
        changes,
      })
      return body.problems.map(({ code }: { code: string }) => code)
    }
    expect(await refused({ 'items.A1.4': 5 })).toEqual(['figure-unknown'])
    expect(await refused({ 'grades.blue.visit.every': 0.5 })).toEqual(['figure-not-valid'])
    expect(await refused({ 'grades.blue.visit.every': 30 })).toEqual(['copy-changes-nothing'])
  })

  it('is drafted for a county in scope by whoever may change instruments', async () => {
    const input = { copy, division: '410621', ...draft }
    expect((await ask(worker, 'POST', base, input)).status).toBe(403)
    expect((await ask(elsewhere, 'POST', base, input)).body.code).toBe('not-found')
    expect((await ask(author, 'POST', base, { ...input, division: '410621105' })).body.problems[0].code).toBe(
      'copy-place-not-county',
    )
    expect((await ask(author, 'POST', base, input)).body).toMatchObject({
      id: copy,
      state: 'draft',
      version: 1,
    })
  })

  it('is not in force, nor signed, while it is a draft; and no other county learns of it', async () => {
    expect(await blueVisit()).toBe(30)
    expect((await step(signer, 'signature', { version: 1, from: '2024-01-10' })).body.code).toBe(
      'copy-not-checked',
    )
    expect((await ask(elsewhere, 'GET', base)).body.items).toEqual([])
    expect((await step(elsewhere, 'check', { version: 1 })).status).toBe(404)
  })

  it('passes its check only when its examples come true and show every change', async () => {
    const change = (more: object, version: number) =>
      ask(author, 'PUT', `${base}/${copy}`, { ...draft, ...more, version })
    await change({ examples: [{ ...blue90, expect: { every: { visit: 60 } } }] }, 1)
    const wrong = await step(author, 'check', { version: 2 })
    expect([wrong.body.code, wrong.body.problems[0].messages.zh]).toEqual([
      'copy-examples-wrong',
      '示例“本县蓝色每 90 天面访一次”的“面访”预期为 60，按副本得 90，请修改副本里的预期',
    ])
    await change({ changes: { ...draft.changes, 'thresholds.total-red': 30 } }, 2)
    const silent = await step(author, 'check', { version: 3 })
    expect(silent.body.problems).toMatchObject([
      {
        code: 'copy-figure-not-shown',
        path: '/changes/thresholds.total-red',
        messages: {
          zh: expect.stringContaining('“总分达到即为红”改为 30 后的结果还没有示例说明'),
          en: expect.stringContaining('No example shows what “Total for red” at 30 leads to'),
        },
      },
    ])
    await change({}, 3)
    expect((await step(author, 'check', { version: 4 })).body).toMatchObject({ state: 'checked', version: 5 })
  })

  it('is signed by a second person, from a day that is not past', async () => {
    expect((await step(author, 'signature', { version: 5, from: '2024-01-10' })).body.code).toBe(
      'copy-signed-by-author',
    )
    expect((await step(worker, 'signature', { version: 5, from: '2024-01-10' })).status).toBe(403)
    expect((await step(signer, 'signature', { version: 5, from: '2020-01-01' })).body.problems[0].code).toBe(
      'copy-in-the-past',
    )
    expect(await blueVisit()).toBe(30)
    const signed = await step(signer, 'signature', { version: 5, from: '2024-01-10' })
    expect(signed.body).toMatchObject({ state: 'signed', version: 6 })
    expect((await ask(author, 'PUT', `${base}/${copy}`, { ...draft, version: 6 })).body.code).toBe(
      'copy-not-draft',
    )
  })

  it('then grades in its county from its day, and its text is kept under its hash', async () => {
    expect(await blueVisit()).toBe(90)
    const before = await definitionInForce(platform.worker.handle, 'cri-5', xiaoheVillage, day('2024-01-09'))
    expect(before?.copy).toBeNull()
    const other = await definitionInForce(platform.worker.handle, 'cri-5', 320111007000, day('2024-01-10'))
    expect(other?.copy).toBeNull()
    const { body } = await ask(worker, 'GET', '/api/instruments/cri-5?division=410621105&on=2024-01-10')
    expect(body.inForce.copy).toMatchObject({ id: copy, from: '2024-01-10' })
    const kept = await keptDefinition(platform.worker.handle, body.inForce.hash)
    expect(kept?.instrument.grades.at(-1)?.duties.find(({ kind }) => kind === 'visit')?.every).toEqual({
      days: 90,
    })
  })

  it('ends by signature, and the instrument itself is in force again; its text stays', async () => {
    expect((await step(signer, 'end', { version: 6, to: '2024-01-31' })).body).toMatchObject({
      state: 'ended',
    })
    expect(await blueVisit()).toBe(90)
    const after = await definitionInForce(platform.worker.handle, 'cri-5', xiaoheVillage, day('2024-02-01'))
    expect(after?.copy).toBeNull()
  })
})
