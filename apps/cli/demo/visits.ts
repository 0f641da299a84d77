import { addDays, type Day, daysBetween, weekday } from '../../../kernel/day.ts'
import type { Chance } from './chance.ts'
import type { DemoHousehold } from './people.ts'

/** One trip to a household; every served person gets a record of his own (7.2). */
export type DemoTrip = {
  readonly id: string
  readonly household: DemoHousehold
  readonly on: Day
  readonly startedAt: string
  readonly minutes: number
  readonly method: 'home' | 'telephone' | 'school'
  readonly purpose: 'first' | 'routine' | 'festival' | 'follow-up'
  readonly records: readonly {
    readonly id: string
    readonly person: string
    readonly seen: 'person' | 'family'
  }[]
  readonly followUp?: { readonly text: string; readonly dueOn: Day }
  /** Which of the station's workers goes, counted from 0. */
  readonly worker: number
}

/**
 * Plans the trips from one day to another: a household is visited as often as its most visited member, and a member takes part until
 * his own number of visits is reached. Trips fall on weekdays, spread over the time, more of them before festivals.
 */
export function drawTrips(
  households: readonly DemoHousehold[],
  time: { readonly from: Day; readonly to: Day },
  workersOf: ReadonlyMap<string, number>,
  chance: Chance,
): DemoTrip[] {
  const trips = households.flatMap((household) => {
    const rounds = Math.max(...household.members.map((member) => member.visits))
    const worker = chance.between(0, (workersOf.get(household.station) ?? 1) - 1)
    return Array.from({ length: rounds }, (_, round) =>
      drawTrip(household, round, rounds, time, worker, chance),
    )
  })
  return trips.toSorted((a, b) => a.on.localeCompare(b.on))
}

function drawTrip(
  household: DemoHousehold,
  round: number,
  rounds: number,
  { from, to }: { readonly from: Day; readonly to: Day },
  worker: number,
  chance: Chance,
): DemoTrip {
  const slot = (daysBetween(from, to) - 4) / rounds
  const on = toWeekday(addDays(addDays(from, 2), Math.floor(round * slot + chance.next() * (slot - 1))))
  const hour = chance.between(8, 16)
  const startedAt = `${String(hour).padStart(2, '0')}:${chance.pick(['00', '10', '20', '30', '40'])}`
  const at = Date.parse(`${on}T${startedAt}:00+08:00`)
  const method = chance.pick(['home', 'home', 'home', 'home', 'telephone'] as const)
  return {
    id: chance.id(at),
    household,
    on,
    startedAt,
    minutes: method === 'telephone' ? chance.between(5, 15) : chance.between(20, 70),
    method,
    purpose: /-(01-1|01-2|06-1|06-2|09-2)/.test(on)
      ? 'festival'
      : chance.pick(['routine', 'routine', 'routine', 'follow-up'] as const),
    records: household.members
      .filter((member) => member.visits > round)
      .map((member) => ({
        id: chance.id(at),
        person: member.id,
        seen: chance.pick(['person', 'person', 'person', 'family'] as const),
      })),
    worker,
  }
}

const toWeekday = (on: Day): Day => (weekday(on) > 5 ? addDays(on, weekday(on) === 6 ? -1 : -2) : on)
