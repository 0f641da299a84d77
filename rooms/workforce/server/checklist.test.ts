import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allErrors } from '../../../apps/server/errors.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadDivisions, regionsRoutes } from '../../regions/server/index.ts'
import { checklists } from './checklist-files.ts'
import { workforceRoutes } from './index.ts'
import { nobody } from './neighbours.ts'

const luancheng = 130111000000
const town = 130111100000
const village = 130111100003

describe('rooms and staff by tier (S16.2–S16.5)', () => {
  let platform: TestPlatform
  let app: TestApp
  let county: Actor
  const station = newId()
  /** Volunteers by station, as their room would say. */
  const volunteers = new Map<string, number>()

  beforeAll(async () => {
    platform = await testPlatform(day('2026-03-02'))
    await loadDivisions(platform.worker.pool, { only: [luancheng] })
    const neighbours = { ...nobody, volunteersOf: async () => volunteers }
    const routes = [...regionsRoutes(platform), ...workforceRoutes(platform, neighbours)]
    app = await testApp(platform, routes, allErrors)
    county = app.actor({
      permissions: ['regions.write', 'workforce.read', 'workforce.write'],
      scope: { kind: 'division', division: luancheng },
    })
  })
  afterAll(async () => {
    await app.server.close()
    await platform.close()
  })

  const get = async (url: string, actor = county) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload }
  }
  const send = async (method: 'POST' | 'PUT', url: string, payload: object, actor = county) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(actor),
      payload: { id: newId(), ...payload },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const tiers = async (within = luancheng, more = '') =>
    (await get(`/api/checklists?within=${within}${more}`)).body.tiers
  const staff = (name: string, kind: string, division: number, more: object = {}) =>
    send('POST', '/api/workforce', {
      name,
      post: {
        id: newId(),
        division,
        employerKind: 'station',
        employer: '社工站',
        kind,
        from: '2024-01-01',
        ...more,
      },
    })

  it('S16.A2 seven townships need seven supervisors and fourteen workers, and all of them lack rooms at first', async () => {
    const [centre, townships, villages] = await tiers()
    expect([centre.nodes, townships.nodes]).toEqual([1, 7])
    const needed = (of: { requirements: { code: string; needed: number; places: number }[] }, code: string) =>
      of.requirements.find((one) => one.code === code)
    expect(needed(townships, 'child-supervisor')).toMatchObject({ needed: 7, places: 7 })
    expect(needed(townships, 'social-workers')).toMatchObject({ needed: 14, places: 7 })
    expect(needed(townships, 'skills-library')).toMatchObject({ needed: 7, places: 7 })
    expect(needed(villages, 'child-director')?.needed).toBe(villages.nodes)
  })

  it('holds the numbers of the targets of Luancheng', () => {
    const plan = parse(
      readFileSync(join(import.meta.dirname, '../../../data/targets/luancheng-staffing.yaml'), 'utf8'),
    )
    const targets = plan.targets.map(
      (one: { code: string; milestones: { value: number }[] }) => one.milestones[0]?.value,
    )
    const list = checklists().find(({ code }) => code === 'luancheng')
    const counted = list?.tiers
      .flatMap((tier) => tier.staff)
      .filter((need) => 'post' in need || need.group === 'social-workers')
      .filter((need) => !('post' in need) || need.post !== 'psychological-counsellor')
    expect(counted?.map(({ count }) => count)).toEqual(targets)
  })

  it('lists for a town what it lacks, and nothing once rooms, functions and staff are there', async () => {
    await send('POST', '/api/stations', {
      station,
      name: '栾城镇社工站',
      kind: 'station',
      division: town,
      functions: ['social-work', 'child-protection'],
      openedOn: '2022-01-01',
    })
    for (const room of ['general-office', 'skills-library']) {
      expect(
        (await send('POST', `/api/stations/${station}/rooms`, { room, from: '2022-05-01' })).status,
      ).toBe(201)
    }
    await staff('督导员', 'child-supervisor', town)
    await staff('社工甲', 'social-worker', town)
    const gap = async () =>
      (await tiers())[1].gaps.find(({ division }: { division: number }) => division === town)
    expect(await gap()).toEqual({
      division: town,
      name: '栾城镇',
      town: null,
      station,
      functions: ['elder-care'],
      rooms: ['counselling-room'],
      staff: [
        { code: 'social-workers', need: 2, have: 1 },
        { code: 'volunteers', need: 2, have: 0 },
      ],
    })
    // Villages of a county share their names, so that each is told with its town.
    expect((await tiers())[2].gaps[0]).toMatchObject({ town: '栾城镇' })
    await send('POST', `/api/stations/${station}/rooms`, { room: 'counselling-room', from: '2022-05-01' })
    await send('POST', `/api/stations/${station}/functions`, { function: 'elder-care', from: '2023-01-01' })
    await staff('社工乙', 'social-worker', town)
    volunteers.set(station, 1)
    expect((await gap()).staff).toEqual([{ code: 'volunteers', need: 2, have: 1 }])
    volunteers.set(station, 3)
    expect(await gap()).toBeUndefined()
    expect((await tiers())[1].whole).toBe(1)
    // On a day before the rooms were there.
    expect((await tiers(luancheng, '&on=2022-01-01'))[1].whole).toBe(0)
  })

  it('asks the centre for a psychological counsellor and volunteers beside its rooms (S16.3)', async () => {
    const lacks = async () => (await tiers())[0].gaps[0].staff
    expect(await lacks()).toEqual([
      { code: 'psychological-counsellor', need: 1, have: 0 },
      { code: 'volunteers', need: 2, have: 0 },
    ])
    await staff('心理咨询师', 'psychological-counsellor', luancheng)
    expect(await lacks()).toEqual([{ code: 'volunteers', need: 2, have: 0 }])
    // A counsellor is no social worker: the 187 are those of townships and villages (S16.A2).
    const needed = (await tiers()).flatMap(({ requirements }: { requirements: { code: string }[] }) =>
      requirements.map(({ code }) => code),
    )
    expect(needed.filter((code: string) => code === 'social-workers')).toHaveLength(2)
  })

  it('counts a child director of a village only where the secretary is it (S16.5)', async () => {
    await staff('儿童主任', 'child-director', village)
    const lacks = async () =>
      (await tiers(village))[2].gaps[0]?.staff.map(({ code }: { code: string }) => code)
    expect(await lacks()).toContain('child-director')
    const id = newId()
    await send('POST', '/api/workforce', {
      id,
      name: '书记',
      post: {
        id: newId(),
        division: village,
        employerKind: 'village',
        employer: '村委会',
        kind: 'village-secretary',
        from: '2024-01-01',
      },
    })
    await send('PUT', `/api/workforce/${id}/posts`, {
      post: {
        id: newId(),
        division: village,
        employerKind: 'village',
        employer: '村委会',
        kind: 'child-director',
        main: false,
        from: '2024-01-01',
      },
    })
    expect(await lacks()).toEqual(['social-workers'])
    const general = (await tiers(village, '&list=three-stations'))[2].gaps[0]?.staff
    expect(general).toEqual([{ code: 'social-workers', need: 1, have: 0 }])
  })

  it('is exported, and answers only for a county that the asker sees whole', async () => {
    expect((await get(`/api/checklists/export?within=${luancheng}`)).body.subarray(0, 2).toString()).toBe(
      'PK',
    )
    expect((await get('/api/checklists?within=130100')).body.code).toBe('checklist-needs-a-county')
    expect((await get(`/api/checklists?within=${luancheng}&list=nothing`)).body.code).toBe(
      'checklist-unknown',
    )
    const one = app.actor({ permissions: ['workforce.read'], scope: { kind: 'division', division: town } })
    expect((await get(`/api/checklists?within=${luancheng}`, one)).status).toBe(404)
    expect((await get(`/api/checklists?within=${town}`, one)).status).toBe(200)
    const nobody = app.actor({
      permissions: ['people.read'],
      scope: { kind: 'division', division: luancheng },
    })
    expect((await get(`/api/checklists?within=${luancheng}`, nobody)).status).toBe(403)
  })
})
