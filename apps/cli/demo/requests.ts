import { addDays, type Day, daysBetween } from '../../../kernel/day.ts'
import { intakeContract, publicRequestsContract } from '../../../rooms/intake/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation } from './network.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { type DemoPerson, drawName } from './people.ts'

type Told = {
  readonly text: string
  readonly source: string
  readonly needs: readonly string[]
  readonly urgency: 'ordinary' | 'pressing' | 'urgent'
  readonly forWhom: 'self' | 'family' | 'neighbour' | 'pupil' | 'other'
}

/** What people ask for, from every door there is. */
const told: readonly Told[] = [
  {
    text: '家里只有低保收入，想问还能申请哪些救助。',
    source: 'hotline',
    needs: ['policy', 'material'],
    urgency: 'ordinary',
    forWhom: 'self',
  },
  {
    text: '老人腿摔伤后下不了床，子女都在外地，需要有人照料。',
    source: 'patrol',
    needs: ['care', 'medical'],
    urgency: 'pressing',
    forWhom: 'neighbour',
  },
  {
    text: '孩子上初二，最近不想去学校，家长劝不动。',
    source: 'school',
    needs: ['schooling', 'emotional'],
    urgency: 'pressing',
    forWhom: 'pupil',
  },
  {
    text: '房顶漏雨，想了解危房改造怎么申报。',
    source: 'walk-in',
    needs: ['housing', 'policy'],
    urgency: 'ordinary',
    forWhom: 'self',
  },
  {
    text: '残疾人想找一份能坐着干的活。',
    source: 'department',
    needs: ['employment'],
    urgency: 'ordinary',
    forWhom: 'other',
  },
  {
    text: '老伴去世后整天不出门，希望有人来说说话。',
    source: 'public',
    needs: ['emotional', 'social'],
    urgency: 'ordinary',
    forWhom: 'family',
  },
  {
    text: '轮椅坏了，出不了门，能不能借一个。',
    source: 'volunteer',
    needs: ['material', 'care'],
    urgency: 'ordinary',
    forWhom: 'neighbour',
  },
  {
    text: '外出打工被拖欠工资，不知道找谁。',
    source: 'hotline',
    needs: ['legal'],
    urgency: 'ordinary',
    forWhom: 'self',
  },
  {
    text: '爷爷带两个孩子，冬衣和学习用品都缺。',
    source: 'found',
    needs: ['material', 'schooling'],
    urgency: 'ordinary',
    forWhom: 'family',
  },
  {
    text: '大排查时发现该户长期吃药，医药费报销不会办。',
    source: 'survey',
    needs: ['medical', 'policy'],
    urgency: 'ordinary',
    forWhom: 'other',
  },
]

/** Those that still wait when the demo is opened: unread, being looked at, overdue, and one that cannot wait. */
const waiting: readonly (Told & { readonly hoursAgo: number })[] = [
  {
    text: '邻居家孩子身上有伤，孩子说被打，晚上常哭。',
    source: 'public',
    needs: [],
    urgency: 'ordinary',
    forWhom: 'neighbour',
    hoursAgo: 3,
  },
  {
    text: '老人今天早上走失，家属正在找。',
    source: 'hotline',
    needs: ['care'],
    urgency: 'urgent',
    forWhom: 'family',
    hoursAgo: 2,
  },
  {
    text: '想给母亲申请失能老人护理补贴。',
    source: 'public',
    needs: [],
    urgency: 'ordinary',
    forWhom: 'family',
    hoursAgo: 20,
  },
  {
    text: '孩子开学没有课桌和台灯。',
    source: 'school',
    needs: ['material'],
    urgency: 'pressing',
    forWhom: 'pupil',
    hoursAgo: 30,
  },
  {
    text: '村里独居老人家里没有取暖设备。',
    source: 'patrol',
    needs: ['material', 'care'],
    urgency: 'pressing',
    forWhom: 'neighbour',
    hoursAgo: 24 * 6,
  },
  {
    text: '咨询残疾证怎么办理。',
    source: 'walk-in',
    needs: ['policy'],
    urgency: 'ordinary',
    forWhom: 'self',
    hoursAgo: 24 * 12,
  },
]

const permissions = [
  'intake.read',
  'intake.record',
  'people.read',
  'people.read-sensitive',
  'duties.read',
  'duties.write',
]

const at = (day: Day, time: string) => `${day}T${time}:00+08:00`

/** Some forty requests of the plan's year from all sources, decided by the station's workers, and a few that wait today. */
export const loadRequests: DemoPart = async (world) => {
  // The first county of a deployment tells how the door works; another pack brings its own story.
  if (!world.isFirst) return
  const chance = chanceFrom(world.plan.seed + 11)
  for (let at = 0; at < 36; at += 1) await pastRequest(world, chance, at)
  for (const [place, one] of waiting.entries()) await waitingRequest(world, chance, one, place)
}

