import { addDays, type Day, day, weekday } from '../../../kernel/day.ts'
import { groupsContract } from '../../../rooms/activities/contract.ts'
import type { Acting } from './acting.ts'
import type { Chance } from './chance.ts'
import type { DemoStation } from './network.ts'
import { type DemoHousehold, type DemoPerson, yearOf } from './people.ts'
import type { DemoPlan } from './plan.ts'

type Theme = DemoPlan['groups']['themes'][number]
type State = 'present' | 'late' | 'absent'

/** A group with everything that happened in it; the ids follow from the seed. */
export type DemoGroup = {
  readonly id: string
  readonly station: string
  readonly theme: Theme
  readonly name: string
  readonly persons: readonly string[]
  readonly sessions: readonly {
    readonly id: string
    readonly on: Day
    readonly held: boolean
    readonly states: readonly State[]
  }[]
  readonly scale: {
    readonly id: string
    readonly before: readonly number[]
    readonly after: readonly number[]
  } | null
  readonly closedOn: Day | null
  /** Ids of the further commands: joining, scores, closing. */
  readonly commands: readonly string[]
}

const agreed = ['一', '二', '三', '四', '五', '六']

/** The groups of the plan's year: a station after the other, all of their sessions in the year. */
export function drawGroups(
  plan: DemoPlan,
  households: readonly DemoHousehold[],
  chance: Chance,
): DemoGroup[] {
  const { opened, themes } = plan.groups
  const spread = Array.from({ length: opened }, (_, at) => {
    const start = addDays(
      day(`${yearOf(plan)}-02-25`),
      Math.floor((at * 240) / Math.max(opened, 1)) + chance.between(0, 5),
    )
    return drawGroup(plan, households, at, toSaturday(start), chance)
  })
  const told = themes.flatMap((theme) =>
    theme.held ? [drawTold(plan, households, theme, theme.held, chance)] : [],
  )
  return [...spread, ...told]
}

/** A group that the source tells of, with its first session on its day and under its own name. */
function drawTold(
  plan: DemoPlan,
  households: readonly DemoHousehold[],
  theme: Theme,
  { station, from, sessions }: NonNullable<Theme['held']>,
  chance: Chance,
): DemoGroup {
  const [low, high] = plan.groups.members
  const persons = drawMembers(households, station, theme, chance.between(low, high), yearOf(plan), chance)
  return { ...heldFrom(from, sessions, persons, chance), station, theme, name: theme.name }
}

/** A few groups that meet these weeks, so that a workbench of today has some. They lie outside the plan's year. */
export function recentGroups(
  plan: DemoPlan,
  households: readonly DemoHousehold[],
  today: Day,
  chance: Chance,
): DemoGroup[] {
  const start = toSaturday(addDays(today, -17))
  if (plan.groups.opened === 0 || Number(start.slice(0, 4)) <= yearOf(plan)) return []
  return [0, 1, 2].map((at) => {
    const group = drawGroup(plan, households, plan.stations.length - 4 + at, start, chance)
    const sessions = group.sessions.map((session) => ({ ...session, held: session.on < today }))
    return { ...group, name: `${group.theme.name}（本期）`, sessions, closedOn: null, scale: null }
  })
}

function drawGroup(
  plan: DemoPlan,
  households: readonly DemoHousehold[],
  at: number,
  start: Day,
  chance: Chance,
): DemoGroup {
  const { themes, members, sessions: range } = plan.groups
  const place = ((at % plan.stations.length) + plan.stations.length) % plan.stations.length
  const station = plan.stations[place]?.code ?? ''
  const spread = themes.filter(({ held }) => !held)
  const theme = spread[(((at * 3) % spread.length) + spread.length) % spread.length] as Theme
  const persons = drawMembers(
    households,
    station,
    theme,
    chance.between(members[0], members[1]),
    yearOf(plan),
    chance,
  )
  const count = chance.between(range[0], range[1])
  const name = `${theme.name}（${agreed[Math.abs(at) % agreed.length]}）`
  return { ...heldFrom(start, count, persons, chance), station, theme, name }
}

/** What happens in a group: sessions a week after each other, a scale before and after, closed five days after the last. */
function heldFrom(
  start: Day,
  count: number,
  persons: readonly string[],
  chance: Chance,
): Omit<DemoGroup, 'station' | 'theme' | 'name'> {
  const sessions = Array.from({ length: count }, (_, number) => {
    const on = addDays(start, number * 7)
    return { id: idOn(chance, on), on, held: true, states: persons.map(() => drawState(chance)) }
  })
  const last = sessions.at(-1)?.on ?? start
  return {
    id: idOn(chance, start),
    persons,
    sessions,
    scale: drawScale(persons.length, start, chance),
    closedOn: addDays(last, 5),
    commands: [0, 1, 2].map(() => idOn(chance, last)),
  }
}

