import { day } from '../../../kernel/day.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { RoleCode } from '../../../rooms/access/index.ts'
import { createDemoAccount, type DemoGrant } from '../../../rooms/access/server/index.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { regionsContract } from '../../../rooms/regions/contract.ts'
import type { Acting } from './acting.ts'
import type { Chance } from './chance.ts'
import { inLanes } from './in-lanes.ts'
import { drawName, type Village } from './people.ts'
import type { DemoPlan } from './plan.ts'

/** A station of the demo with those who work in it. */
export type DemoStation = {
  readonly id: string
  readonly code: string
  readonly town: number
  readonly workers: readonly DemoWorker[]
}

export type DemoWorker = { readonly account: string; readonly name: string }

type PlannedStation = DemoPlan['stations'][number]

/** Opens the guidance centre and the stations; each gets the code that the plan names, or the plan is wrong. */
export async function openStations(
  acting: Acting,
  plan: DemoPlan,
  chance: Chance,
): Promise<ReadonlyMap<string, string>> {
  const centre = plan.guidance_centre
  const ids = new Map([[centre.code, chance.id(Date.parse(`${centre.opened}T09:00:00+08:00`))]])
  for (const station of plan.stations)
    ids.set(station.code, chance.id(Date.parse(`${station.opened}T09:00:00+08:00`)))
  const zones = await openZones(acting, plan, chance)
  const open = async (given: { code: string; name: string; opened: string }, more: object) => {
    const station = ids.get(given.code) as string
    const answer = await acting(regionsContract.openStation, {
      body: {
        id: station,
        station,
        name: given.name,
        openedOn: given.opened,
        functions: ['social-work'],
        ...more,
      } as never,
    })
    if (answer.code !== given.code)
      throw new Error(`${given.name} got ${answer.code}, the plan says ${given.code}`)
  }
  await open(centre, { kind: 'guidance-centre', division: plan.county })
  for (const station of plan.stations) {
    await open(station, {
      kind: station.kind,
      division: station.town,
      ...(station.operator ? { operator: station.operator } : {}),
      ...(station.programme ? { programmeLabel: station.programme } : {}),
      ...(station.zone ? { managingZone: zones.get(station.zone) } : {}),
      parent: ids.get(centre.code),
    })
    await giveEvidence(acting, ids.get(station.code) as string, station, chance)
  }
  return ids
}

/** Registers the managing zones of a plan with their members; answers their ids by name. */
async function openZones(
  acting: Acting,
  plan: DemoPlan,
  chance: Chance,
): Promise<ReadonlyMap<string, string>> {
  const zones = new Map<string, string>()
  for (const { name, division, from, members } of plan.zones) {
    const zone = chance.id(Date.parse(`${from}T09:00:00+08:00`))
    await acting(regionsContract.createZone, { body: { id: zone, zone, name, division } as never })
    for (const member of members) {
      const id = chance.id(Date.parse(`${from}T09:00:00+08:00`))
      await acting(regionsContract.addZoneMember, {
        params: { zone } as never,
        body: { id, division: member, from } as never,
      })
    }
    zones.set(name, zone)
  }
  return zones
}

const evidence = [
  ['sign', '门牌与公示栏照片'],
  ['staff', '社工持证与在岗名册'],
  ['mechanism', '工作例会与督导制度'],
  ['process', '接案到结案流程图'],
  ['project', '年度服务项目书'],
] as const

/** The five haves (S6.10). A station that opened last has no written process yet, so that the list shows one with 4/5. */
async function giveEvidence(
  acting: Acting,
  id: string,
  station: PlannedStation,
  chance: Chance,
): Promise<void> {
  const there = evidence.filter(([have]) => have !== 'process' || station.weight >= 8)
  // Ids first, so that the pieces may be recorded beside each other.
  const pieces = there.map((one) => ({
    one,
    piece: chance.id(Date.parse(`${station.opened}T10:00:00+08:00`)),
  }))
  await inLanes(pieces, 5, async ({ one: [have, description], piece }) => {
    await acting(regionsContract.recordEvidence, {
      params: { station: id },
      body: { id: piece, evidence: piece, have, description, heldOn: day(station.opened) } as never,
    })
  })
}

type Scoped = Pick<DemoPlan['accounts'][number], 'role' | 'scope'>

