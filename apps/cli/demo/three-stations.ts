import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { organisationKinds } from '../../../rooms/organisations/index.ts'
import { regionsContract } from '../../../rooms/regions/contract.ts'
import { volunteersContract } from '../../../rooms/volunteers/contract.ts'
import { workforceContract } from '../../../rooms/workforce/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { inLanes } from './in-lanes.ts'
import { villagesOf } from './network.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import { drawName, type Village } from './people.ts'
import type { DemoPlan } from './plan.ts'

type ThreeStations = NonNullable<DemoPlan['three_stations']>

/** Three platforms, three functions, one staff (S16): rooms and people by tier, and the resource libraries (S16.8). */
export const loadThreeStations: DemoPart = async (world) => {
  const plan = world.plan.three_stations
  if (!plan) return
  const chance = chanceFrom(world.plan.seed + 51)
  const office = world.officeOf([
    'regions.write',
    'organisations.read',
    'organisations.write',
    'workforce.read',
    'workforce.write',
    'volunteers.write',
  ])
  const centre = await centreOf(office, world)
  await furnish(office, centre, plan.functions, plan.centre_rooms, plan, chance)
  for (const station of world.stations)
    await furnish(office, station.id, plan.functions, plan.township_rooms, plan, chance)
  await appointInTowns(office, world, plan, chance)
  await openVillages(office, world, plan, chance)
  await importLibrary(office, world, plan, chance)
  await registerExperts(office, world, plan, centre, chance)
  await completeTeams(office, world, plan, centre)
}

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

async function centreOf(office: Acting, { plan }: DemoWorld): Promise<string> {
  const { items } = await office(regionsContract.stations, {
    query: { within: plan.county, kind: 'guidance-centre', state: 'open', limit: 10 } as never,
    body: undefined as never,
  })
  const found = items.find(({ code }) => code === plan.guidance_centre.code)
  if (!found) throw new Error('the guidance centre of the plan is not there')
  return found.id
}

/** Gives a station the functions that it has not yet, and its rooms. */
async function furnish(
  office: Acting,
  station: string,
  functions: readonly string[],
  rooms: readonly string[],
  { since }: ThreeStations,
  chance: Chance,
): Promise<void> {
  const params = { station } as never
  for (const code of functions)
    await office(regionsContract.addFunction, {
      params,
      body: { id: chance.id(at(since)), function: code, from: since } as never,
    })
  for (const room of rooms)
    await office(regionsContract.addRoom, {
      params,
      body: { id: chance.id(at(since)), room, from: since } as never,
    })
}

type Post = {
  readonly kind: string
  readonly division: number
  readonly employer: string
  readonly station?: string
}

/** A member of the register with a main post, and a second one where there is any. */
async function appoint(
  office: Acting,
  name: string,
  since: string,
  [main, ...others]: readonly [Post, ...Post[]],
  chance: Chance,
  account?: string,
): Promise<void> {
  const id = chance.id(at(since))
  const post = ({ kind, division, employer, station }: Post, isMain: boolean) => ({
    id: chance.id(at(since)),
    division,
    employerKind: station ? 'station' : 'village',
    employer,
    kind,
    main: isMain,
    from: since,
    ...(station ? { station } : {}),
  })
  await office(workforceContract.register, {
    body: { id, name, ...(account ? { account } : {}), post: post(main, true) } as never,
  })
  for (const other of others)
    await office(workforceContract.savePost, {
      params: { id },
      body: { id: chance.id(at(since)), post: post(other, false) } as never,
    })
}

/** The social workers of the township stations, who have accounts, and a child supervisor at each (S16.4). */
async function appointInTowns(
  office: Acting,
  { plan, stations }: DemoWorld,
  { since }: ThreeStations,
  chance: Chance,
): Promise<void> {
  for (const { id, code, town, workers } of stations) {
    const employer = plan.stations.find((one) => one.code === code)?.name ?? ''
    const here = { division: town, employer, station: id }
    for (const { account, name } of workers)
      await appoint(office, name, since, [{ ...here, kind: 'social-worker' }], chance, account)
    const supervisor = plan.accounts.find(
      ({ role, scope }) =>
        role === 'child-supervisor' && scope && 'division' in scope && scope.division === town,
    )
    await appoint(
      office,
      supervisor?.name ?? drawName(chance),
      since,
      [{ ...here, kind: 'child-supervisor' }],
      chance,
    )
  }
}

