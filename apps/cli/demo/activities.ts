import { addDays, type Day, day, daysBetween } from '../../../kernel/day.ts'
import { communityContract } from '../../../rooms/activities/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation } from './network.ts'
import { type DemoHousehold, drawName } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Theme = NonNullable<DemoPlan['activities']>['themes'][number]

/** One community activity of the plan's year, with who comes to it. */
export type DemoActivity = {
  readonly id: string
  readonly theme: Theme
  readonly on: Day
  readonly lead: string
  readonly partner: string | null
  readonly lines: readonly object[]
  readonly partnerLines: readonly object[]
  readonly crowd: number | null
  readonly chance: Chance
}

/**
 * Spreads the year's activities over stations and days; some are joint (7.4), each with one lead. A draw of its own, so
 * that people and visits stay what they were.
 */
export function drawActivities(plan: DemoPlan, households: readonly DemoHousehold[]): DemoActivity[] {
  const { activities } = plan
  if (!activities) return []
  const chance = chanceFrom(plan.seed + 2)
  const people = peopleByStation(households)
  const codes = plan.stations.map(({ code }) => code)
  const spread = Array.from({ length: activities.count }, (_, at) => {
    const lead = codes[at % codes.length] as string
    const theme = activities.themes[
      (at * 7 + Math.floor(at / codes.length)) % activities.themes.length
    ] as Theme
    const joint = codes.length > 1 && at < activities.joint
    const partner = joint ? (codes[(at + 3) % codes.length] as string) : null
    const even = addDays(
      plan.from,
      4 + Math.floor((at * (daysBetween(plan.from, plan.to) - 9)) / activities.count),
    )
    const on = (theme.day && dayWithin(plan, theme.day)) || even
    const lines = shareOf(activities.attendances, at, activities.count)
    const partnerLines = partner && partner !== lead ? Math.floor(lines / 4) : 0
    return {
      id: chance.id(Date.parse(`${on}T09:00:00+08:00`)),
      theme,
      on,
      lead,
      partner: partner === lead ? null : partner,
      lines: signIns(people.get(lead) ?? [], on, chance, lines - partnerLines),
      partnerLines: signIns(people.get(partner ?? '') ?? [], on, chance, partnerLines),
      crowd: theme.kind === 'festival' || theme.kind === 'publicity' ? chance.between(4, 25) * 10 : null,
      // Its own, because several are recorded at once: ids follow from the seed whatever comes first.
      chance: chanceFrom(plan.seed + 1000 + at),
    }
  })
  const told = activities.held.map(({ theme: title, station, on, attendances }, at): DemoActivity => {
    const theme = activities.themes.find((one) => one.title === title)
    if (!theme) throw new Error(`the plan holds ${title}, which is none of its themes`)
    return {
      id: chance.id(Date.parse(`${on}T09:00:00+08:00`)),
      theme,
      on,
      lead: station,
      partner: null,
      lines: signIns(people.get(station) ?? [], on, chance, attendances),
      partnerLines: [],
      crowd: null,
      chance: chanceFrom(plan.seed + 3000 + at),
    }
  })
  return [...spread, ...told]
}

/** The day of a theme that falls into the time of the plan, `11-20` in this year or the next. */
function dayWithin({ from, to }: DemoPlan, monthAndDay: string): Day | null {
  const years = [from, to].map((one) => one.slice(0, 4))
  return years.map((year) => day(`${year}-${monthAndDay}`)).find((on) => on >= from && on <= to) ?? null
}

function peopleByStation(households: readonly DemoHousehold[]): ReadonlyMap<string, readonly string[]> {
  const people = new Map<string, string[]>()
  for (const { station, members } of households)
    people.set(station, [...(people.get(station) ?? []), ...members.map(({ id }) => id)])
  return people
}

/** The part of a total that falls to one of several, so that all of them make the total. */
export const shareOf = (total: number, at: number, of: number): number =>
  Math.floor((total * (at + 1)) / of) - Math.floor((total * at) / of)

