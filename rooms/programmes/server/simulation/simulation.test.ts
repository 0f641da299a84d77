import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { smallCounty, xunxian } from '../../../../tests/small-county.ts'
import { programmesErrors } from '../../errors.ts'
import { programmesRoutes } from '../routes.ts'
import { noNeighbours, type Recorded } from './population.ts'

const yinchuan = 640100000000

/** A register of six workers of two districts, as a room above would hand it in. */
const people: readonly Recorded[] = [
  ['senior', 640104001000],
  ['senior', 640104002000],
  ['intermediate', 640104001000],
  ['assistant', 640105001000],
  ['none', 640105001000],
  [undefined, 640105001000],
].map(([level, place], i) => ({
  id: `01890000-0000-7000-8000-00000000000${i}` as Id,
  place: Number(place),
  name: i % 2 === 0 ? `员工${i}` : null,
  records: () => ({ 'certificate.level': level, 'employment.place': place }),
}))

let platform: TestPlatform
let app: TestApp
let officer: Actor
let worker: Actor
let elsewhere: Actor
let asked: unknown

beforeAll(async () => {
  platform = await testPlatform()
  const neighbours = {
    ...noNeighbours,
    posts: ['social-worker'],
    async *population(_tx: unknown, _standing: unknown, of: unknown) {
      asked = of
      yield people.slice(0, 4)
      yield people.slice(4)
    },
  }
  app = await testApp(platform, programmesRoutes(neighbours), programmesErrors)
  await smallCounty(platform)
  const inYinchuan = { kind: 'division', division: yinchuan } as const
  officer = app.actor({ permissions: ['programmes.read', 'programmes.simulate'], scope: inYinchuan })
  worker = app.actor({ permissions: ['programmes.read'], scope: inYinchuan })
  elsewhere = app.actor({
    permissions: ['programmes.simulate'],
    scope: { kind: 'division', division: xunxian },
  })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const ask = async (by: Actor | null, query: string, path = 'simulation') => {
  const answer = await app.server.inject({
    method: 'GET',
    url: `/api/programmes/yinchuan-certificate-reward/${path}?${query}`,
    headers: by ? app.as(by) : {},
  })
  return { status: answer.statusCode, answer, body: path === 'simulation' ? answer.json() : null }
}
const of = `division=${yinchuan}&on=2023-05-01&assume=drawn_this_level=no`

describe('a simulation over the register', () => {
  it('counts who qualifies, what it costs and what would have to be asked', async () => {
    const { body } = await ask(officer, of)
    expect(body).toMatchObject({
      on: '2023-05-01',
      moved: false,
      recurring: false,
      // 6000 + 6000 + 3000 + 2000 yuan.
      before: { persons: 6, eligible: 4, unknown: 1, costFen: 1_700_000 },
      gainers: 0,
      losers: 0,
      changes: [],
    })
    expect(body.asked).toEqual([
      { name: 'level', title: expect.objectContaining({ zh: expect.any(String) }), persons: 1 },
    ])
    expect(asked).toEqual({ kind: 'workers', division: yinchuan, posts: [] })
  })

  it('groups by place and by each question with options; what is not known is a group of its own', async () => {
    const { body } = await ask(officer, of)
    const groups = (by: string) =>
      body.groups
        .filter((group: { by: string }) => group.by === by)
        .map((group: { value: string | null; before: { persons: number; costFen: number } }) => [
          group.value,
          group.before.persons,
          group.before.costFen,
        ])
    expect(groups('by-place')).toEqual([
      ['640104000000', 3, 1_500_000],
      ['640105000000', 3, 200_000],
    ])
    expect(groups('level')).toEqual([
      ['assistant', 1, 200_000],
      ['intermediate', 1, 300_000],
      ['none', 1, 0],
      ['senior', 2, 1_200_000],
      [null, 1, 0],
    ])
  })

  it('tells who gains and who loses when a figure moves, by name only where the name may be seen', async () => {
    const { body } = await ask(officer, `${of}&set=reward_senior=700000;reward_assistant=100000`)
    expect(body).toMatchObject({ moved: true, gainers: 2, losers: 1, after: { costFen: 1_800_000 } })
    expect(body.changes).toEqual([
      {
        id: people[0]?.id,
        name: '员工0',
        before: { eligible: 'yes', amountFen: 600_000 },
        after: { eligible: 'yes', amountFen: 700_000 },
      },
      expect.objectContaining({ id: people[1]?.id, name: null }),
      expect.objectContaining({
        id: people[3]?.id,
        name: null,
        after: { eligible: 'yes', amountFen: 100_000 },
      }),
    ])
  })

  it('is a workbook as well', async () => {
    const { status, answer } = await ask(officer, `${of}&set=reward_senior=700000`, 'simulation/export')
    expect(status).toBe(200)
    expect(answer.headers['content-type']).toContain('spreadsheetml')
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('needs the permission, and a place within the scope', async () => {
    expect((await ask(null, of)).status).toBe(401)
    expect((await ask(worker, of)).status).toBe(403)
    const refused = await ask(elsewhere, of)
    expect(refused.status).toBe(400)
    expect(refused.body.code).toBe('simulation-outside-scope')
    expect((await ask(officer, of.replace(String(yinchuan), '640000000000'))).status).toBe(400)
  })

  it('refuses what is no figure, no fact and no post, all of it told', async () => {
    const messages = async (more: string) =>
      (await ask(officer, `${of}${more}`)).body.problems.map(
        ({ messages }: { messages: { en: string } }) => messages.en,
      )
    expect((await ask(officer, `${of}&set=reward=1`)).status).toBe(400)
    expect(JSON.stringify(await messages('&set=reward=1'))).toContain('no figure or open question reward')
    expect(JSON.stringify(await messages(';levl=senior'))).toContain('there is no fact levl')
    expect(JSON.stringify(await messages('&posts=dancer'))).toContain('there is no post dancer')
    expect((await ask(officer, `${of}&draft=${newId()}`)).status).toBe(404)
  })
})
