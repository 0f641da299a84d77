import { addDays, type Day, day, daysBetween } from '../../../kernel/day.ts'
import { organisationsContract } from '../../../rooms/organisations/contract.ts'
import { resourcesContract } from '../../../rooms/resources/contract.ts'
import { volunteersContract } from '../../../rooms/volunteers/contract.ts'
import type { Acting } from './acting.ts'
import { shareOf } from './activities.ts'
import { type Chance, chanceFrom } from './chance.ts'
import type { DemoStation } from './network.ts'
import { type DemoHousehold, drawName } from './people.ts'
import type { DemoPlan } from './plan.ts'

/** What the loading of partners needs of a demo. */
export type PartnersOf = {
  readonly plan: DemoPlan
  readonly stations: readonly DemoStation[]
  readonly households: readonly DemoHousehold[]
  readonly today: Day
}

export const partnerPermissions = [
  'organisations.write',
  'resources.record',
  'volunteers.write',
  'people.read',
]

/**
 * Agencies that run the stations, community organisations, places, linked resources and volunteers of a demo. Draws from
 * a chance of its own, so that people and visits stay the same whatever partners there are.
 */
export async function loadPartners(acting: Acting, demo: PartnersOf): Promise<void> {
  if (!demo.plan.partners) return
  const chance = chanceFrom(demo.plan.seed + 1)
  await loadAgencies(acting, demo, demo.plan.partners.agencies, chance)
  await loadCommunity(acting, demo, demo.plan.partners, chance)
  await loadPlaces(acting, demo, demo.plan.partners.places, chance)
  for (const resource of demo.plan.partners.resources) await loadResource(acting, demo, resource, chance)
  await loadRecent(acting, demo, chance)
  await loadVolunteers(acting, demo, demo.plan.partners, chance)
}

type Partners = NonNullable<DemoPlan['partners']>

const at = (on: string): number => Date.parse(`${on}T09:00:00+08:00`)
const stationOf = ({ stations }: PartnersOf, code: string) =>
  stations.find((station) => station.code === code)

async function loadAgencies(
  acting: Acting,
  demo: PartnersOf,
  agencies: Partners['agencies'],
  chance: Chance,
) {
  for (const { name, established } of agencies) {
    const id = chance.id(at(established))
    await acting(organisationsContract.registerOrganisation, {
      body: {
        id,
        organisation: id,
        name,
        kind: 'agency',
        division: demo.plan.county,
        fields: ['social-assistance', 'child-welfare', 'elder-care'],
        establishedOn: established,
      } as never,
    })
    for (const planned of demo.plan.stations.filter(({ operator }) => operator === name)) {
      const station = stationOf(demo, planned.code)
      if (station) await link(acting, id, station, 'operates', planned.opened, chance)
    }
  }
}

async function link(
  acting: Acting,
  organisation: string,
  station: DemoStation,
  kind: 'operates' | 'mobilised' | 'incubated',
  fromOn: string,
  chance: Chance,
) {
  const id = chance.id(at(fromOn))
  await acting(organisationsContract.linkOrganisation, {
    params: { id: organisation },
    body: { id, link: id, station: station.id, kind, fromOn } as never,
  })
}

const communityNames = ['夕阳红互助队', '邻里议事会', '广场舞协会', '护河志愿队', '巾帼巧手坊'] as const

/** Each station mobilised organisations that were there, and some raised others, as many in all as the plan says. */
async function loadCommunity(acting: Acting, demo: PartnersOf, partners: Partners, chance: Chance) {
  const { from } = demo.plan
  for (const [index, station] of demo.stations.entries()) {
    const planned = demo.plan.stations.find(({ code }) => code === station.code)
    const place = planned?.name.replace('社会工作服务站', '') ?? ''
    const share = (total: number) => shareOf(total, index, demo.stations.length)
    const kinds = [
      ...Array.from({ length: share(partners.mobilised) }, () => 'mobilised' as const),
      ...Array.from({ length: share(partners.incubated) }, () => 'incubated' as const),
    ]
    for (const [turn, kind] of kinds.entries()) {
      const established = kind === 'mobilised' ? '2019-06-01' : addDays(from, 20 + turn * 40)
      const id = chance.id(at(established))
      await acting(organisationsContract.registerOrganisation, {
        body: {
          id,
          organisation: id,
          name: place + communityNames[(index + turn) % communityNames.length],
          kind: 'community',
          division: station.town,
          station: station.id,
          fields: ['community-building'],
          establishedOn: established,
          contactName: drawName(chance),
        } as never,
      })
      await link(acting, id, station, kind, addDays(from, 45 + turn * 40 + (index % 15)), chance)
    }
  }
}