const idOn = (chance: Chance, on: Day): string => chance.id(Date.parse(`${on}T10:00:00+08:00`))

const toSaturday = (on: Day): Day => addDays(on, 6 - weekday(on))

const drawState = (chance: Chance): State => {
  const number = chance.next()
  return number < 0.84 ? 'present' : number < 0.9 ? 'late' : 'absent'
}

/** Scores of a scale of 0 to 30 that most members gain on. */
const drawScale = (count: number, start: Day, chance: Chance): DemoGroup['scale'] => {
  const before = Array.from({ length: count }, () => chance.between(9, 18))
  return {
    id: idOn(chance, start),
    before,
    after: before.map((score) => score + chance.between(-1, 7)),
  }
}

/** People of the station whom the group is for; others of it where there are too few. */
function drawMembers(
  households: readonly DemoHousehold[],
  station: string,
  { of, ages }: Theme,
  count: number,
  year: number,
  chance: Chance,
): string[] {
  const here = households
    .filter((household) => household.station === station)
    .flatMap(({ members }) => members)
  const fits = ({ categories, birth }: DemoPerson) => {
    const age = year - Number(birth.slice(0, 4))
    return age >= ages[0] && age <= ages[1] && categories.some((category) => of.includes(category))
  }
  const fitting = shuffled(here.filter(fits), chance)
  const others = shuffled(
    here.filter((person) => !fits(person)),
    chance,
  )
  return [...fitting, ...others].slice(0, count).map(({ id }) => id)
}

const shuffled = <T>(items: readonly T[], chance: Chance): T[] =>
  items
    .map((item) => [chance.next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item)

/** Carries a group out through the routes, as its social worker would. */
export async function holdGroup(worker: Acting, group: DemoGroup, station: DemoStation): Promise<void> {
  const { id, persons, sessions, theme } = group
  const [joining, scores, closing] = group.commands
  const params = { id }
  await worker(groupsContract.create, {
    body: {
      id,
      station: station.id,
      name: group.name,
      type: theme.type,
      field: theme.field,
      startsOn: sessions[0]?.on,
      plannedSessions: sessions.length,
      goals: theme.goals,
      theory: '优势视角、社会支持理论',
      recruitment: '村居推荐与入户邀请',
      evaluationMethod: '前后测、出席记录与满意度调查',
      risks: '组员缺席时由社工逐一回访；现场备有急救用品。',
      place: '社工站活动室',
      budget: 80_000,
      sessions: sessions.map(({ on }) => ({ plannedOn: on, startedAt: '09:30', endedAt: '10:45' })),
    } as never,
  })
  const joinedOn = sessions[0]?.on
  await worker(groupsContract.addMembers, {
    params,
    body: {
      id: joining,
      members: persons.map((person) => ({ person, joinedOn, consentOn: joinedOn })),
    } as never,
  })
  for (const [at, session] of sessions.entries()) {
    if (!session.held) continue
    await worker(groupsContract.recordSession, {
      params,
      body: {
        id: session.id,
        number: at + 1,
        heldOn: session.on,
        startedAt: '09:30',
        endedAt: '10:45',
        aims: theme.goals,
        process: '09:30 热身\n09:45 主题活动\n10:25 分享与小结',
        attendance: persons.map((person, place) => ({ person, state: session.states[place] })),
      } as never,
    })
  }
  if (!group.closedOn || !group.scale) return
  const { scale } = group
  const saved = await worker(groupsContract.saveScores, {
    params,
    body: {
      id: scores,
      version: 2 + sessions.length,
      scales: [
        {
          id: scale.id,
          name: theme.field === 'child-welfare' ? '情绪管理自评' : '社会支持自评',
          lowest: 0,
          highest: 30,
          better: 'higher',
          scores: persons.map((person, at) => ({
            person,
            before: scale.before[at],
            after: scale.after[at],
          })),
        },
      ],
    } as never,
  })
  await worker(groupsContract.close, {
    params,
    body: {
      id: closing,
      version: saved.version,
      closedOn: group.closedOn,
      attainment: 'most',
      asked: persons.length,
      answered: persons.length,
      satisfied: persons.length - 1,
      cost: 76_000,
      summary: '组员之间形成了稳定的互相支持。',
      advice: '后续以每月一次的聚会巩固。',
    } as never,
  })
}
