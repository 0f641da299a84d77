import { addDays, type Day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { preparing } from '../../../platform/server/database/prepared.ts'
import type { Implemented } from '../../../platform/server/http/routes.ts'
import { activitiesContract } from '../../../rooms/activities/contract.ts'
import { settleEverything } from '../../../rooms/indicators/server/index.ts'
import { peopleContract } from '../../../rooms/people/contract.ts'
import { allRoutes } from '../../server/compose.ts'
import type { OpenPlatform } from '../platform.ts'
import type { Progress } from '../progress.ts'
import { type Acting, actingAs } from './acting.ts'
import { currentActivities, drawActivities, recordActivity } from './activities.ts'
import { agreementPermissions, loadAgreements } from './agreements.ts'
import type { CaseDesk } from './case-files.ts'
import { recentTransfers } from './case-transfers.ts'
import { drawCases, recentCases, workOnCases } from './cases.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { recordClasses } from './classes.ts'
import { drawGroups, holdGroup, recentGroups } from './groups.ts'
import { inLanes } from './in-lanes.ts'
import { loadLearning } from './learning.ts'
import {
  type DemoStation,
  type DemoWorker,
  openAccounts,
  openBodies,
  openStations,
  villagesOf,
} from './network.ts'
import { beginPack, loadedPacks, loadingAlone, rememberPack } from './packs.ts'
import { loadPartners, partnerPermissions } from './partners.ts'
import { demoParts } from './parts.ts'
import { type DemoHousehold, type DemoPerson, drawHouseholds, yearOf } from './people.ts'
import { type DemoPlan, readPlan } from './plan.ts'
import { policyParts } from './policy-parts.ts'
import { type Readings, readingsOf } from './readings.ts'
import { loadReports } from './reports.ts'
import { demoTime, type OnDay } from './time.ts'
import { type DemoTrip, drawTrips } from './visits.ts'

export type Loaded = {
  readonly pack: string
  /** It was there before: nothing was changed. */
  readonly already: boolean
  readonly stations: number
  readonly people: number
  readonly visits: number
}

/** Loads the demo pack `data/demo/<code>.yaml`. */
export const loadDemo = (platform: OpenPlatform, code: string, progress: Progress): Promise<Loaded> =>
  loadPlan(platform, readPlan(code), progress)

/**
 * Loads a demo through the same routes that people use, so that its records carry the categories of the day, audit
 * lines, duties and dirty leaves like any other. Every id follows from the seed: a resend changes nothing, and a load that
 * was interrupted goes on where it stopped.
 */
export async function loadPlan(platform: OpenPlatform, plan: DemoPlan, progress: Progress): Promise<Loaded> {
  // Nobody is told of a single command, so none waits for the disk. The pack itself is remembered by a commit that does,
  // and a log is written in order: what is remembered as loaded is there whole, whatever happens.
  const database = connect(platform.ownerUrl, 'app', { max: 12 }, { synchronous_commit: 'off' })
  preparing(database.pool)
  try {
    return await loadingAlone(platform.ownerUrl, async () => {
      const { code } = plan
      if ((await loadedPacks(platform)).includes(code))
        return { pack: code, already: true, stations: 0, people: 0, visits: 0 }
      const { at, isFirst } = await beginPack(platform, code, platform.clock.now())
      const { told, ruling, on } = demoTime(platform.clock, at)
      const routes = allRoutes({ ...platform, database, clock: ruling })
      const readings = await readingsOf(platform, code)
      try {
        return await loadAlone({ ...platform, database, clock: told, readings }, routes, plan, progress, {
          on,
          isFirst,
        })
      } finally {
        await readings.close()
      }
    })
  } finally {
    await database.close()
  }
}

async function loadAlone(
  platform: OpenPlatform & { readonly readings: Readings },
  routes: readonly Implemented[],
  plan: DemoPlan,
  progress: Progress,
  { on, isFirst: isAlone }: { readonly on: OnDay; readonly isFirst: boolean },
): Promise<Loaded> {
  const { code } = plan
  const chance = chanceFrom(plan.seed)
  /** Whoever keeps the demo, with the permissions of one part of it, over the county. */
  const officeOf = (permissions: readonly string[]): Acting =>
    actingAs(platform, routes, {
      account: '00000000-0000-7000-8000-000000000002',
      name: '演示数据',
      permissions,
      division: plan.county,
    })
  const loader = officeOf(['regions.write', 'people.read', 'people.write', 'casework.record'])
  progress.step({ zh: `正在载入演示县：${plan.title.zh}`, en: `Loading the demo county: ${plan.title.en}` })
  const ids = await openStations(loader, plan, chance)
  const bodies = await openBodies(officeOf(['organisations.write']), plan, chanceFrom(plan.seed + 7))
  // Where the plan acts in the name of its accounts, they hold their rights since the first day that it tells of.
  const opened = await on(plan.accounts_since ?? platform.clock.today(), () =>
    openAccounts(platform, plan, ids, bodies, chance),
  )
  const { stations, officer: reviewer, accounts } = opened
  const villages = await villagesOf(loader, plan)
  const households = drawHouseholds(plan, villages, chance)
  const people = households.flatMap(({ members }) => members)
  // What a workbench of today shows is told by the first county; another one is there for its own time.
  const isFirst = people.length > 0 && isAlone
  const trips = [
    ...drawTrips(households, plan, workersIn(stations), chance),
    ...(isFirst ? recentTrips(households, platform.clock.today(), chance) : []),
  ]
  const today = platform.clock.today()
  // Draws of their own, so that one part of the plan changes no other.
  const activities = drawActivities(plan, households)
  const groups = [
    ...drawGroups(plan, households, chanceFrom(plan.seed + 1)),
    ...(isFirst ? recentGroups(plan, households, today, chanceFrom(plan.seed + 5)) : []),
  ]
  const cases = drawCases(plan, households, chanceFrom(plan.seed + 3))
  const total = households.length + trips.length + activities.length + groups.length + cases.length
  let done = 0
  const tick = () => progress.share(++done / total)

  const byCode = new Map(stations.map((station) => [station.code, station]))
  await inLanes(households, 6, async (household) => {
    await registerHousehold(loader, household, byCode.get(household.station) as DemoStation)
    tick()
  })
  const workers = new Map<string, Acting>()
  for (const station of stations) {
    for (const { account, name } of station.workers) {
      workers.set(
        account,
        actingAs(platform, routes, {
          account,
          name,
          permissions: ['activities.record', 'activities.read', 'casework.record'],
          division: station.town,
        }),
      )
    }
  }
  await inLanes(trips, 8, async (trip) => {
    const station = byCode.get(trip.household.station) as DemoStation
    const worker = station.workers[trip.worker % station.workers.length]
    await recordTrip(workers.get(worker?.account ?? '') as Acting, trip, station)
    tick()
  })
  const places = {
    station: (at: string) => byCode.get(at) as DemoStation,
    worker: (at: string) => workers.get(byCode.get(at)?.workers[0]?.account ?? '') as Acting,
  }
  await inLanes(activities, 6, async (activity) => {
    await recordActivity(activity, places)
    tick()
  })
  const shown = plan.classes?.station
  if (shown) {
    await currentActivities(plan, today, shown, places)
    await recordClasses(plan, households, today, places.station(shown).id, places.worker(shown))
  }
  await inLanes(groups, 4, async (group) => {
    await holdGroup(places.worker(group.station), group, places.station(group.station))
    tick()
  })
  // One after the other: their numbers follow the order in which they are opened.
  const desk: CaseDesk = { platform, routes, county: plan.county, supervisor: supervisorOf(plan) }
  const about = { year: yearOf(plan), today }
  await workOnCases(desk, cases, byCode, { ...about, seed: plan.seed + 33 }, tick)
  if (isFirst) {
    const station = stationOfWorker(plan)
    await recentCases(desk, households, cases, byCode, { ...about, seed: plan.seed + 34, station })
    await recentTransfers(desk, households, cases, byCode, { ...about, seed: plan.seed + 35, station })
  }
  const partners = officeOf(partnerPermissions)
  await loadPartners(partners, { plan, stations, households, today })
  const officer = officeOf(['workforce.read', 'workforce.write', 'activities.record'])
  // Drawn from a chance of its own, so that everything else of the demo stays as it was.
  await loadLearning(
    officer,
    plan,
    stations,
    ids.get(plan.guidance_centre.code) as string,
    chanceFrom(plan.seed + 4),
  )
  if (reviewer && plan.reports.length > 0) {
    // Nothing is frozen while written records are still to be counted.
    await settleEverything(platform)
    await loadReports(plan, { platform, routes, stations, reviewer })
  }
  const commissioner = officeOf(agreementPermissions)
  await loadAgreements(commissioner, plan, stations)
  const there = { stations, villages, accounts, bodies, households }
  const world = { platform, routes, plan, today, progress, on, isFirst, ...there, officeOf }
  for (const load of [...demoParts, ...policyParts]) await load(world)
  await rememberPack(platform, code)
  await platform.readings.forget()
  const visits = trips.reduce((sum, trip) => sum + trip.records.length, 0)
  return { pack: code, already: false, stations: stations.length + 1, people: people.length, visits }
}

/** Where the social worker of the sign-in page works. */
const stationOfWorker = ({ accounts, stations }: DemoPlan): string => {
  const scope = accounts.find(({ role }) => role === 'social-worker')?.scope
  return (scope && 'station' in scope ? scope.station : undefined) ?? (stations[0]?.code as string)
}

/** Who signs the demo's cases: the supervisor of the sign-in page by name, under an account of the demo's own. */
const supervisorOf = ({ accounts }: DemoPlan): DemoWorker => ({
  account: '00000000-0000-7000-8000-000000000003',
  name: accounts.find(({ role }) => role === 'supervisor')?.name ?? '督导',
})

const workersIn = (stations: readonly DemoStation[]): ReadonlyMap<string, number> =>
  new Map(stations.map((station) => [station.code, station.workers.length]))

async function registerHousehold(
  loader: Acting,
  household: DemoHousehold,
  station: DemoStation,
): Promise<void> {
  await loader(peopleContract.createHousehold, {
    body: {
      id: household.id,
      household: household.id,
      station: station.id,
      division: household.village,
      code: household.code,
      size: household.members.length,
    } as never,
  })
  for (const [at, member] of household.members.entries()) {
    await loader(peopleContract.register, { body: registration(household, member, at, station) as never })
  }
}

const registration = (household: DemoHousehold, member: DemoPerson, at: number, station: DemoStation) => ({
  id: member.id,
  person: member.id,
  station: station.id,
  division: household.village,
  registeredOn: member.registeredOn,
  household: household.id,
  fields: {
    name: member.name,
    sex: member.sex,
    birth: member.birth,
    identityKind: 'resident',
    idNumber: member.identityNumber,
    address: household.address,
    responsibleAccount: station.workers[0]?.account,
    responsibleName: station.workers[0]?.name,
    ...(at === 0 ? { relation: '02' } : {}),
    ...(member.phone ? { phone: member.phone } : {}),
    ...(member.disability
      ? { disabilityKind: member.disability.kind, disabilityGrade: member.disability.grade }
      : {}),
  },
  categories: member.categories.map((category) => ({ category, from: member.registeredOn })),
})

async function recordTrip(worker: Acting, trip: DemoTrip, station: DemoStation): Promise<void> {
  await worker(activitiesContract.record, {
    body: {
      id: trip.id,
      station: station.id,
      visitedOn: trip.on,
      startedAt: trip.startedAt,
      endedAt: endOf(trip),
      method: trip.method,
      purpose: trip.purpose,
      handled: ['policy'],
      persons: trip.records.map((record) => ({ ...record })),
      ...(trip.followUp ? { followUp: trip.followUp } : {}),
    } as never,
  })
}

function endOf(trip: DemoTrip): string {
  const [hours = 0, minutes = 0] = trip.startedAt.split(':').map(Number)
  const end = hours * 60 + minutes + trip.minutes
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

/**
 * A few visits of the last weeks with follow-ups, so that a workbench of today has something on it. They lie outside the
 * plan's time and change no figure of it.
 */
function recentTrips(households: readonly DemoHousehold[], today: Day, chance: Chance): DemoTrip[] {
  const chosen = households.filter(() => chance.next() < 0.12)
  const recent = drawTrips(chosen.map(once), { from: addDays(today, -60), to: today }, new Map(), chance)
  return recent.map((trip) => {
    const on = addDays(today, -chance.between(1, 40))
    // Some fall due this week, a few are late, as on a workbench of any day.
    const late = addDays(today, chance.between(-3, 14))
    const dueOn = late < on ? on : late
    return {
      ...trip,
      on,
      ...(chance.next() < 0.5 ? { followUp: { text: chance.pick(followUps), dueOn } } : {}),
    }
  })
}

const followUps = [
  '回访用药情况',
  '送去低保复核材料清单',
  '联系学校了解近况',
  '核实残疾证换发进度',
  '提醒参加免费体检',
]

/** The household with one visit each. */
const once = (household: DemoHousehold): DemoHousehold => ({
  ...household,
  members: household.members.map((member) => ({ ...member, visits: 1 })),
})
