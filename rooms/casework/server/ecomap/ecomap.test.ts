import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xiaohe } from '../../../../tests/small-county.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes } from '../index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let id: string

beforeAll(async () => {
  platform = await testPlatform()
  const school = {
    permission: 'letters.read',
    systems: async () => [
      {
        key: 'school:1',
        system: 'school' as const,
        name: '小河镇中心小学',
        from: { zh: '个性化辅导', en: 'Counselling' },
      },
    ],
  }
  app = await testApp(platform, caseworkRoutes(platform, [school]), caseworkErrors)
  county = await smallCounty(platform)
  worker = app.actor({ permissions: everyday, scope: { kind: 'station', station: county.xiaoheStation } })
  id = newId()
  const opened = await post('/api/cases', {
    id,
    person: await county.person(),
    kind: 'ordinary',
    problem: 'emotion',
    source: 'school',
    openedOn: '2023-09-04',
    phases: true,
  })
  expect(opened.statusCode, opened.body).toBe(201)
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, by: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(by) })
const post = (url: string, payload: object, by: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(by), payload })
const ecomap = async (by: Actor = worker) => (await get(`/api/cases/${id}/ecomap`, by)).json()
const at = (permissions: readonly string[], division = xiaohe) =>
  app.actor({ permissions, scope: { kind: 'division', division } })

const clinic = { system: 'clinic', name: '镇卫生院', strength: 'strong', direction: 'in', note: '每月取药' }

describe('the ecomap of a case', () => {
  it('holds what a worker recorded; a correction takes its place, a mistake is taken out, both stay readable', async () => {
    const tie = newId()
    const added = await post(`/api/cases/${id}/ties`, { id: newId(), tie, ...clinic })
    expect(added.statusCode, added.body).toBe(201)
    expect((await ecomap()).ties).toMatchObject([
      { id: tie, ...clinic, stress: false, state: 'holds', note: '每月取药' },
    ])
    const replacement = newId()
    const corrected = await post(`/api/cases/${id}/ties/${tie}/correction`, {
      id: newId(),
      replacement,
      ...clinic,
      strength: 'weak',
      stress: true,
    })
    expect(corrected.statusCode, corrected.body).toBe(200)
    const again = await post(`/api/cases/${id}/ties/${tie}/withdrawal`, { id: newId(), reason: '误登' })
    expect(again.json().code).toBe('case-tie-not-current')
    await post(`/api/cases/${id}/ties/${replacement}/withdrawal`, { id: newId(), reason: '误登记' })
    expect((await ecomap()).ties.map(({ state }: { state: string }) => state)).toEqual([
      'replaced',
      'removed',
    ])
  })

  it('is a picture of what holds, for a form', async () => {
    await post(`/api/cases/${id}/ties`, {
      id: newId(),
      tie: newId(),
      system: 'neighbour',
      name: '王大娘',
      stress: true,
    })
    const answer = await get(`/api/cases/${id}/ecomap/picture`)
    expect(answer.headers['content-type']).toContain('image/svg+xml')
    expect(answer.body).toContain('王大娘')
    expect(answer.body).not.toContain('镇卫生院')
  })

  it('tells of the school only to who may see that room', async () => {
    const more = app.actor({
      permissions: [...everyday, 'letters.read'],
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    const names = async (by: Actor) => (await ecomap(by)).known.map(({ name }: { name: string }) => name)
    expect(await names(more)).toContain('小河镇中心小学')
    expect(await names(worker)).not.toContain('小河镇中心小学')
  })

  it('is shown to nobody without sensitive fields, found by nobody elsewhere, and changed by no mere reader', async () => {
    expect((await get(`/api/cases/${id}/ecomap`, at(['casework.read']))).json().code).toBe('not-permitted')
    expect((await get(`/api/cases/${id}/ecomap`, at(everyday, shantang))).statusCode).toBe(404)
    const reader = at(['casework.read', 'people.read-sensitive'])
    expect((await ecomap(reader)).abilities).toEqual({ change: false })
    const body = { id: newId(), tie: newId(), ...clinic }
    expect((await post(`/api/cases/${id}/ties`, body, reader)).statusCode).toBe(403)
    expect((await post(`/api/cases/${id}/ties`, body, at(everyday, shantang))).statusCode).toBe(404)
  })

  it('refuses days that cannot be, each with its path, and writes down who read it', async () => {
    const wrong = await post(`/api/cases/${id}/ties`, {
      id: newId(),
      tie: newId(),
      ...clinic,
      fromOn: '2023-10-01',
      toOn: '2023-09-01',
    })
    expect(wrong.json().problems).toMatchObject([{ code: 'case-tie-days-reversed', path: '/body/toOn' }])
    await ecomap()
    const lines = await asOwner(platform.ownerUrl, async (client) => {
      const { rows } = await client.query(
        "select detail from audit_line where action = 'casework.read-ecomap' order by at desc limit 1",
      )
      return rows
    })
    expect(lines).toEqual([{ detail: { case: id } }])
  })
})
