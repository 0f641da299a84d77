import { describe, expect, it } from 'vitest'
import { drawActivities } from './activities.ts'
import { drawCases } from './cases.ts'
import { chanceFrom } from './chance.ts'
import { drawGroups } from './groups.ts'
import { placeDigits } from './network.ts'
import { drawHouseholds, type Village } from './people.ts'
import { readPlan } from './plan.ts'
import { drawTrips } from './visits.ts'

const plan = readPlan('xunxian')
const villages = new Map<number, readonly Village[]>(
  plan.stations.map((station) => [
    station.town,
    [
      { code: station.town + 201, name: '东村村民委员会' },
      { code: station.town + 202, name: '西村村民委员会' },
    ],
  ]),
)
const draw = () => {
  const chance = chanceFrom(plan.seed)
  const households = drawHouseholds(plan, villages, chance)
  return { households, trips: drawTrips(households, plan, new Map(), chance) }
}

describe('the demo county', () => {
  it('S5.A1: has the visits of 2023 with the categories that overlap in 800 children', () => {
    const { households, trips } = draw()
    const categoriesOf = new Map(
      households.flatMap(({ members }) => members.map((member) => [member.id, member.categories])),
    )
    const visits = trips.flatMap(({ records }) => records.map(({ person }) => categoriesOf.get(person) ?? []))
    const carrying = (category: string) => visits.filter((categories) => categories.includes(category)).length
    expect(visits).toHaveLength(5665)
    expect(['DB', 'TK', 'KJ', 'CJ', 'QT'].map(carrying)).toEqual([4139, 373, 801, 441, 711])
    expect(visits.filter((categories) => categories.length > 1)).toHaveLength(800)
  })

  it('keeps every visit in the year', () => {
    const { trips } = draw()
    expect(trips.filter(({ on }) => !on.startsWith('2023-'))).toEqual([])
  })

  it('S5.11: has 20 groups and 18 cases in the year, each with people of its own station', () => {
    const { households } = draw()
    const stationOf = new Map(
      households.flatMap(({ station, members }) => members.map(({ id }) => [id, station] as const)),
    )
    const groups = drawGroups(plan, households, chanceFrom(1))
    expect(groups).toHaveLength(20)
    for (const { station, persons, sessions, closedOn } of groups) {
      expect(new Set(persons.map((person) => stationOf.get(person)))).toEqual(new Set([station]))
      expect(new Set(persons).size).toBeGreaterThanOrEqual(8)
      expect(sessions.length).toBeGreaterThanOrEqual(4)
      expect(closedOn?.slice(0, 4)).toBe('2023')
    }
    const cases = drawCases(plan, households, chanceFrom(2))
    expect(cases).toHaveLength(18)
    expect(cases.filter(({ closed }) => closed)).toHaveLength(12)
    expect(new Set(cases.map(({ person }) => person)).size).toBe(18)
    expect(cases.filter(({ openedOn }) => !openedOn.startsWith('2023-'))).toEqual([])
  })

  it('draws the same people each time, and numbers that belong to nobody', () => {
    const once = draw().households
    expect(draw().households).toEqual(once)
    const numbers = once.flatMap(({ members }) => members.map((member) => member.identityNumber))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.every((number) => number.startsWith('99'))).toBe(true)
  })

  it('S5.11: links sixty-five thousand yuan, twenty-five in money and forty in goods, over all stations', () => {
    const resources = plan.partners?.resources ?? []
    const fen = (kind: string) =>
      resources
        .filter((one) => one.kind === kind)
        .reduce((sum, { amount = 0, quantity = 0, price = 0 }) => sum + amount + quantity * price, 0)
    expect([fen('money'), fen('goods')]).toEqual([2_500_000, 4_000_000])
    expect(new Set(resources.map(({ station }) => station)).size).toBe(11)
    expect(resources.every(({ on }) => on.startsWith('2023-'))).toBe(true)
  })
})

describe('workers of a demo without a name of their own', () => {
  it('are called after the town, and after the whole code where two stations have the same digits', () => {
    expect(placeDigits(plan, '410621-105-01')).toBe('105')
    const yunnan = readPlan('yunnan')
    expect(placeDigits(yunnan, '530302-103-01')).toBe('103')
    const codes = ['530103-000-01', '530112-000-01'].map((code) => placeDigits(yunnan, code))
    expect(codes).toEqual(['53010300001', '53011200001'])
  })
})

describe('the demo of Pancheng', () => {
  it('S8.A1: has the theme day of 20 November and a group that first met on 28 November 2021', () => {
    const pancheng = readPlan('pancheng')
    const streets = new Map<number, readonly Village[]>(
      pancheng.stations.map(({ town }) => [town, [{ code: town + 1, name: '东社区居民委员会' }]]),
    )
    const households = drawHouseholds(pancheng, streets, chanceFrom(pancheng.seed))
    const [group] = drawGroups(pancheng, households, chanceFrom(1))
    expect([group?.name, group?.sessions[0]?.on, group?.sessions.length]).toEqual([
      '我的情绪我做主',
      '2021-11-28',
      5,
    ])
    const themeDay = drawActivities(pancheng, households).find(
      ({ theme }) => theme.theme_day === '世界儿童日',
    )
    expect([themeDay?.on, themeDay?.lead]).toEqual(['2021-11-20', '320111-007-01'])
  })

  it('S8.A2: stands in 浦口区 by statute and under 江北新区 by management', () => {
    const { zones, stations } = readPlan('pancheng')
    expect(zones.map(({ name, members }) => [name, members])).toEqual([
      ['江北新区', [320111007000, 320116004000]],
    ])
    expect(stations.filter(({ town }) => town === 320111007000).map(({ zone }) => zone)).toEqual([
      '江北新区',
      '江北新区',
    ])
  })
})

describe('the demo of Dongbao', () => {
  it('S17.4: has the seven bodies, each with an account of its own, two keepers and a file at each step', () => {
    const { juvenile } = readPlan('dongbao')
    expect(juvenile?.members.map(({ body }) => body).toSorted()).toEqual([
      'care-committee',
      'civil-affairs',
      'education',
      'procuratorate',
      'social-work',
      'women',
      'youth-league',
    ])
    const users = [
      ...(juvenile?.members ?? []),
      ...(juvenile?.workers ?? []),
      ...(juvenile?.keepers ?? []),
    ].map(({ user }) => user)
    expect(new Set(users).size).toBe(12)
    expect(new Set(juvenile?.files.map(({ upto }) => upto)).size).toBe(6)
    expect(juvenile?.members.every(({ name }) => name.endsWith('（演示）'))).toBe(true)
  })
})
