import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { newId } from '../../platform/server/ids.ts'
import { caseworkErrors } from '../../rooms/casework/errors.ts'
import { caseworkRoutes } from '../../rooms/casework/server/index.ts'
import { lettersErrors } from '../../rooms/letters/errors.ts'
import { lettersRoutes } from '../../rooms/letters/server/index.ts'
import { type TestApp, testApp } from '../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../tests/database.ts'
import { type SmallCounty, shantangVillage, smallCounty, xunxian } from '../../tests/small-county.ts'
import { caseNamed } from './neighbours.ts'

const mailbox = ['letters.read', 'letters.answer']
const cases = ['casework.read', 'casework.record', 'people.read']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
/** Of the station with the mailbox: answers letters and runs cases. */
let worker: Actor
/** Answers letters there, and has no part in cases. */
let reader: Actor
/** Works all over the county. */
let officer: Actor
let box: string

const send = async (method: 'GET' | 'POST', url: string, actor: Actor, payload?: object) => {
  const headers = app.as(actor)
  const answer = await app.server.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  county = await smallCounty(platform)
  app = await testApp(
    platform,
    [...lettersRoutes(platform, async () => [], caseNamed), ...caseworkRoutes(platform)],
    { ...lettersErrors, ...caseworkErrors },
  )
  const station = { kind: 'station', station: county.xiaoheStation } as const
  worker = app.actor({ permissions: [...mailbox, ...cases], scope: station })
  reader = app.actor({ permissions: mailbox, scope: station })
  officer = app.actor({
    permissions: [...mailbox, ...cases],
    scope: { kind: 'division', division: xunxian },
  })
  box = newId()
  const opened = {
    id: box,
    station: county.xiaoheStation,
    name: '悄悄话信箱',
    openedOn: '2023-09-01',
    online: false,
  }
  expect((await send('POST', '/api/letters/boxes', worker, opened)).status).toBe(201)
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const letter = async (text = '我不想活了') => {
  const id = newId()
  const body = { id, box, thread: newId(), receivedOn: '2023-12-27', text }
  expect((await send('POST', '/api/letters', worker, body)).status).toBe(201)
  return id
}
const opening = async (more: object = {}) => ({
  id: newId(),
  person: await county.person(),
  kind: 'crisis',
  problem: 'emotion',
  source: 'school',
  openedOn: '2023-12-29',
  phases: true,
  ...more,
})
const name = (id: string, reference: string, actor = worker) =>
  send('POST', `/api/letters/${id}/safeguarding`, actor, {
    id: newId(),
    kind: 'case',
    reference,
    doneOn: '2023-12-29',
  })
const actsOf = async (id: string, actor = worker) =>
  (await send('GET', `/api/letters/${id}`, actor)).body.acts

describe('a letter that names a case', () => {
  it('takes one that there is, and is one press away from it', async () => {
    const id = await letter()
    const opened = await send('POST', '/api/cases', worker, await opening())
    expect((await name(id, opened.body.number)).status).toBe(201)
    expect(await actsOf(id)).toEqual([
      expect.objectContaining({
        kind: 'case',
        reference: opened.body.number,
        case: { id: opened.body.id, number: opened.body.number },
      }),
    ])
  })

  it('refuses a number that no case has, and nothing is written', async () => {
    const id = await letter()
    const { status, body } = await name(id, 'GA-410621-2023-99999')
    expect([status, body.problems]).toEqual([
      400,
      [expect.objectContaining({ code: 'letter-case-unknown', path: '/body/reference' })],
    ])
    expect(await actsOf(id)).toEqual([])
  })

  it('refuses one that the actor may not see, in the same words as one that there is not', async () => {
    const id = await letter()
    const there = await opening({ person: await county.person({ division: shantangVillage }) })
    const elsewhere = (await send('POST', '/api/cases', officer, there)).body.number
    const [seen, none] = [await name(id, elsewhere), await name(id, 'GA-410621-2023-99999')]
    expect(seen).toEqual(none)
    const here = (await send('POST', '/api/cases', worker, await opening())).body.number
    expect((await name(id, here, reader)).body.problems[0].code).toBe('letter-case-unknown')
    expect((await name(id, here)).status).toBe(201)
    expect((await actsOf(id, reader))[0]).toMatchObject({ reference: here, case: null })
  })

  it('refuses one that was withdrawn', async () => {
    const id = await letter()
    const { body } = await send('POST', '/api/cases', worker, await opening())
    const gone = { id: newId(), version: body.version, reason: '登记错误' }
    expect((await send('POST', `/api/cases/${body.id}/withdrawal`, worker, gone)).status).toBe(200)
    expect((await name(id, body.number)).body.problems[0].code).toBe('letter-case-unknown')
  })
})

describe('a case opened out of a letter', () => {
  it('is what was done for the writer: one command, a line of audit each, and the clock of safety ends', async () => {
    const id = await letter()
    const { status, body } = await send('POST', '/api/cases', worker, await opening({ letter: id }))
    expect(status).toBe(201)
    expect(await actsOf(id)).toEqual([
      expect.objectContaining({
        kind: 'case',
        doneOn: '2023-12-29',
        case: { id: body.id, number: body.number },
      }),
    ])
    const trail = await rows(
      `select action from audit_line where subject = $1 and action = 'letters.safeguard'`,
      [id],
    )
    expect(trail).toHaveLength(1)
    const owed = await rows(
      `select state from duty where subject = $1 and kind = 'letter-safety' and owner = $2`,
      [id, worker.account],
    )
    expect(owed).toEqual([{ state: 'done' }])
  })

  it('that is not there, was withdrawn, or may not be answered opens no case', async () => {
    const withdrawn = await letter('登记错了')
    const gone = { id: newId(), reason: '重复登记' }
    expect((await send('POST', `/api/letters/${withdrawn}/withdrawal`, worker, gone)).status).toBe(200)
    const runsCases = app.actor({
      permissions: cases,
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    const before = await rows('select from service_case')
    for (const [of, as] of [
      [newId(), worker],
      [withdrawn, worker],
      [await letter(), runsCases],
    ] as const) {
      const { status, body } = await send('POST', '/api/cases', as, await opening({ letter: of }))
      expect([status, body.code, body.problems]).toEqual([
        422,
        'case-letter-other',
        [expect.objectContaining({ path: '/body/letter' })],
      ])
    }
    expect(await rows('select from service_case')).toHaveLength(before.length)
  })
})
