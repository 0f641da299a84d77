import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../../apps/server/compose.ts'
import { allErrors } from '../../../apps/server/errors.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadDivisions } from '../../regions/server/index.ts'

const jilin = 220000000000
const nanguan = 220102000000
const huayang = 220102001001
const hengan = 220102001002
const luancheng = 130111000000
const luanchengTown = 130111100000
const fujian = 350000000000
const gulou = 350102000000
const gudong = 350102001000

/** Targets over registers that people keep: each answer comes from records that were made through the routes. */
describe('targets of the workforce', () => {
  let platform: TestPlatform
  let app: TestApp
  let province: Actor
  let reader: Actor

  beforeAll(async () => {
    platform = await testPlatform(day('2026-03-02'))
    await loadDivisions(platform.worker.pool, { only: [nanguan, luancheng, gulou] })
    app = await testApp(platform, allRoutes(platform), allErrors)
    const rights = [
      'figures.read',
      'targets.write',
      'workforce.read',
      'workforce.write',
      'organisations.write',
    ]
    province = app.actor(
      ...[jilin, luancheng, fujian].map((division) => ({
        permissions: rights,
        scope: { kind: 'division', division } as const,
      })),
    )
    reader = app.actor({ permissions: ['figures.read'], scope: { kind: 'division', division: nanguan } })
  })
  afterAll(async () => {
    await app.server.close()
    await platform.close()
  })

  const get = async (url: string, actor = province) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(actor) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const send = async (method: 'POST' | 'PUT', url: string, payload: object) => {
    const answer = await app.server.inject({ method, url, headers: app.as(province), payload })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json()
  }
  const post = (division: number, kind: string, employerKind: string, from = '2023-01-01') => ({
    id: newId(),
    division,
    employerKind,
    employer: '某社区',
    kind,
    from,
  })
  const certificate = () => ({ id: newId(), level: 'assistant', number: newId(), obtainedOn: '2022-11-01' })
  const register = async (name: string, more: object) => {
    const id = newId()
    await send('POST', '/api/workforce', { id, name, ...more })
    return id
  }
  const one = async (node: number, target: string, more = '') =>
    (await get(`/api/targets/one?node=${node}&target=${target}${more}`)).body.target
  const shortAt = async (node: number, target: string, more = '') =>
    (await get(`/api/targets/places?node=${node}&target=${target}&limit=100${more}`)).body.items

  it('S7.A2 an urban community with three workers of whom two are certified falls short of J3 by one, by name (X9)', async () => {
    const staff = (name: string, more: object) =>
      register(name, { post: post(huayang, 'community-worker', 'community'), ...more })
    await staff('持证一', { certificate: certificate() })
    await staff('持证二', { certificate: certificate() })
    const third = await staff('无证三', {})
    const street = 220102001000
    const listed = await shortAt(street, 'jilin-14th-five-year-plan/J3')
    const here = listed.find(({ division }: { division: number }) => division === huayang)
    expect(here).toEqual({
      division: huayang,
      name: '华阳社区',
      path: expect.stringContaining('南岭街道'),
      value: 2,
      number: 3,
      short: 1,
      state: 'overdue',
    })
    // What just was written stands there at once: the third passes the examination.
    await send('PUT', `/api/workforce/${third}/certificates`, { id: newId(), certificate: certificate() })
    const after = await shortAt(street, 'jilin-14th-five-year-plan/J3')
    expect(after.map(({ division }: { division: number }) => division)).not.toContain(huayang)
    expect((await shortAt(street, 'jilin-14th-five-year-plan/J3', '&show=met'))[0]).toMatchObject({
      division: huayang,
      value: 3,
      short: 0,
    })
  })

  it('an agency that has its seat in a community does not staff it, though its people count in J1', async () => {
    const before = (await one(jilin, 'jilin-14th-five-year-plan/J1')).standing.value
    for (const name of ['机构一', '机构二', '机构三']) {
      await register(name, { post: post(hengan, 'social-worker', 'agency'), certificate: certificate() })
    }
    expect((await one(jilin, 'jilin-14th-five-year-plan/J1')).standing).toMatchObject({
      value: before + 3,
      number: 20000,
      short: 20000 - before - 3,
      state: 'overdue',
    })
    const listed = await shortAt(nanguan, 'jilin-14th-five-year-plan/J3')
    const seat = listed.find(({ division }: { division: number }) => division === hengan)
    expect(seat).toMatchObject({ value: 0, short: 3 })
  })

  it('J12 divides elderly social workers by the older persons that were declared, and is unknown before', async () => {
    await register('老年社工', { post: post(nanguan, 'elderly-social-worker', 'institution') })
    const lacking = await shortAt(nanguan, 'jilin-14th-five-year-plan/J12-persons', '&show=unknown')
    expect(lacking).toMatchObject([{ division: nanguan, value: null, state: 'unknown' }])
    await send('POST', '/api/denominators', {
      id: newId(),
      denominator: newId(),
      division: nanguan,
      code: 'older-persons',
      asOf: '2025-12-31',
      value: 2000,
      source: '第七次人口普查',
    })
    const declared = await shortAt(nanguan, 'jilin-14th-five-year-plan/J12-persons')
    expect(declared).toMatchObject([{ division: nanguan, value: 0.5, number: 1, short: 0.5 }])
  })

  it('S16.A2 a township station lacks its child supervisor until one is in the post', async () => {
    const before = await one(luancheng, 'luancheng-staffing/L1')
    expect(before.places).toMatchObject({ of: 7, met: 0, needed: 7, short: 7 })
    await register('督导员', { post: post(luanchengTown, 'child-supervisor', 'station') })
    expect((await one(luancheng, 'luancheng-staffing/L1')).places).toMatchObject({ met: 1, short: 6 })
    // On the day before the post began nobody was there.
    expect((await one(luancheng, 'luancheng-staffing/L1', '&on=2022-12-31')).places).toMatchObject({ met: 0 })
  })

  it('S16.A2 a worker of a village station is not one of the township’s two', async () => {
    await register('村级社工', { post: post(130111100003, 'social-worker', 'station') })
    await register('镇级社工', { post: post(luanchengTown, 'social-worker', 'station') })
    const [town] = (await shortAt(luanchengTown, 'luancheng-staffing/L2')) as {
      value: number
      short: number
    }[]
    expect(town).toMatchObject({ value: 1, short: 1 })
    expect((await one(luancheng, 'luancheng-staffing/L4')).places.met).toBe(1)
  })

  it('S12.A1 a youth home with no worker is a gap until it has one; one that does not say is none either', async () => {
    const home = (name: string, youthWorkers: number | null) => ({
      kind: 'youth-home',
      name,
      division: gudong,
      youthWorkers,
      openedOn: '2023-05-04',
    })
    const place = newId()
    await send('POST', '/api/service-places', { id: newId(), place, ...home('空的家', 0) })
    await send('POST', '/api/service-places', { id: newId(), place: newId(), ...home('有人的家', 2) })
    await send('POST', '/api/service-places', { id: newId(), place: newId(), ...home('没说的家', null) })
    const gaps = async () => (await one(fujian, 'fujian-adolescent-2018-2025/F5')).standing
    expect(await gaps()).toMatchObject({ value: 2, number: 0, short: 2, state: 'overdue' })
    await send('PUT', `/api/service-places/${place}`, { id: newId(), version: 1, ...home('空的家', 1) })
    expect(await gaps()).toMatchObject({ value: 1, short: 1 })
  })

  it('shows a reader of one county neither the province’s target nor its places', async () => {
    const target = 'jilin-14th-five-year-plan/J3'
    expect((await get(`/api/targets/one?node=${jilin}&target=${target}`, reader)).status).toBe(404)
    expect((await get(`/api/targets/places?node=${jilin}&target=${target}`, reader)).status).toBe(404)
    expect((await get(`/api/targets/places?node=${nanguan}&target=${target}`, reader)).status).toBe(200)
  })
})
