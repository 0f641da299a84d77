import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { loadDivisions } from '../../../rooms/regions/server/index.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { loadPlan } from './load.ts'
import { type DemoPlan, readPlan } from './plan.ts'
import { comparePublished } from './published.ts'

const quiet = { step: () => {}, share: () => {} }
let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform(day('2024-03-15'))
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  const only = [341100000000, 360400000000, 640100000000, 330000000000, 440100000000, 440600000000]
  await loadDivisions(owner.pool, { only })
  await owner.close()
})
afterAll(() => platform.close())

const patience = 240_000

/** Fewer of what is drawn by number; single people, money and everything that a scenario tells stay as they are. */
function small(code: string): DemoPlan {
  const plan = readPlan(code)
  const named = plan.accounts.flatMap(({ scope }) => (scope && 'station' in scope ? [scope.station] : []))
  const few = <T extends { count: number }>(group: T): T => ({ ...group, count: Math.min(group.count, 3) })
  return {
    ...plan,
    stations: plan.stations.filter((station, at) => at < 20 || named.includes(station.code)),
    organisations: plan.organisations.map(few),
    ...(plan.annual_reports ? { annual_reports: { ...plan.annual_reports, later: undefined } } : {}),
    ...(plan.workforce
      ? {
          workforce: {
            ...plan.workforce,
            groups: plan.workforce.groups.map(({ moved_up: up, left, ...group }) => ({
              ...few(group),
              ...(up ? { moved_up: few(up) } : {}),
              ...(left ? { left: { ...left, count: 1 } } : {}),
            })),
          },
        }
      : {}),
  }
}

/** What rests on the numbers that `small` takes down. */
const counted = ['S3.1', 'S6.3', 'S13.5']

describe('demo packs of programmes', () => {
  for (const [pack, sources] of [
    ['chuzhou', 'S3.1'],
    ['jiujiang', 'S4.2'],
    ['yinchuan', 'S6.A2–S6.A4'],
    ['zhejiang', 'S10.A1'],
    ['nanhai', 'S13.A1–S13.A8'],
    ['guangzhou', 'S15.A1–S15.A5'],
  ] as const) {
    it(`${pack} is loaded beside the others, and its records tell what its source or scenario says (${sources})`, {
      timeout: patience,
    }, async () => {
      const plan = small(pack)
      expect((await loadPlan(platform, plan, quiet)).already).toBe(false)
      const published = plan.published.filter(({ source }) => !counted.includes(source))
      const compared = await comparePublished(platform, { ...plan, published })
      expect(compared.filter(({ holds }) => !holds)).toEqual([])
    })
  }

  it('S3.1, S6.3, S13.5: are drawn as many as was published', () => {
    const drawn = (
      code: string,
      wanted: (group: NonNullable<DemoPlan['workforce']>['groups'][number]) => boolean,
    ) =>
      readPlan(code)
        .workforce?.groups.filter(wanted)
        .reduce((sum, { count }) => sum + count, 0)
    expect(readPlan('chuzhou').stations).toHaveLength(116)
    expect(drawn('chuzhou', ({ certificate }) => certificate?.exam_year === 2022)).toBe(487)
    expect(drawn('yinchuan', ({ talent_from: talent }) => talent !== undefined)).toBe(7599)
    expect(drawn('nanhai', ({ post }) => post === 'social-worker')).toBe(1012)
    expect(readPlan('chuzhou').organisations.map(({ count }) => count)).toEqual([44])
    expect(readPlan('yinchuan').organisations.map(({ count, hub }) => [count, hub])).toEqual([[26, true]])
  })
})
