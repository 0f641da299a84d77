import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type RegistryWorld, registryWorld } from '../../../tests/registry-world.ts'

let world: RegistryWorld
beforeAll(async () => {
  world = await registryWorld()
})
afterAll(() => world.close())

const decision = {
  fault: 'report-not-filed',
  faultYear: 2022,
  decidedOn: '2023-07-03',
  document: '浚民社〔2023〕1号',
  legalBasis: '《社会组织信用信息管理办法》',
}
const send = (path: string, body: object) =>
  world.post(`/api/registry/${path}`, { id: newId(), ...body }, world.registrar)
const first = ({ body }: { body: { problems: { code: string; path: string }[] } }) => body.problems[0]

describe('a decision about a body', () => {
  it('S15.5: is of no day before its registration, and about no year after it', async () => {
    const { organisation } = await world.registered({ registeredOn: '2018-05-05' })
    const penalty = { ...decision, kind: 'warning' }
    const listing = { ...decision, list: 'abnormal' }
    for (const [path, body] of [
      ['penalties', penalty],
      ['listings', listing],
      ['changes', { kind: 'name', now: '新名称中心', decidedOn: decision.decidedOn }],
    ] as const)
      expect(
        first(await send(`${organisation}/${path}`, { ...body, decidedOn: '2018-05-04' })),
      ).toMatchObject({
        code: 'decision-before-registration',
        path: '/body/decidedOn',
      })
    for (const [path, body] of [
      ['penalties', penalty],
      ['listings', listing],
    ] as const)
      expect(first(await send(`${organisation}/${path}`, { ...body, faultYear: 2024 }))).toMatchObject({
        code: 'fault-year-after-decision',
        path: '/body/faultYear',
      })
    expect(
      (await send(`${organisation}/listings`, { ...listing, decidedOn: '2018-05-05', faultYear: 2018 }))
        .status,
    ).toBe(201)
  })
})

describe('a change of the registration', () => {
  it('is followed by name and address of the body; one that is entered after a later one overtakes nothing', async () => {
    const { organisation } = await world.registered()
    const change = (kind: string, now: string, decidedOn: string) =>
      send(`${organisation}/changes`, { kind, now, decidedOn })
    const body = async () => (await world.get(`/api/organisations/${organisation}`, world.registrar)).body
    expect((await change('name', '浚县新名服务中心', '2023-06-01')).status).toBe(201)
    expect((await change('address', '浚县卫河路 1 号', '2023-06-01')).status).toBe(201)
    expect(await body()).toMatchObject({ name: '浚县新名服务中心', address: '浚县卫河路 1 号' })
    const found = await world.get(`/api/registry?search=${encodeURIComponent('xmfw')}`, world.registrar)
    expect(found.body.items).toMatchObject([{ name: '浚县新名服务中心' }])
    expect((await change('name', '浚县更早服务中心', '2022-03-01')).status).toBe(201)
    expect((await body()).name).toBe('浚县新名服务中心')
    expect(first(await change('name', '长'.repeat(81), '2023-06-02'))).toMatchObject({
      code: 'value-too-long',
      path: '/body/now',
    })
  })
})