/** A station in so many villages, whose secretary is the child director, and a social worker who helps (S16.5). */
async function openVillages(
  office: Acting,
  world: DemoWorld,
  plan: ThreeStations,
  chance: Chance,
): Promise<void> {
  const byTown = await villagesOf(office, world.plan)
  // Villages before communities: the article counts villages.
  const isVillage = ({ name }: Village) => name.endsWith('村民委员会')
  const all = world.stations.flatMap((station) =>
    (byTown.get(station.town) ?? []).map((village) => ({ village, parent: station.id })),
  )
  const chosen = [
    ...all.filter(({ village }) => isVillage(village)),
    ...all.filter(({ village }) => !isVillage(village)),
  ]
    .slice(0, plan.villages)
    // Several are opened at once: what is drawn for one hangs on nobody else's turn.
    .map((one, place) => ({ ...one, chance: chanceFrom(world.plan.seed + 6000 + place) }))
  if (chosen.length < plan.villages)
    throw new Error(`the plan opens ${plan.villages} villages, there are ${chosen.length}`)
  await inLanes(chosen, 4, (one) => openVillage(office, one, plan, one.chance))
  // One of the villages after the other, so that the draws of the part go on from the same place.
  chance.next()
}

async function openVillage(
  office: Acting,
  { village, parent }: { readonly village: Village; readonly parent: string },
  { since, village_room: room }: ThreeStations,
  chance: Chance,
): Promise<void> {
  const place = village.name.replace(/(村民|居民)委员会$|居委会$/, '')
  const station = chance.id(at(since))
  await office(regionsContract.openStation, {
    body: {
      id: station,
      station,
      name: `${place}村级服务站`,
      kind: 'village-station',
      functions: [],
      division: village.code,
      parent,
      openedOn: since,
    } as never,
  })
  await office(regionsContract.addRoom, {
    params: { station } as never,
    body: { id: chance.id(at(since)), room, from: since } as never,
  })
  const here = { division: village.code, employer: village.name }
  await appoint(
    office,
    drawName(chance),
    since,
    [
      { ...here, kind: 'village-secretary' },
      { ...here, kind: 'child-director' },
    ],
    chance,
  )
  await appoint(
    office,
    drawName(chance),
    since,
    [{ ...here, employer: `${place}村级服务站`, station, kind: 'social-worker' }],
    chance,
  )
}

const trades = ['粮油', '文具', '家政', '超市', '服装', '医药', '农业', '建材', '餐饮'] as const
const groups = ['爱心志愿队', '互助社', '公益协会', '帮扶队', '巾帼服务队'] as const

/** Enterprises and caring organisations come as a list, as a district keeps them, through the import of the register. */
async function importLibrary(
  office: Acting,
  { plan: { county, seed } }: DemoWorld,
  plan: ThreeStations,
  chance: Chance,
): Promise<void> {
  const rows = [
    ...Array.from({ length: plan.enterprises }, (_, i) => [
      `栾城${trades[i % trades.length]}商行${i + 1}号（演示）`,
      organisationKinds.enterprise.zh,
      plan.since,
    ]),
    ...Array.from({ length: plan.caring }, (_, i) => [
      `${drawName(chance)}${groups[i % groups.length]}${i + 1}（演示）`,
      organisationKinds.caring.zh,
      plan.since,
    ]),
  ]
  const folder = mkdtempSync(join(tmpdir(), `zhulian-demo-${seed}-`))
  try {
    const path = join(folder, 'library.csv')
    const text = [['名称', '类型', '成立日期'], ...rows].map((row) => row.join(',')).join('\n')
    writeFileSync(path, text)
    const { ready } = await office(organisationsContract.importOrganisations, {
      body: { id: chance.id(at(plan.since)), division: county, apply: 'true' } as never,
      file: { path, fileName: 'library.csv', bytes: Buffer.byteLength(text) },
    })
    if (ready !== rows.length) throw new Error(`${rows.length - ready} of the library's rows were refused`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function registerExperts(
  office: Acting,
  { plan: { county, guidance_centre: centre } }: DemoWorld,
  plan: ThreeStations,
  station: string,
  chance: Chance,
): Promise<void> {
  const post = { kind: 'expert', division: county, employer: centre.name, station }
  for (let i = 0; i < plan.experts; i += 1)
    await appoint(office, drawName(chance), plan.since, [post], chance)
}

/** Counsellors of the centre and volunteers of every station, drawn from a chance of their own. */
async function completeTeams(
  office: Acting,
  { plan: { county, seed, guidance_centre: centre }, stations }: DemoWorld,
  plan: ThreeStations,
  centreStation: string,
): Promise<void> {
  const chance = chanceFrom(seed + 52)
  const post = {
    kind: 'psychological-counsellor',
    division: county,
    employer: centre.name,
    station: centreStation,
  }
  for (let i = 0; i < plan.counsellors; i += 1)
    await appoint(office, drawName(chance), plan.since, [post], chance)
  if (plan.volunteers_each === 0) return
  for (const station of [centreStation, ...stations.map(({ id }) => id)]) {
    const volunteers = Array.from({ length: plan.volunteers_each }, () => ({
      volunteer: chance.id(at(plan.since)),
      name: drawName(chance),
      sex: chance.pick([1, 2] as const),
      linkedOn: plan.since,
    }))
    const id = chance.id(at(plan.since))
    await office(volunteersContract.registerVolunteers, { body: { id, station, volunteers } as never })
  }
}
