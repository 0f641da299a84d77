import { consortiumContract } from '../../../rooms/consortium/contract.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { resourcesContract } from '../../../rooms/resources/contract.ts'
import type { Acting } from './acting.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoPart, DemoWorld } from './parts.ts'
import type { DemoPlan } from './plan.ts'

type Consortium = NonNullable<DemoPlan['consortium']>

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)

/** What people of a station need, in turn: money only, a service, both, development, nothing (S1.A3). */
const turns = [
  ['living-money'],
  ['counselling'],
  ['living-money', 'home-care'],
  ['skills', 'employment'],
  ['family-casework', 'school-money'],
  [],
] as const

/** The consortium of a demo: what there is to offer, needs on their way, bodies with officers, and forums. */
export const loadConsortium: DemoPart = async (world) => {
  const { consortium } = world.plan
  if (!consortium) return
  const chance = chanceFrom(world.plan.seed + 11)
  const office = world.officeOf([
    'people.read',
    'organisations.read',
    'organisations.write',
    'resources.read',
    'resources.record',
    'volunteers.read',
    'consortium.read',
    'consortium.write',
    'duties.write',
  ])
  const bodies = await registerBodies(office, world, consortium, chance)
  for (const station of world.stations) {
    await offer(office, station.id, consortium, chance)
    await screenPeople(office, world, station.code, consortium, chance)
  }
  for (const forum of consortium.forums) await holdForum(office, world, forum, bodies, chance)
}

async function registerBodies(
  office: Acting,
  { plan }: DemoWorld,
  { bodies }: Consortium,
  chance: Chance,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { name, kind, established, fields, officers } of bodies) {
    const id = chance.id(at(established))
    ids.set(name, id)
    await office(organisationsContract.registerOrganisation, {
      body: {
        id,
        organisation: id,
        name,
        kind,
        division: plan.county,
        fields,
        establishedOn: established,
      } as never,
    })
    for (const { name: officer, post, from } of officers) {
      const entry = chance.id(at(from))
      await office(organisationsContract.saveOfficer, {
        params: { id },
        body: { id: entry, officer: entry, name: officer, post, fromOn: from } as never,
      })
    }
  }
  return ids
}

async function offer(
  office: Acting,
  station: string,
  { offers, on }: Consortium,
  chance: Chance,
): Promise<void> {
  for (const { name, source, source_kind: sourceKind, times } of offers) {
    const id = chance.id(at(on))
    await office(resourcesContract.linkResource, {
      body: {
        id,
        resource: id,
        station,
        linkedOn: on,
        sourceKind,
        sourceName: source,
        kind: 'service',
        name,
        quantity: times * 1000,
        unit: '次',
      } as never,
    })
  }
}

async function screenPeople(
  office: Acting,
  world: DemoWorld,
  station: string,
  { screened, waiting, on }: Consortium,
  chance: Chance,
): Promise<void> {
  const people = world.households.filter((one) => one.station === station).flatMap(({ members }) => members)
  for (const [turn, person] of people.slice(0, screened).entries()) {
    const needs = (turns[turn % turns.length] ?? []).map((item) => ({
      need: chance.id(at(on)),
      item,
      urgency: turn % 7 === 1 ? 'urgent' : 'ordinary',
    }))
    const id = chance.id(at(on))
    await office(consortiumContract.screen, {
      body: { id, screening: id, person: person.id, screenedOn: on, needs } as never,
    })
    const first = needs.at(-1)
    // Two in three are matched, and of those each second one is on its way with somebody.
    if (first && first.item !== 'living-money' && turn % 3 !== 0)
      await match(office, first.need, turn, world, chance)
  }
  const village = villageToScreen(world, station, new Set(people.slice(0, screened).map(({ id }) => id)))
  if (waiting > 0 && village !== undefined) {
    await office(consortiumContract.makeList, {
      body: { id: chance.id(at(on)), division: village } as never,
    })
  }
}

/** A village of the station of whose people nobody was screened yet, so that the list asks nobody twice; any where there is none. */
function villageToScreen(
  { households }: DemoWorld,
  station: string,
  screened: ReadonlySet<string>,
): number | undefined {
  const here = households.filter((one) => one.station === station)
  const asked = new Set(
    here.filter(({ members }) => members.some(({ id }) => screened.has(id))).map(({ village }) => village),
  )
  return (here.find(({ village }) => !asked.has(village)) ?? here[0])?.village
}

async function match(
  office: Acting,
  need: string,
  turn: number,
  world: DemoWorld,
  chance: Chance,
): Promise<void> {
  const params = { need }
  const { items } = await office(consortiumContract.offers, {
    params,
    query: {} as never,
    body: undefined as never,
  })
  const found = items.find(({ kind }) => kind === 'resource')
  if (!found) return
  const id = () => chance.id(at(world.today))
  await office(consortiumContract.match, {
    params,
    body: { id: id(), version: 1, resource: found.id } as never,
  })
  if (turn % 2 === 0) return
  await office(consortiumContract.task, {
    params,
    body: {
      id: id(),
      version: 2,
      tier: 'street',
      performer: 'worker',
      account: '00000000-0000-7000-8000-000000000002',
      dueOn: world.today,
    } as never,
  })
  await office(consortiumContract.deliver, {
    params,
    body: { id: id(), version: 3, deliveredOn: world.today } as never,
  })
}

async function holdForum(
  office: Acting,
  { plan }: DemoWorld,
  forum: Consortium['forums'][number],
  bodies: ReadonlyMap<string, string>,
  chance: Chance,
): Promise<void> {
  const id = chance.id(at(forum.on))
  await office(consortiumContract.openForum, {
    body: {
      id,
      forum: id,
      division: plan.county,
      title: forum.title,
      theme: forum.theme,
      place: forum.place,
      heldOn: forum.on,
      parts: forum.parts.map(({ role, body, speaker, post, district, topic }) => ({
        role,
        ...(bodies.has(body) ? { organisation: bodies.get(body) } : { organisationName: body }),
        ...(speaker ? { speaker } : {}),
        ...(post ? { post } : {}),
        ...(district ? { district } : {}),
        ...(topic ? { topic } : {}),
      })),
    } as never,
  })
  await office(consortiumContract.recordAttendance, {
    params: { forum: id },
    body: {
      id: chance.id(at(forum.on)),
      version: 0,
      districts: forum.attendance.map(([district, stationHeads, organisationHeads, reliefStaff]) => ({
        district,
        stationHeads,
        organisationHeads,
        reliefStaff,
        others: 0,
      })),
    } as never,
  })
}
