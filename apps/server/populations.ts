import { covers, type Scope, scopeOf } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { Standing } from '../../platform/server/command.ts'
import type { Handle } from '../../platform/server/database/connect.ts'
import { type CountedBody, registryPopulation } from '../../rooms/organisations/server/index.ts'
import { personPopulation } from '../../rooms/people/server/index.ts'
import type { Population } from '../../rooms/programmes/index.ts'
import type { ProgrammesNeighbours, Recorded } from '../../rooms/programmes/server/index.ts'
import { creditsInMinutes, postKinds } from '../../rooms/workforce/index.ts'
import { studentPopulation, workerPopulation } from '../../rooms/workforce/server/index.ts'

/** The registers over which a policy is tried, each by the names that the language of programmes has for its facts. */
export const programmesNeighbours: ProgrammesNeighbours = {
  posts: postKinds,
  population: (tx, standing, of, on) => registers[of.kind](tx, standing, of, on),
}

type Register = (
  tx: Handle,
  standing: Standing,
  of: Population,
  on: Day,
) => AsyncIterable<readonly Recorded[]>

const seen = ({ actor, today }: Standing, permission: string): Scope => scopeOf(actor, permission, today)

async function* each<T>(
  batches: AsyncIterable<readonly T[]>,
  recorded: (one: T) => Recorded,
): AsyncGenerator<readonly Recorded[]> {
  for await (const batch of batches) yield batch.map(recorded)
}

const registers: Readonly<Record<Population['kind'], Register>> = {
  workers(tx, standing, of, on) {
    const names = seen(standing, 'workforce.read')
    return each(workerPopulation(tx, standing.scope, of, on), ({ id, name, division, station, facts }) => ({
      id,
      place: division,
      name: covers(names, { division, station }) ? name : null,
      records: () => valuesOf(creditsInMinutes(facts)),
    }))
  },
  students(tx, standing, { division }, on) {
    const names = seen(standing, 'practicum.read')
    return each(studentPopulation(tx, standing.scope, division, on), (one) => ({
      id: one.id,
      place: one.division,
      name: covers(names, { division: one.division }) ? one.name : null,
      records: (since) => valuesOf(one.facts(since ? { from: since } : {})),
    }))
  },
  organisations: (tx, standing, { division }, on) =>
    each(registryPopulation(tx, standing.scope, division, on), (body) => ({
      id: body.id,
      place: body.division,
      // The registry is open to everybody.
      name: body.name,
      records: () => registryRecords(body),
    })),
  persons(tx, standing, { division }, on) {
    const names = seen(standing, 'people.read')
    return each(personPopulation(tx, standing.scope, division, on), (person) => ({
      id: person.id,
      place: person.division,
      name: covers(names, { division: person.division, station: person.station, person: person.id })
        ? person.name
        : null,
      records: () => ({
        'application.place': person.division,
        'household.registration': person.registeredDivision ?? undefined,
        'person.birth': person.birth ?? undefined,
      }),
    }))
  },
}

const valuesOf = (
  facts: Readonly<Record<string, { readonly value: unknown } | undefined>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).map(([name, known]) => [name, known?.value]))

function registryRecords({ authority, legalForm, registeredOn, lists, report }: CountedBody) {
  const filed = report?.steps.find(({ step }) => step === 'filed')
  const returned = report?.steps.find(({ step }) => step === 'returned')
  const refiled =
    returned && report?.steps.find(({ step, onDay }) => step === 'filed' && onDay >= returned.onDay)
  return {
    'organisation.registered-on': registeredOn,
    'organisation.registered-at': authority,
    'organisation.type': legalForm,
    'organisation.abnormal': lists.includes('abnormal'),
    ...(report
      ? {
          'filing.year': report.year,
          'filing.filed': filed !== undefined,
          'filing.filed-on': filed?.onDay,
          'filing.returned': returned !== undefined,
          'filing.returned-on': returned?.onDay,
          'filing.refiled': refiled !== undefined,
          'filing.refiled-on': refiled?.onDay,
        }
      : {}),
  }
}