const workerOf = ({ platform, routes }: DemoWorld, station: DemoStation): Acting => {
  const worker = station.workers[0]
  return actingAs(platform, routes, {
    account: worker?.account ?? '',
    name: worker?.name ?? '',
    permissions,
    division: station.town,
  })
}

/** Somebody of the station's register whom a request may be about. */
const personOf = ({ households }: DemoWorld, station: DemoStation, chance: Chance) => {
  const household = chance.pick(households.filter((one) => one.station === station.code))
  return { village: household.village, person: chance.pick(household.members) as DemoPerson }
}

async function pastRequest(world: DemoWorld, chance: Chance, place: number): Promise<void> {
  const station = world.stations[place % world.stations.length] as DemoStation
  const worker = workerOf(world, station)
  const one = told[place % told.length] as Told
  const { village, person } = personOf(world, station, chance)
  // Spread over the plan's own time, so that stations were open and the last one is closed within it.
  const { from, to } = world.plan
  const receivedOn = addDays(from, 9 + Math.floor((place * (daysBetween(from, to) - 24)) / 36))
  const id = chance.id(Date.parse(at(receivedOn, '09:30')))
  const filed = (more: object) => ({
    body: {
      id,
      text: one.text,
      division: village,
      source: one.source,
      forWhom: one.forWhom,
      aboutName: person.name,
      contactName: one.forWhom === 'self' ? person.name : drawName(chance),
      receivedAt: at(receivedOn, '09:30'),
      urgency: one.urgency,
      needs: one.needs,
      person: person.id,
      ...more,
    } as never,
  })
  await worker(intakeContract.file, filed(person.phone ? { phone: person.phone } : {}))
  const next = () => chance.id(Date.parse(at(receivedOn, '11:00')))
  const params = { id }
  // Most are decided within two days; one in nine is late, as in life.
  const decidedOn = addDays(receivedOn, place % 9 === 8 ? 11 : place % 3)
  const decided = { id: next(), version: 2, at: at(decidedOn, '16:00') }
  await worker(intakeContract.triage, {
    params,
    body: {
      id: next(),
      version: 1,
      urgency: one.urgency,
      needs: one.needs,
      crisis: [],
      at: at(receivedOn, '10:30'),
    } as never,
  })
  if (place % 12 === 7) {
    await worker(intakeContract.refuse, {
      params,
      body: { ...decided, reason: '不属于社工站职责', words: '请向村委会申请，社工已帮您联系。' } as never,
    })
    return
  }
  if (place % 6 === 4) {
    await worker(intakeContract.refer, {
      params,
      body: {
        ...decided,
        to: '县残疾人联合会',
        reason: '由主管部门办理',
        words: '已转到残联，他们会联系您。',
      } as never,
    })
    return
  }
  // Answered at once it is a consultation: a place that tells of none had none.
  if (place % 3 === 0 && world.plan.learning?.consultations !== 0) {
    await worker(intakeContract.accept, {
      params,
      body: {
        ...decided,
        way: 'consultation',
        reason: '讲解政策并告知所需材料',
        words: '请带身份证到站点，社工陪您办理。',
      } as never,
    })
    return
  }
  await worker(intakeContract.accept, {
    params,
    body: { ...decided, way: 'visit', words: '社工会上门看望。' } as never,
  })
  await worker(intakeContract.close, {
    params,
    body: {
      id: next(),
      version: 3,
      words: '已上门了解情况并落实帮扶。',
      at: at(addDays(decidedOn, 6), '17:00'),
    } as never,
  })
}

async function waitingRequest(
  world: DemoWorld,
  chance: Chance,
  one: (typeof waiting)[number],
  place: number,
): Promise<void> {
  // Most of them where the accounts that the demo prints sign in.
  const signsIn = world.plan.accounts.flatMap(({ scope }) =>
    scope && 'station' in scope ? [scope.station] : [],
  )
  const own = world.stations.find(({ code }) => signsIn.includes(code))
  const station = (place !== 2 && own) || (world.stations[place % world.stations.length] as DemoStation)
  const { village, person } = personOf(world, station, chance)
  // A resident's own words come in through the public page, and at this moment.
  if (one.source === 'public') {
    await workerOf(world, station)(publicRequestsContract.ask, {
      body: {
        id: chance.id(world.platform.clock.now()),
        text: one.text,
        division: village,
        forWhom: one.forWhom,
        consent: true,
        ...(place % 2 === 0 ? { phone: '13900000000' } : {}),
      } as never,
    })
    return
  }
  const received = world.platform.clock.now() - one.hoursAgo * 3_600_000
  await workerOf(world, station)(intakeContract.file, {
    body: {
      id: chance.id(received),
      text: one.text,
      division: village,
      source: one.source,
      forWhom: one.forWhom,
      aboutName: person.name,
      contactName: drawName(chance),
      receivedAt: new Date(received).toISOString(),
      urgency: one.urgency,
      needs: one.needs,
    } as never,
  })
}
