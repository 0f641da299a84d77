import { addDays, ageOn, type Day, day } from '../../../kernel/day.ts'
import { activitiesContract } from '../../../rooms/activities/contract.ts'
import { assessmentsContract, riskFilesContract } from '../../../rooms/assessment/contract.ts'
import { caseworkContract } from '../../../rooms/casework/contract.ts'
import { peopleContract } from '../../../rooms/people/contract.ts'
import { type Acting, actingAs } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { inLanes } from './in-lanes.ts'
import type { DemoStation } from './network.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoHousehold, DemoPerson } from './people.ts'
import { elderSheet, type SheetGrade, sheetFor } from './risk-sheets.ts'

type Client = {
  readonly person: DemoPerson
  readonly household: DemoHousehold
  readonly station: DemoStation
}

const at = (on: string): number => Date.parse(`${on}T10:00:00+08:00`)

/**
 * Risk files of a demo, each opened by an assessment of the last weeks, with visits as they would be by now: most files on
 * time, some late. The days hang on the day of loading, because what is due is the point of them.
 */
export const loadRisk: DemoPart = async (world) => {
  const { plan, today } = world
  if (!plan.risk) return
  const chance = chanceFrom(plan.seed + 41)
  const stations = new Map(world.stations.map((station) => [station.code, station]))
  const clients = world.households.flatMap((household) =>
    household.members.map((person) => ({
      person,
      household,
      station: stations.get(household.station) as DemoStation,
    })),
  )
  const ages = ({ person }: Client) => ageOn(day(person.birth), today)
  const children = shuffled(
    clients.filter((one) => one.person.categories.includes('KJ') && ages(one) < 17),
    chance,
  )
  const elders = shuffled(
    clients.filter((one) => ages(one) >= 61),
    chance,
  )
  const workers = workersOf(world)
  const supervisor = supervisorOf(world)
  const grades = plan.risk.children
  const wanted: SheetGrade[] = (['red', 'orange', 'blue'] as const).flatMap((grade) =>
    Array.from({ length: grades[grade] }, () => grade),
  )
  if (children.length < wanted.length)
    throw new Error(`the plan has ${children.length} children, ${wanted.length} are assessed`)
  await inLanes(
    wanted.map((grade, i) => ({
      grade,
      client: children[i] as Client,
      chance: chanceFrom(plan.seed + 1000 + i),
    })),
    6,
    (one) => openChild(world, workers, supervisor, one.client, one.grade, one.chance),
  )
  const special = elders.slice(0, plan.risk.special_elders)
  const office = world.officeOf(['people.read', 'people.read-sensitive', 'people.write'])
  for (const [i, client] of special.entries()) {
    await addCategory(
      office,
      client,
      (['DJLR', 'KCLR', 'SNLR', 'LSLR'] as const)[i % 4] as string,
      today,
      chance,
    )
  }
  for (const [i, client] of special.slice(0, plan.risk.elders).entries()) {
    await openElder(world, workers, client, i, chance)
  }
  // Three in four were met this month, so that the rate has something to say.
  const month = `${today.slice(0, 7)}-01` as Day
  for (const client of special.filter((_, i) => i % 4 !== 3)) {
    await visit(workers(client), client, month, 'telephone', chance)
  }
}

type Workers = (client: Client) => Acting

/** Each file has a worker of its station; in a station of three the first keeps the workbench of the demo's account. */
function workersOf({ platform, routes }: DemoWorld): Workers {
  const known = new Map<string, Acting>()
  return ({ station, person }) => {
    const free = station.workers.length > 2 ? station.workers.slice(1) : station.workers
    const worker = free[Number.parseInt(person.id.slice(-2), 16) % free.length] ?? station.workers[0]
    if (!worker) throw new Error(`nobody works at ${station.code}`)
    const found =
      known.get(worker.account) ??
      actingAs(platform, routes, {
        account: worker.account,
        name: worker.name,
        permissions: [
          'assessment.read',
          'assessment.record',
          'activities.record',
          'casework.record',
          'people.read',
        ],
        division: station.town,
      })
    known.set(worker.account, found)
    return found
  }
}

/** Who reviews the files: never the hand that works on them. */
function supervisorOf({ plan, platform, routes, accounts, officeOf }: DemoWorld): Acting {
  const permissions = ['assessment.read', 'assessment.record', 'assessment.sign']
  const named = plan.accounts.find(({ role }) => role === 'supervisor')
  const account = named && accounts.get(named.user)
  return named && account
    ? actingAs(platform, routes, { account, name: named.name, permissions, division: plan.county })
    : officeOf(permissions)
}