/** Registered people of the station, each once, and some who give no more than a name. */
function signIns(people: readonly string[], on: Day, chance: Chance, lines: number): object[] {
  const at = Date.parse(`${on}T09:00:00+08:00`)
  const known = new Set<string>()
  const wanted = Math.min(Math.floor(lines * 0.4), Math.floor(people.length / 2))
  while (known.size < wanted) known.add(chance.pick(people))
  const end = () => String(chance.between(0, 9999)).padStart(4, '0')
  return [
    ...[...known].map((person) => ({
      id: chance.id(at),
      person,
      phoneEnd: end(),
      volunteer: chance.next() < 0.05,
      firstTime: chance.next() < 0.2,
    })),
    ...Array.from({ length: lines - known.size }, (_, number) => ({
      id: chance.id(at),
      name: drawName(chance),
      // Nobody comes twice: the number tells two of one name apart.
      phoneEnd: String(number * 40 + chance.between(0, 39)).padStart(4, '0'),
      sex: chance.pick([1, 2]),
      ageBand: chance.pick(['child', 'youth', 'adult', 'elder']),
      volunteer: chance.next() < 0.3,
      firstTime: chance.next() < 0.5,
    })),
  ]
}

type Places = {
  readonly station: (code: string) => DemoStation
  readonly worker: (code: string) => Acting
}

/** Plans it, signs people in, records it as held and summarises it, as its workers would. */
export async function recordActivity(activity: DemoActivity, { station, worker }: Places): Promise<void> {
  const { theme, on, lead, partner, chance } = activity
  const acting = worker(lead)
  const at = Date.parse(`${on}T09:00:00+08:00`)
  const budget = theme.budget.map(([item, yuan]) => ({ item, fen: yuan * 100 }))
  await acting(communityContract.plan, {
    body: {
      id: activity.id,
      ...planOf(theme, on, station(lead).id),
      partnerStations: partner ? [station(partner).id] : [],
      budget,
    } as never,
  })
  const params = { id: activity.id }
  await acting(communityContract.signIn, {
    params,
    body: { id: chance.id(at), evenSo: true, lines: activity.lines } as never,
  })
  if (partner && activity.partnerLines.length > 0) {
    await worker(partner)(communityContract.signIn, {
      params,
      body: {
        id: chance.id(at),
        evenSo: true,
        station: station(partner).id,
        lines: activity.partnerLines,
      } as never,
    })
  }
  await acting(communityContract.hold, {
    params,
    body: {
      id: chance.id(at),
      version: 1,
      ...(activity.crowd ? { audienceEstimate: activity.crowd } : {}),
    } as never,
  })
  const handedOut = chance.between(10, 30)
  await acting(communityContract.summarise, {
    params,
    body: {
      id: chance.id(at),
      highlights: theme.highlights,
      shortcomings: chance.pick(shortcomings),
      handedOut,
      returned: handedOut - chance.between(0, 3),
      satisfaction: chance.between(430, 498),
      spending: budget.map(({ item, fen }) => ({
        id: chance.id(at),
        item,
        fen: Math.round((fen * chance.between(80, 105)) / 100),
      })),
    } as never,
  })
}

const planOf = (theme: Theme, on: Day, station: string) => ({
  title: theme.title,
  kind: theme.kind,
  field: theme.field,
  serviceType: theme.service_type,
  ...(theme.theme_day ? { themeDay: theme.theme_day } : {}),
  startsOn: on,
  startsAt: '09:00',
  endsAt: '11:00',
  place: theme.place,
  station,
  goals: theme.goals,
  flow: '签到；开场；主题环节；互动答疑；满意度调查',
  labour: '社工主持和记录，志愿者引导和拍照',
  safetyPlan: '会场设引导员两名，备医药箱，儿童由家长陪同',
})

const shortcomings = [
  '宣传提前量不够',
  '老人居多，下次增加放大字版材料',
  '场地偏小，互动环节拥挤',
  '签到排队时间稍长',
]

/** One held that owes its summary and one to come that owes a safety plan, so that a workbench of any day has them. */
export async function currentActivities(
  plan: DemoPlan,
  today: Day,
  code: string,
  { station, worker }: Places,
): Promise<void> {
  const { activities } = plan
  if (!activities) return
  const chance = chanceFrom(plan.seed + 3)
  const [first, second] = [activities.themes[0] as Theme, activities.themes[1] as Theme]
  const acting = worker(code)
  const held = chance.id(Date.parse(`${today}T00:00:00Z`))
  await acting(communityContract.plan, {
    body: { id: held, ...planOf(first, addDays(today, -2), station(code).id), themeDay: undefined } as never,
  })
  await acting(communityContract.hold, {
    params: { id: held },
    body: { id: chance.id(Date.parse(`${today}T00:00:00Z`)), version: 1 } as never,
  })
  const { safetyPlan: _, ...without } = planOf(second, addDays(today, 5), station(code).id)
  await acting(communityContract.plan, {
    body: { id: chance.id(Date.parse(`${today}T00:00:00Z`)), ...without, capacity: 30 } as never,
  })
}
