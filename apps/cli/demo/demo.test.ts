import { describe, expect, it } from 'vitest'
import { drawCases } from './cases.ts'
import { chanceFrom } from './chance.ts'
import { drawGroups } from './groups.ts'
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
