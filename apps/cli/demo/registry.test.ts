import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { loadDivisions } from '../../../rooms/regions/server/index.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { allRoutes } from '../../server/compose.ts'
import { actingAs } from './acting.ts'
import type { DemoWorld } from './parts.ts'
import { readPlan } from './plan.ts'
import { loadPracticum } from './practicum.ts'
import { loadQualifications } from './qualifications.ts'
import { loadRegistry } from './registry.ts'

let platform: TestPlatform
let world: DemoWorld
beforeAll(async () => {
  platform = await testPlatform(day('2026-11-28'))
  await loadDivisions(platform.worker.pool, { only: [410621000000] })
  const plan = readPlan('xunxian')
  const routes = allRoutes(platform)
  const officeOf = (permissions: readonly string[]) =>
    actingAs(platform, routes, { account: newId(), name: '演示', permissions, division: plan.county })
  for (const { name, established } of plan.partners?.agencies ?? []) {
    const id = newId()
    await officeOf(['organisations.write'])(organisationsContract.registerOrganisation, {
      body: {
        id,
        organisation: id,
        name,
        kind: 'agency',
        division: plan.county,
        establishedOn: established,
      } as never,
    })
  }
  world = {
    platform: platform as unknown as DemoWorld['platform'],
    routes,
    plan,
    today: platform.clock.today(),
    on: (_, work) => work(),
    progress: { step: () => {}, share: () => {} },
    isFirst: true,
    stations: [],
    villages: new Map(),
    accounts: new Map(),
    bodies: new Map(),
    households: [],
    officeOf,
  }
})
afterAll(() => platform.close())

describe('the registry of a demo', () => {
  it('shows a body without report on two lists and with a penalty, one that was returned, and one that ended', async () => {
    await loadRegistry(world)
    const acting = world.officeOf(['organisations.read', 'organisations.registry'])
    const { items, counts } = await acting(organisationsContract.annualReports, {
      query: { year: 2025, limit: 50 } as never,
      body: undefined as never,
    })
    expect(counts).toEqual({ owing: 7, filed: 6, notFiled: 1, published: 5, late: 2 })
    const missing = items.find(({ report }) => report.state === 'not-filed')
    expect([missing?.name, missing?.lists]).toEqual(['浚县夕阳红养老服务中心', ['abnormal', 'spot-check']])
  })

  it('gives workers with certificates a degree, its invoices and its credit hours', async () => {
    const acting = world.officeOf(['workforce.read', 'workforce.write'])
    const member = newId()
    const post = {
      id: newId(),
      division: 410621105000,
      employerKind: 'station',
      employer: '站',
      kind: 'social-worker',
    }
    await acting(workforceContract.register, {
      body: {
        id: member,
        name: '何社工',
        post: { ...post, from: '2021-01-01' },
        certificate: { id: newId(), level: 'intermediate', number: 'D-1', obtainedOn: '2020-11-20' },
      } as never,
    })
    await loadQualifications(world)
    const { studies, awards } = await acting(workforceContract.qualifications, {
      params: { id: member },
      body: undefined as never,
    })
    expect([studies[0]?.credited, studies[0]?.invoicedFen, awards.length]).toEqual([true, 840_000, 1])
  })

  it('has students whose newest days wait for the signature', async () => {
    await loadPracticum(world)
    const { items } = await world.officeOf(['practicum.read'])(workforceContract.placements, {
      query: { limit: 20, state: 'all' } as never,
      body: undefined as never,
    })
    expect(items.map(({ studentName, unsigned }) => [studentName, unsigned])).toEqual([
      ['白实习', 3],
      ['乔实习', 3],
      ['岳实习', 3],
    ])
  })
})
