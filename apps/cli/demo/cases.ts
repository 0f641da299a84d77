import { addDays, type Day, day } from '../../../kernel/day.ts'
import { type CaseDesk, keepCaseFile, type Reach } from './case-files.ts'
import { type Chance, chanceFrom } from './chance.ts'
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

export const idOn = (chance: Chance, on: Day): string => chance.id(Date.parse(`${on}T11:00:00+08:00`))

const inYear = (on: Day, year: number): Day => (on > `${year}-12-28` ? day(`${year}-12-28`) : on)

/** How far the open cases of the year are, one after the other: none waits in a phase whose clock ran out with the year. */
const reaches: readonly Reach[] = [
  'intervention',
  'evaluation',
  'intervention',
  'closing',
  'intervention',
  'intervention',
]

/** Carries the cases of the year out with their files, in the order of their numbers. */
export async function workOnCases(
  desk: CaseDesk,
  cases: readonly DemoCase[],
  stations: ReadonlyMap<string, DemoStation>,
  about: { readonly seed: number; readonly year: number; readonly today: Day },
  tick: () => void,
): Promise<void> {
  const chance = chanceFrom(about.seed)
  let open = 0
  for (const one of cases) {
    const reach = one.closed ? 'closing' : (reaches[open++ % reaches.length] as Reach)
    const end = one.closed?.on ?? day(`${about.year}-12-28`)
    await keepCaseFile(desk, one, stations, chance, { reach, end, today: about.today })
    tick()
  }
}

/**
 * A few cases of the last days, so that a workbench of today has clocks on it. They lie outside the plan's time and change
 * no figure of it.
 */
export async function recentCases(
  desk: CaseDesk,
  households: readonly DemoHousehold[],
  taken: readonly DemoCase[],
  stations: ReadonlyMap<string, DemoStation>,
  about: { readonly seed: number; readonly year: number; readonly today: Day; readonly station: string },
): Promise<void> {
  const { today, year, station: first } = about
  if (taken.length === 0 || Number(addDays(today, -90).slice(0, 4)) <= year) return
  const chance = chanceFrom(about.seed)
  const isTaken = new Set(taken.map(({ person }) => person))
  const people = households
    .filter((household) => household.station === first)
    .flatMap(({ members }) => members)
    .filter(({ id }) => !isTaken.has(id))
  const drafts = [
    { ago: 0, reach: 'intake', kind: 'crisis', urgent: true },
    { ago: 9, reach: 'assessment', kind: 'ordinary' },
    { ago: 16, reach: 'planning', kind: 'management' },
    { ago: 62, reach: 'intervention', kind: 'ordinary', nextOn: addDays(today, 2) },
  ] as const
  for (const [at, draft] of drafts.entries()) {
    const openedOn = addDays(today, -draft.ago)
    const one: DemoCase = {
      id: idOn(chance, openedOn),
      station: first,
      person: (people[at * 3] ?? people[0])?.id ?? '',
      openedOn,
      kind: draft.kind,
      problem: at % 2 === 0 ? 'medical' : 'economy',
      source: 'village',
      moved: null,
      closed: null,
    }
    await keepCaseFile(desk, one, stations, chance, {
      reach: draft.reach,
      end: today,
      today,
      ...('nextOn' in draft ? { nextOn: draft.nextOn } : {}),
      ...('urgent' in draft ? { urgent: true } : {}),
    })
  }
}
