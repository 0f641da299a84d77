import { addDays } from '../../../kernel/day.ts'
import type { Chance } from './chance.ts'
import type { DemoPlan } from './plan.ts'

export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly sex: 1 | 2
  readonly birth: string
  readonly identityNumber: string
  readonly phone: string | null
  readonly categories: readonly string[]
  readonly disability: { readonly kind: number; readonly grade: number } | null
  readonly registeredOn: string
  /** How many visits the person gets in the time of the plan. */
  readonly visits: number
}

export type DemoHousehold = {
  readonly id: string
  readonly code: string
  readonly station: string
  readonly village: number
  readonly address: string
  readonly members: readonly DemoPerson[]
}

export type Village = { readonly code: number; readonly name: string }

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const givenFirst = [
  ...'春夏秋冬晓志建国文明海玉兰桂秀永福德俊伟丽娟敏静红艳佳浩子雨思梦欣宇泽一振华新庆云长金银喜凤',
]
const givenSecond = [
  ...'英芳兰花梅香莲霞军强生平林峰辉涛鹏杰轩涵萱怡琪瑶宁安康祥瑞山水田禾苗木石玉珍贵全忠义仁和顺',
]

/**
 * Draws the households of a plan: each person carries exactly one of the plan's category sets and a share of its
 * visits, so that the year's work is the plan's to the last visit. Numbers begin with 99, an address code that was
 * never assigned, so that they belong to nobody.
 */
export function drawHouseholds(
  plan: DemoPlan,
  villagesOf: ReadonlyMap<number, readonly Village[]>,
  chance: Chance,
): DemoHousehold[] {
  const usedNumbers = new Set<string>()
  const people = plan.people.flatMap((kind) => drawPeople(plan, kind, usedNumbers, chance))
  return house(plan, people, villagesOf, chance)
}

export const yearOf = ({ from }: DemoPlan): number => Number(from.slice(0, 4))

type Kind = DemoPlan['people'][number]

function drawPeople(plan: DemoPlan, kind: Kind, usedNumbers: Set<string>, chance: Chance): DemoPerson[] {
  const people: DemoPerson[] = []
  let left = kind.visits
  while (left > 0) {
    const visits = Math.min(left, chance.between(1, kind.visits_each * 2 - 1))
    left -= visits
    people.push(drawPerson(plan, kind, visits, usedNumbers, chance))
  }
  return people
}

function drawPerson(
  plan: DemoPlan,
  kind: Kind,
  visits: number,
  usedNumbers: Set<string>,
  chance: Chance,
): DemoPerson {
  const sex = chance.pick([1, 2] as const)
  const birth = drawBirth(yearOf(plan) - chance.between(kind.age[0], kind.age[1]), chance)
  const registeredOn = addDays(plan.from, -chance.between(5, 365))
  return {
    id: chance.id(Date.parse(`${registeredOn}T09:00:00+08:00`)),
    name: drawName(chance),
    sex,
    birth,
    identityNumber: drawIdentityNumber(plan.county, birth, sex, usedNumbers, chance),
    phone:
      kind.age[1] < 18 || chance.next() < 0.2
        ? null
        : `199${String(chance.between(0, 99_999_999)).padStart(8, '0')}`,
    categories: kind.categories,
    disability: kind.disability ? { kind: chance.between(1, 6), grade: chance.between(1, 4) } : null,
    registeredOn,
    visits,
  }
}

export const drawName = (chance: Chance): string =>
  chance.pick(surnames) + (chance.next() < 0.25 ? '' : chance.pick(givenFirst)) + chance.pick(givenSecond)

const two = (n: number): string => String(n).padStart(2, '0')

export const drawBirth = (year: number, chance: Chance): string =>
  `${year}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643 with an address code that was never assigned (99); odd sequence numbers are men. */
export function drawIdentityNumber(
  county: number,
  birth: string,
  sex: 1 | 2,
  used: Set<string>,
  chance: Chance,
): string {
  // Each county has numbers of its own: 990621, 991322.
  const place = `99${String(county).slice(2, 6)}`
  for (;;) {
    const sequence = chance.between(0, 499) * 2 + (sex === 1 ? 1 : 0)
    const body = `${place}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
    const number = body + '10X98765432'[sum % 11]
    if (used.has(number)) continue
    used.add(number)
    return number
  }
}

/** Puts people into households of one to four, each in a village of the station its share falls to. */
function house(
  plan: DemoPlan,
  people: readonly DemoPerson[],
  villagesOf: ReadonlyMap<number, readonly Village[]>,
  chance: Chance,
): DemoHousehold[] {
  const shuffled = people
    .map((person) => ({ person, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ person }) => person)
  const shares = plan.stations.flatMap((station) =>
    Array.from({ length: Math.round(station.weight) }, () => station),
  )
  const numbers = new Map<string, number>()
  const households: DemoHousehold[] = []
  for (let at = 0; at < shuffled.length; ) {
    const members = shuffled.slice(at, at + chance.pick([1, 1, 2, 2, 3, 4]))
    at += members.length
    const station = chance.pick(shares)
    const village = chance.pick(villagesOf.get(station.town) ?? [])
    const number = (numbers.get(station.code) ?? 0) + 1
    numbers.set(station.code, number)
    households.push({
      id: chance.id(Date.parse(`${yearOf(plan) - 2}-11-01T09:00:00+08:00`) + households.length),
      code: `${station.code.slice(7, 10)}-${String(number).padStart(4, '0')}`,
      station: station.code,
      village: village.code,
      address: `${village.name.replace(/(村民|居民)委员会$/, '')}${chance.between(1, 8)}组${chance.between(1, 60)}号`,
      members: members.toSorted((a, b) => a.birth.localeCompare(b.birth)),
    })
  }
  return households
}