/** Opens the accounts of the sign-in page and those of the other workers, each with its grant; tells who answers for the county. */
export async function openAccounts(
  platform: Platform,
  plan: DemoPlan,
  stations: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
  chance: Chance,
): Promise<{
  readonly stations: DemoStation[]
  readonly officer: DemoWorker | null
  readonly accounts: ReadonlyMap<string, string>
}> {
  let officer: DemoWorker | null = null
  const accounts = new Map<string, string>()
  const named = new Map<string, { account: string; name: string }>()
  const townOf = new Map(plan.stations.map((station) => [station.code, station.town]))
  const placeOf = (scope: Scoped['scope']) => {
    const at = scope && 'station' in scope ? scope.station : null
    const station = at ? (stations.get(at) as string) : null
    const own = scope && 'division' in scope ? scope.division : plan.county
    return { at, station, division: at ? (townOf.get(at) as number) : own }
  }
  const grantOf = ({ role, scope }: Scoped): DemoGrant => {
    const { station, division } = placeOf(scope)
    const body = scope && 'organisation' in scope ? bodies.get(scope.organisation) : undefined
    if (body) return { role: role as RoleCode, scope: { kind: 'organisation', organisation: body }, division }
    return station
      ? { role: role as RoleCode, scope: { kind: 'station', station }, division }
      : { role: role as RoleCode, scope: { kind: 'division', division } }
  }
  for (const { user, name, role, scope, also } of plan.accounts) {
    const { at, station, division } = placeOf(scope)
    const { account } = await createDemoAccount(platform, {
      userName: user,
      password: plan.password,
      displayName: name,
      home: { division, station },
      grants: [...(scope ? [{ role, scope }] : []), ...also].map(grantOf),
    })
    accounts.set(user, account)
    if (role === 'social-worker' && at) named.set(at, { account, name })
    if (role === 'county-officer' && division === plan.county) officer = { account, name }
  }
  const found: DemoStation[] = []
  for (const station of plan.stations) {
    const id = stations.get(station.code) as string
    const first = named.get(station.code)
    const workers = first ? [first] : []
    while (workers.length < station.workers) {
      const name = drawName(chance)
      const { account } = await createDemoAccount(platform, {
        userName: `${plan.user_prefix}${placeDigits(plan, station.code)}${workers.length + 1}`,
        password: plan.password,
        displayName: name,
        home: { division: station.town, station: id },
        grants: [{ role: 'social-worker', scope: { kind: 'station', station: id }, division: station.town }],
      })
      workers.push({ account, name })
    }
    found.push({ id, code: station.code, town: station.town, workers })
  }
  return { stations: found, officer, accounts }
}

/** The digits of a station's town, as in `410621-105-01`; its whole code where another station of the plan has the same ones. */
export function placeDigits({ stations }: Pick<DemoPlan, 'stations'>, code: string): string {
  const town = (one: string) => one.slice(7, 10)
  const alike = stations.filter((station) => town(station.code) === town(code))
  return alike.length > 1 ? code.replaceAll('-', '') : town(code)
}

/** Registers the partner bodies of a plan; answers their ids by code. Drawn from a chance of their own. */
export async function openBodies(
  acting: Acting,
  plan: DemoPlan,
  chance: Chance,
): Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>()
  for (const { code, name, founded } of plan.bodies) {
    // Many a body is older than the time that an id can tell: registered with the centre.
    const id = chance.id(Date.parse(`${plan.guidance_centre.opened}T09:00:00+08:00`))
    await acting(organisationsContract.registerOrganisation, {
      body: {
        id,
        organisation: id,
        name,
        kind: 'partner',
        division: plan.county,
        establishedOn: founded,
      } as never,
    })
    bodies.set(code, id)
  }
  return bodies
}

/** The villages of each town, as the division tree has them. */
export async function villagesOf(
  acting: Acting,
  plan: DemoPlan,
): Promise<ReadonlyMap<number, readonly Village[]>> {
  // Each town has its place before any is asked for: what is drawn from all goes by their order.
  const villages = new Map<number, readonly Village[]>(plan.stations.map(({ town }) => [town, []]))
  await inLanes([...villages.keys()], 6, async (town) => {
    const page = await acting(regionsContract.divisionChildren, {
      params: { code: town } as never,
      query: { limit: 200 } as never,
      body: undefined as never,
    })
    villages.set(
      town,
      page.items.map(({ code, name }) => ({ code, name })),
    )
  })
  return villages
}
