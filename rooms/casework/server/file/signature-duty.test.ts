import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { filing, caseRecords as form } from '../../../../tests/casework-world.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, smallCounty, xiaohe } from '../../../../tests/small-county.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes, raiseSignatures } from '../index.ts'

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let supervisor: Actor
const head = newId()

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, caseworkRoutes(platform), caseworkErrors)
  county = await smallCounty(platform)
  const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']
  worker = app.actor({
    permissions: everyday,
    scope: { kind: 'station', station: county.xiaoheStation },
  })
  supervisor = app.actor({
    permissions: ['casework.read', 'casework.sign', 'people.read', 'people.read-sensitive'],
    scope: { kind: 'division', division: xiaohe },
  })
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const post = (url: string, payload: object, by: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(by), payload })
const duties = (id: string) =>
  asOwner(platform.ownerUrl, async (client) => {
    const { rows } = await client.query(
      `select owner, due_on::text as due, state, title, urgency from duty where subject = $1 and kind = 'case-signature' order by created_at`,
      [id],
    )
    return rows
  })
const raise = (signers: readonly string[]) => raiseSignatures(platform, async () => signers)

/** A crisis: its intake form waits for a signature. */
async function waiting() {
  const [id, person] = [newId(), await county.person()]
  const opened = await post('/api/cases', {
    id,
    person,
    kind: 'crisis',
    problem: 'emotion',
    source: 'school',
    openedOn: '2023-09-04',
    phases: true,
  })
  expect(opened.statusCode, opened.body).toBe(201)
  const record = filing(form.intake())
  const filed = await post(`/api/cases/${id}/records`, record)
  expect(filed.statusCode, filed.body).toBe(201)
  return { id, record: record.id }
}
const sign = (one: { id: string; record: string }, more: object = {}, by = supervisor) =>
  post(`/api/cases/${one.id}/records/${one.record}/signature`, { id: newId(), agreed: true, ...more }, by)

describe('what waits for a supervisor', () => {
  it('becomes a duty of the station’s supervisor, due by working days, once', async () => {
    const one = await waiting()
    expect(await raise([supervisor.account, head])).toBe(1)
    expect(await raise([supervisor.account, head])).toBe(0)
    const [duty, ...more] = await duties(one.id)
    expect(more).toEqual([])
    expect(duty).toMatchObject({ owner: supervisor.account, state: 'open', urgency: 2 })
    expect(duty.title).toMatch(/^督导签署：个案 GA-410621-2023-\d{5} 接案表$/)
    expect(duty.due > platform.clock.today()).toBe(true)
  })

  it('is settled by the signature, and by the return', async () => {
    for (const answer of [{ agreed: true }, { agreed: false, opinion: '请补充危机评估' }]) {
      const one = await waiting()
      await raise([supervisor.account])
      const signed = await sign(one, answer)
      expect(signed.statusCode, signed.body).toBe(200)
      expect(await duties(one.id)).toMatchObject([{ state: 'done' }])
      expect(await raise([supervisor.account])).toBe(0)
    }
  })

  it('is owed again when the returned record was mended', async () => {
    const one = await waiting()
    await raise([supervisor.account])
    await sign(one, { agreed: false, opinion: '请补充' })
    const mended = await post(`/api/cases/${one.id}/records`, filing(form.intake(), { corrects: one.record }))
    expect(mended.statusCode, mended.body).toBe(201)
    expect(await raise([supervisor.account])).toBe(1)
    expect((await duties(one.id)).map(({ state }) => state)).toEqual(['done', 'open'])
  })

  it('is never owed by who wrote the record: then the head of the station signs', async () => {
    const one = await waiting()
    expect(await raise([worker.account])).toBe(0)
    expect(await raise([worker.account, head])).toBe(1)
    expect(await duties(one.id)).toMatchObject([{ owner: head }])
  })

  it('is cancelled with the case', async () => {
    const one = await waiting()
    await raise([supervisor.account])
    const { version } = (
      await app.server.inject({ method: 'GET', url: `/api/cases/${one.id}`, headers: app.as(worker) })
    ).json()
    await post(`/api/cases/${one.id}/withdrawal`, { id: newId(), version, reason: '误开' })
    expect(await duties(one.id)).toMatchObject([{ state: 'cancelled' }])
  })
})
