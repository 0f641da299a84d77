import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { smallCounty, xunxian } from '../../../../tests/small-county.ts'
import { programmesErrors } from '../../errors.ts'
import { programmesRoutes } from '../routes.ts'
import { keptProgramme } from './definitions.ts'
import { programmeOn } from './in-force.ts'

let platform: TestPlatform
let app: TestApp
let author: Actor
let approver: Actor
let worker: Actor
let elsewhere: Actor

const officer = ['programmes.read', 'programmes.draft', 'programmes.approve']
const guide = readFileSync(join(import.meta.dirname, '../../../../docs/add-a-programme.md'), 'utf8')
// The guide's policy, a year earlier: the clock of the tests stands in 2023.
const text = (/```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '').replaceAll('2024-01-01', '2023-01-01')

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, programmesRoutes(), programmesErrors)
  const county = await smallCounty(platform)
  const inCounty = { kind: 'division', division: xunxian } as const
  author = app.actor({ permissions: officer, scope: inCounty })
  approver = app.actor({ permissions: officer, scope: inCounty })
  worker = app.actor({
    permissions: ['programmes.read'],
    scope: { kind: 'station', station: county.xiaoheStation },
  })
  elsewhere = app.actor({ permissions: officer, scope: { kind: 'division', division: 320111000000 } })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const ask = async (by: Actor | null, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) => {
  const answer = await app.server.inject({
    method,
    url,
    headers: by ? app.as(by) : {},
    ...(body ? { payload: body } : {}),
  })
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
  return { status: answer.statusCode, body: answer.json() as any }
}

const draft = newId()
const at = `/api/programme-drafts/${draft}`
const command = (more: object = {}) => ({ id: newId(), ...more })
const today = () => platform.clock.today()
const problemsOf = (body: { problems: { message: string }[] }) => body.problems.map(({ message }) => message)

describe('the catalogue', () => {
  it('shows the programmes of a place, of those above it and of those in it', async () => {
    const of = async (division: number) =>
      (await ask(worker, 'GET', `/api/programmes?division=${division}`)).body.items.map(
        ({ code }: { code: string }) => code,
      )
    expect(await of(440605001000)).toEqual(['nanhai-practicum'])
    expect(await of(330106000000)).toEqual(['zhejiang-leading-talent', 'hangzhou-ten-best-stations'])
    expect(await of(410000000000)).toEqual(['xunxian-case-contest'])
    expect(await of(530000000000)).toEqual([])
  })

  it('is told to residents without an account, and to staff with the permission only', async () => {
    expect((await ask(null, 'GET', '/api/public/programmes?division=3411')).body.items).toHaveLength(2)
    expect((await ask(null, 'GET', '/api/programmes')).status).toBe(401)
    const nobody = app.actor({ permissions: ['duties.read'], scope: { kind: 'division', division: xunxian } })
    expect((await ask(nobody, 'GET', '/api/programmes')).status).toBe(403)
  })
})

describe('the questionnaire', () => {
  const decide = (facts: object, by: Actor | null = worker) =>
    ask(by, 'POST', `/api/${by ? '' : 'public/'}programmes/yinchuan-certificate-reward/decide`, {
      on: '2023-05-01',
      facts,
    })

  it('shrinks as answers settle it, and gives the amount in the end', async () => {
    expect((await decide({})).body.ask).toEqual(['level', 'work_place', 'drawn_this_level'])
    expect((await decide({ level: 'none' })).body).toMatchObject({ eligible: 'no', ask: [] })
    const whole = { level: 'senior', work_place: 640104, drawn_this_level: false }
    expect((await decide(whole, null)).body).toMatchObject({ eligible: 'yes', amountFen: 600000, ask: [] })
  })

  it('refuses what is no answer, with the place of each', async () => {
    const { status, body } = await decide({ level: 'grand', place: 1 })
    expect(status).toBe(400)
    expect(body.problems.map(({ path }: { path: string }) => path)).toEqual([
      '/body/facts/level',
      '/body/facts/place',
    ])
  })

  it('does not know a programme that is none', async () =>
    expect((await ask(worker, 'GET', '/api/programmes/no-such')).status).toBe(404))
})

describe('a draft', () => {
  it('needs the permission, and a division of its author', async () => {
    const body = command({ draft, text, reason: '新政策' })
    expect((await ask(worker, 'POST', '/api/programme-drafts', body)).status).toBe(403)
    expect(problemsOf((await ask(elsewhere, 'POST', '/api/programme-drafts', body)).body)).toHaveLength(1)
    expect((await ask(author, 'POST', '/api/programme-drafts', body)).status).toBe(201)
    expect((await ask(author, 'POST', '/api/programme-drafts', body)).status).toBe(201)
  })

  it('is seen by officers of its place and by nobody else', async () => {
    expect((await ask(approver, 'GET', at)).body.check).toMatchObject({ valid: true, inForce: false })
    expect((await ask(elsewhere, 'GET', at)).status).toBe(404)
    expect((await ask(elsewhere, 'GET', '/api/programme-drafts')).body.items).toEqual([])
  })

  it('is listed by its name, and read in full by whoever is to decide on it', async () => {
    const { items } = (await ask(approver, 'GET', '/api/programme-drafts')).body
    expect(items[0].title.zh).toBe('浚县困难家庭助学补助')
    const { definition } = (await ask(approver, 'GET', at)).body
    expect(definition.eligible.map(({ rule }: { rule: string }) => rule)).toEqual([
      'resident',
      'pupil',
      'income',
    ])
    expect(definition.parameters.full_grant.values).toMatchObject({ '2023-01-01': { value: 200000 } })
  })

  it('decides nothing while it is a draft', async () =>
    expect((await ask(worker, 'GET', '/api/programmes/xunxian-school-grant')).status).toBe(404))

  it('is submitted only when it is right in every point', async () => {
    const wrong = text.replace('amount: 200000 }', 'amount: 200001 }')
    const saved = command({ version: 1, text: wrong, reason: '新政策' })
    expect((await ask(author, 'PUT', at, saved)).body).toMatchObject({ version: 2, state: 'draft' })
    const refused = await ask(author, 'POST', `${at}/submission`, command({ version: 2 }))
    expect(refused.status).toBe(409)
    expect(refused.body.problems[0].messages.en).toMatch(
      /^line \d+: example “the first tier includes its line”: amount/,
    )
    expect(refused.body.problems[0].messages.en).not.toMatch(/[\u4e00-\u9fff]/)
    expect(problemsOf(refused.body)[0]).toMatch(/第 \d+ 行：示例“the first tier includes its line”/)
    await ask(author, 'PUT', at, command({ version: 2, text, reason: '新政策' }))
    expect((await ask(author, 'POST', `${at}/submission`, command({ version: 3 }))).body.state).toBe(
      'submitted',
    )
  })

  it('is never approved by who wrote it, nor by somebody of another place', async () => {
    const approval = (by: Actor, from: string) =>
      ask(by, 'POST', `${at}/approval`, command({ version: 4, from }))
    expect((await approval(author, today())).status).toBe(403)
    expect((await approval(elsewhere, today())).status).toBe(404)
    expect(problemsOf((await approval(approver, '2020-01-01')).body)).toEqual(['生效日期不能早于今天'])
    expect((await approval(approver, today())).body.state).toBe('approved')
  })

  it('is in force from its day on, and its text is kept under its hash', async () => {
    const { body } = await ask(worker, 'GET', '/api/programmes/xunxian-school-grant')
    expect(body.line.approved).toMatchObject({ id: draft, from: today() })
    // Income lines are no sums that anybody is paid.
    expect(body.line.sums.map(({ name }: { name: string }) => name)).toEqual(['full_grant', 'part_grant'])
    const kept = await keptProgramme(platform.worker.handle, body.line.hash)
    expect(kept?.code).toBe('xunxian-school-grant')
    expect(await programmeOn(platform.worker.handle, 'xunxian-school-grant', day('2020-01-01'))).toBeNull()
  })

  it('asks its questions in the order of its file, after it was kept too', async () => {
    const kept = await programmeOn(platform.worker.handle, 'xunxian-school-grant', today())
    expect(Object.keys(kept?.programme.facts ?? {})).toEqual([
      'township',
      'income_a_head',
      'pupil',
      'sibling_draws',
    ])
  })

  it('is changed by a new version, which shows what differs and keeps the past', async () => {
    const next = text.replace('value: 50, source', 'value: 60, source')
    const { body } = await ask(author, 'POST', '/api/programme-checks', { text: next })
    expect(body.differences).toContainEqual({
      path: 'parameters.sibling_percent.values.2023-01-01.value',
      steps: [
        { key: 'parameters', title: null },
        { key: 'sibling_percent', title: { zh: '第二个孩子的比例', en: 'Share of a second child' } },
        { key: 'values', title: null },
        { key: '2023-01-01', title: null },
        { key: 'value', title: null },
      ],
      unit: 'percent',
      before: '50',
      after: '60',
    })
    expect(body.valid).toBe(false)
    const figure = { parameter: 'sibling_percent', value: '60', from: '2099-01-01', source: '修订' }
    const put = await ask(author, 'POST', '/api/programme-figures', { text, ...figure })
    expect(put.body.text).toContain('2099-01-01: { value: 60, source: 修订 }')
    expect(put.body.text).toContain("value: 50, source: '第五条'")
  })

  it('is approved by nobody who wrote any of it, also where somebody else put a comma right since', async () => {
    const shared = newId()
    const its = `/api/programme-drafts/${shared}`
    await ask(author, 'POST', '/api/programme-drafts', command({ draft: shared, text, reason: '再改' }))
    const mended = `${text}# 校对\n`
    await ask(approver, 'PUT', its, command({ version: 1, text: mended, reason: '校对' }))
    await ask(approver, 'POST', `${its}/submission`, command({ version: 2 }))
    expect((await ask(author, 'GET', its)).body.line.abilities.decide).toBe(false)
    for (const by of [author, approver]) {
      const { status, body } = await ask(
        by,
        'POST',
        `${its}/approval`,
        command({ version: 3, from: today() }),
      )
      expect([status, body.code]).toEqual([403, 'draft-approved-by-author'])
    }
    await expect(
      sql`update programme_version set decided_by = authors[1], decided_at = clock_timestamp(), state = 'refused', note = 'n'
        where id = ${shared}`.execute(platform.worker.handle),
    ).rejects.toThrow('programme_version_four_eyes')
  })

  it('is refused with a reason by a second person', async () => {
    const other = newId()
    await ask(author, 'POST', '/api/programme-drafts', command({ draft: other, text, reason: '再改' }))
    await ask(author, 'POST', `/api/programme-drafts/${other}/submission`, command({ version: 1 }))
    const refusal = command({ version: 2, note: '无需修改' })
    expect((await ask(author, 'POST', `/api/programme-drafts/${other}/refusal`, refusal)).status).toBe(403)
    expect((await ask(approver, 'POST', `/api/programme-drafts/${other}/refusal`, refusal)).body.state).toBe(
      'refused',
    )
    expect((await ask(approver, 'GET', `/api/programme-drafts/${other}`)).body.line.note).toBe('无需修改')
  })
})