const interval: Readonly<Record<SheetGrade, number>> = { red: 7, orange: 15, blue: 30 }

async function openChild(
  { today }: DemoWorld,
  workers: Workers,
  supervisor: Acting,
  client: Client,
  grade: SheetGrade,
  chance: Chance,
): Promise<void> {
  const every = interval[grade]
  const assessedOn = addDays(today, -chance.between(1, every + 12))
  const id = chance.id(at(assessedOn))
  const worker = workers(client)
  const { file } = await worker(assessmentsContract.record, {
    body: {
      id,
      person: client.person.id,
      instrument: 'cri-5',
      assessedOn,
      reason: 'first',
      ...sheetFor(grade, ageOn(day(client.person.birth), assessedOn), chance),
    } as never,
  })
  // One in eight is late; the others were seen within their interval.
  if (chance.next() < 0.125) return
  const since = addDays(today, -chance.between(0, every - 1))
  await visit(worker, client, since < assessedOn ? assessedOn : since, 'home', chance)
  await writeNotes(worker, supervisor, file ?? '', since < assessedOn ? assessedOn : since, grade, chance)
  // Casework is obligatory for red (6.4).
  if (grade === 'red') await openCase(worker, client, assessedOn, chance)
}

const openCase = (worker: Acting, { person, station }: Client, openedOn: Day, chance: Chance) =>
  worker(caseworkContract.open, {
    body: {
      id: chance.id(at(openedOn)),
      person: person.id,
      station: station.id,
      kind: 'ordinary',
      problem: chance.pick(['emotion', 'parenting', 'social', 'behaviour'] as const),
      source: 'found',
      openedOn,
    } as never,
  })

const written: Readonly<Record<SheetGrade, readonly (readonly [kind: string, note: string])[]>> = {
  red: [
    ['safety-plan', '与村居约定每日看望，紧急联系人已留'],
    ['joint-plan', '未保中心、学校、村居会商，明确分工'],
    ['family', '已与监护人签订监护协议，约定参加家长课堂'],
    ['review', '督导已审阅，按计划推进'],
  ],
  orange: [
    ['plan', '每两周入户，链接课业辅导和家长课堂'],
    ['review', '督导已审阅'],
  ],
  blue: [['note', '家庭情况平稳，政策已告知']],
}

/** What the grade wants written down. */
async function writeNotes(
  worker: Acting,
  supervisor: Acting,
  file: string,
  writtenOn: Day,
  grade: SheetGrade,
  chance: Chance,
): Promise<void> {
  const params = { id: file }
  let { version } = await worker(riskFilesContract.one, { params, body: undefined as never })
  for (const [kind, note] of written[grade]) {
    const body = { id: chance.id(at(writtenOn)), version, kind, note, writtenOn }
    const hand = kind === 'review' ? supervisor : worker
    ;({ version } = await hand(riskFilesContract.note, { params, body: body as never }))
  }
}

async function openElder(
  { today }: DemoWorld,
  workers: Workers,
  client: Client,
  place: number,
  chance: Chance,
): Promise<void> {
  const assessedOn = addDays(today, -chance.between(3, 40))
  const worker = workers(client)
  const age = ageOn(day(client.person.birth), assessedOn)
  await worker(assessmentsContract.record, {
    body: {
      id: chance.id(at(assessedOn)),
      person: client.person.id,
      instrument: 'elder-risk',
      assessedOn,
      reason: 'first',
      answers: elderSheet(place, age),
      triggers: [],
    } as never,
  })
}

const visit = (
  worker: Acting,
  { person, station }: Client,
  visitedOn: Day,
  method: 'home' | 'telephone',
  chance: Chance,
) =>
  worker(activitiesContract.record, {
    body: {
      id: chance.id(at(visitedOn)),
      station: station.id,
      visitedOn,
      method,
      purpose: 'risk',
      persons: [{ id: chance.id(at(visitedOn)), person: person.id, seen: 'person' }],
    } as never,
  })

const addCategory = (office: Acting, { person }: Client, category: string, today: Day, chance: Chance) =>
  office(peopleContract.addCategory, {
    params: { id: person.id },
    body: { id: chance.id(at(today)), category, from: addDays(today, -90) } as never,
  })

const shuffled = <T>(items: readonly T[], chance: Chance): T[] =>
  items
    .map((item) => ({ item, place: chance.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
