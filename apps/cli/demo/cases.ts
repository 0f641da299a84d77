import { addDays, type Day, day } from '../../../kernel/day.ts'
import { caseworkContract } from '../../../rooms/casework/contract.ts'
import type { Acting } from './acting.ts'
import type { Chance } from './chance.ts'
import type { DemoStation } from './network.ts'
import { type DemoHousehold, yearOf } from './people.ts'
import type { DemoPlan } from './plan.ts'

/** A case of the plan's year; the ids follow from the seed. */
export type DemoCase = {
  readonly id: string
  readonly station: string
  readonly person: string
  readonly openedOn: Day
  readonly kind: 'consultation' | 'ordinary' | 'management' | 'crisis'
  readonly problem: string
  readonly source: string
  readonly moved: { readonly id: string; readonly on: Day; readonly to: string } | null
  readonly closed: { readonly id: string; readonly on: Day; readonly reason: string } | null
}

/** So many cases as the plan says, spread over the year and its stations; the first ones are closed in it. */
export function drawCases(plan: DemoPlan, households: readonly DemoHousehold[], chance: Chance): DemoCase[] {
  const { opened, closed, moved } = plan.cases
  const codes = plan.stations.map(({ code }) => code)
  const taken = new Set<string>()
  return Array.from({ length: opened }, (_, at) => {
    const station = codes[(at * 5) % codes.length] as string
    const here = households
      .filter((household) => household.station === station)
      .flatMap(({ members }) => members)
    const free = here.filter(({ id }) => !taken.has(id))
    const person = chance.pick(free.length > 0 ? free : here)
    taken.add(person.id)
    const openedOn = addDays(
      day(`${yearOf(plan)}-01-09`),
      Math.floor((at * 320) / opened) + chance.between(0, 10),
    )
    const child = person.categories.includes('KJ')
    const closedOn = at < closed ? addDays(openedOn, chance.between(60, 110)) : null
    return {
      id: idOn(chance, openedOn),
      station,
      person: person.id,
      openedOn,
      kind: chance.pick(['ordinary', 'ordinary', 'ordinary', 'management', 'crisis'] as const),
      problem: chance.pick(
        child
          ? ['emotion', 'parenting', 'social', 'behaviour']
          : ['economy', 'medical', 'care', 'family', 'emotion'],
      ),
      source: chance.pick(['found', 'found', 'village', 'self', 'department', child ? 'school' : 'hotline']),
      moved:
        at < moved
          ? {
              id: idOn(chance, openedOn),
              on: addDays(openedOn, 30),
              to: codes[(at * 5 + 1) % codes.length] as string,
            }
          : null,
      closed: closedOn
        ? {
            id: idOn(chance, closedOn),
            on: inYear(closedOn, yearOf(plan)),
            reason: chance.pick(['goals-met', 'goals-met', 'goals-met', 'referred', 'client-asked']),
          }
        : null,
    }
  })
}

const idOn = (chance: Chance, on: Day): string => chance.id(Date.parse(`${on}T11:00:00+08:00`))

const inYear = (on: Day, year: number): Day => (on > `${year}-12-28` ? day(`${year}-12-28`) : on)

/** Carries a case out through the routes: its worker opens and closes it, who sees both stations moves it. */
export async function workOnCase(
  worker: Acting,
  centre: Acting,
  one: DemoCase,
  stations: ReadonlyMap<string, DemoStation>,
): Promise<void> {
  const params = { id: one.id }
  const opened = await worker(caseworkContract.open, {
    body: {
      id: one.id,
      person: one.person,
      station: stations.get(one.station)?.id,
      kind: one.kind,
      problem: one.problem,
      source: one.source,
      openedOn: one.openedOn,
    } as never,
  })
  let { version } = opened
  const to = one.moved ? stations.get(one.moved.to) : undefined
  if (one.moved && to) {
    const moved = await centre(caseworkContract.move, {
      params,
      body: {
        id: one.moved.id,
        version,
        station: to.id,
        movedOn: one.moved.on,
        reason: '服务对象随家人搬迁',
      } as never,
    })
    version = moved.version
  }
  if (!one.closed) return
  await centre(caseworkContract.close, {
    params,
    body: {
      id: one.closed.id,
      version,
      closedOn: one.closed.on,
      reason: one.closed.reason,
      attainment: one.closed.reason === 'goals-met' ? 'most' : 'part',
      satisfaction: 'satisfied',
      outcome: '服务对象的主要困难得到缓解。',
    } as never,
  })
}