async function loadPlaces(acting: Acting, demo: PartnersOf, places: Partners['places'], chance: Chance) {
  const towns = new Set(demo.stations.map(({ town }) => town))
  for (const { kind, name, division, opened, workers } of places) {
    if (division !== demo.plan.county && !towns.has(division)) continue
    const id = chance.id(at(opened))
    await acting(organisationsContract.openPlace, {
      body: { id, place: id, kind, name, division, youthWorkers: workers ?? null, openedOn: opened } as never,
    })
  }
}

async function loadResource(
  acting: Acting,
  demo: PartnersOf,
  planned: Partners['resources'][number],
  chance: Chance,
) {
  const station = stationOf(demo, planned.station)
  if (!station) return
  const id = chance.id(at(planned.on))
  const { kind, name, source, source_kind, quantity, unit, price, amount, on } = planned
  await acting(resourcesContract.linkResource, {
    body: {
      id,
      resource: id,
      station: station.id,
      linkedOn: on,
      sourceKind: source_kind,
      sourceName: source,
      kind,
      name,
      ...(quantity ? { quantity: quantity * 1000, unit, unitPrice: price } : { amount }),
      promisedOn: addDays(day(on), 30),
      handler: station.workers[0]?.name ?? null,
      voucher: `收据 ${planned.on.replaceAll('-', '')}`,
    } as never,
  })
  const delivery = chance.id(at(on) + 1)
  const whole = quantity ? quantity * 1000 : (amount ?? 0) * 10
  const persons = receivers(demo, station, day(on), chance)
  await acting(resourcesContract.deliver, {
    params: { id },
    body: {
      id: delivery,
      delivery,
      deliveredOn: addDays(day(on), chance.between(2, 12)),
      quantity: whole,
      persons,
      others: quantity ? Math.max(quantity - persons.length, 0) : 0,
      handler: station.workers[0]?.name ?? null,
    } as never,
  })
}

/** Some people of the station who were on the register that day. */
function receivers({ households }: PartnersOf, station: DemoStation, on: Day, chance: Chance): string[] {
  const there = households
    .filter((household) => household.station === station.code)
    .flatMap(({ members }) => members)
    .filter(({ registeredOn }) => registeredOn <= on)
  if (there.length === 0) return []
  return [...new Set(Array.from({ length: 6 }, () => chance.pick(there).id))]
}

/** One link of the last weeks that is promised for the next days: it stands on the workbench and changes no past figure. */
async function loadRecent(acting: Acting, demo: PartnersOf, chance: Chance) {
  const station = stationOf(demo, demo.plan.partners?.recent ?? '')
  if (!station) return
  const on = addDays(demo.today, -12)
  const id = chance.id(at(on))
  await acting(resourcesContract.linkResource, {
    body: {
      id,
      resource: id,
      station: station.id,
      linkedOn: on,
      sourceKind: 'caring',
      sourceName: '同心爱心志愿队',
      kind: 'goods',
      name: '冬季暖心包',
      quantity: 40_000,
      unit: '份',
      unitPrice: 6_500,
      promisedOn: addDays(demo.today, 5),
      handler: station.workers[0]?.name ?? null,
    } as never,
  })
}

const intentions = ['elders', 'children', 'disabled', 'hardship', 'community', 'culture', 'health'] as const
const times = ['weekdays', 'evenings', 'weekends', 'holidays'] as const

async function loadVolunteers(acting: Acting, demo: PartnersOf, partners: Partners, chance: Chance) {
  const { from, to } = demo.plan
  for (const [place, station] of demo.stations.entries()) {
    const share = (total: number) => shareOf(total, place, demo.stations.length)
    const linked = share(partners.volunteers.linked)
    const registered = share(partners.volunteers.registered)
    const volunteers = Array.from({ length: linked }, (_, index) => {
      const linkedOn = addDays(from, Math.floor(((index + 0.5) / linked) * daysBetween(from, to)))
      return {
        volunteer: chance.id(at(linkedOn)),
        name: drawName(chance),
        sex: chance.pick([1, 2] as const),
        birth: day(`${chance.between(1955, 2001)}-${String(chance.between(1, 12)).padStart(2, '0')}-12`),
        linkedOn,
        intentions: [chance.pick(intentions)],
        times: [chance.pick(times)],
        ...(index < registered ? { registeredOn: linkedOn } : {}),
      }
    })
    const id = chance.id(at(to))
    await acting(volunteersContract.registerVolunteers, {
      body: { id, station: station.id, volunteers } as never,
    })
  }
}
