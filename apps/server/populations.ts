import { covers, type Scope, scopeOf } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { provinceOf } from '../../kernel/division.ts'
import { grouped } from '../../kernel/grouped.ts'
import type { Id } from '../../kernel/id.ts'
import type { Standing } from '../../platform/server/command.ts'
import type { FieldCipher } from '../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../platform/server/database/connect.ts'
import type { Platform } from '../../platform/server/platform.ts'
import {
  asksRecords,
  recordsByKey,
  type SubjectRecords,
  subjectIndex,
  subjectRecords,
  windowsOn,
} from '../../rooms/applications/server/index.ts'
import { type CountedBody, registryPopulation } from '../../rooms/organisations/server/index.ts'
import { type CountedPerson, personPopulation } from '../../rooms/people/server/index.ts'
import type { Population, Programme } from '../../rooms/programmes/index.ts'
import type { ProgrammesNeighbours, Recorded } from '../../rooms/programmes/server/index.ts'
import { creditsInMinutes, postKinds } from '../../rooms/workforce/index.ts'
import { studentPopulation, workerPopulation } from '../../rooms/workforce/server/index.ts'

/** The rounds in which a policy is applied for, and the registers over which it is tried, by the names that the language of programmes has for their facts. */
export const programmesNeighbours = ({ cipher }: Pick<Platform, 'cipher'>): ProgrammesNeighbours => ({
  posts: postKinds,
  population: (tx, standing, of, on, programme) =>
    of.kind === 'persons'
      ? persons(tx, standing, of, on, programme, cipher)
      : registers[of.kind](tx, standing, of, on, programme),
  windows: async (tx, offered, on) => (await windowsOn(tx, offered, on)).map(({ answer }) => answer),
})

type Register = (
  tx: Handle,
  standing: Standing,
  of: Population,
  on: Day,
  programme: Programme,
) => AsyncIterable<readonly Recorded[]>

const seen = ({ actor, today }: Standing, permission: string): Scope => scopeOf(actor, permission, today)

/** Those who may draw money: what is drawn already, and bars, are read for a whole batch at once. */
async function* eachDrawing<T extends { readonly id: Id }>(
  batches: AsyncIterable<readonly T[]>,
  drawn: (ids: readonly Id[]) => Promise<(id: Id) => SubjectRecords>,
  recorded: (one: T, records: SubjectRecords) => Recorded,
): AsyncGenerator<readonly Recorded[]> {
  for await (const batch of batches) {
    const of = await drawn(batch.map(({ id }) => id))
    yield batch.map((one) => recorded(one, of(one.id)))
  }
}

const registers: Readonly<Record<Exclude<Population['kind'], 'persons'>, Register>> = {
  workers(tx, standing, of, on, programme) {
    const names = seen(standing, 'workforce.read')
    return eachDrawing(
      workerPopulation(tx, standing.scope, of, on),
      (ids) => subjectRecords(tx, standing.scope, ids, programme, on),
      ({ id, name, division, station, facts }, drawn) => ({
        id,
        place: division,
        name: covers(names, { division, station }) ? name : null,
        records: () => ({ ...valuesOf(creditsInMinutes(facts)), ...drawn }),
      }),
    )
  },
  students(tx, standing, { division }, on, programme) {
    const names = seen(standing, 'practicum.read')
    return eachDrawing(
      studentPopulation(tx, standing.scope, division, on),
      (ids) => subjectRecords(tx, standing.scope, ids, programme, on),
      (one, drawn) => ({
        id: one.id,
        place: one.division,
        name: covers(names, { division: one.division }) ? one.name : null,
        records: (since) => ({ ...valuesOf(one.facts(since ? { from: since } : {})), ...drawn }),
      }),
    )
  },
  organisations: (tx, standing, { division }, on, programme) =>
    eachDrawing(
      registryPopulation(tx, standing.scope, division, on),
      (ids) => subjectRecords(tx, standing.scope, ids, programme, on),
      (body, drawn) => ({
        id: body.id,
        place: body.division,
        // The registry is open to everybody.
        name: body.name,
        records: () => ({ ...registryRecords(body), ...drawn }),
      }),
    ),
}

/** Persons are no subjects of the rooms above: what is drawn by them is found by the key of their number. */
async function* persons(
  tx: Handle,
  standing: Standing,
  { division }: Population,
  on: Day,
  programme: Programme,
  cipher: FieldCipher,
): AsyncGenerator<readonly Recorded[]> {
  const names = seen(standing, 'people.read')
  const key = asksRecords(programme)
    ? { cipher, of: (idNumber: string) => subjectIndex(cipher, idNumber) }
    : null
  for await (const batch of personPopulation(tx, standing.scope, division, on, key)) {
    const drawnOf = await drawnIn(tx, batch, programme, on)
    yield batch.map((person) => {
      const drawn = drawnOf(person)
      return {
        id: person.id,
        place: person.division,
        name: covers(names, { division: person.division, station: person.station, person: person.id })
          ? person.name
          : null,
        records: () => ({
          'application.place': person.division,
          'household.registration': person.registeredDivision ?? undefined,
          'person.birth': person.birth ?? undefined,
          ...drawn,
        }),
      }
    })
  }
}

/** A batch lies in one province or, where a register ends within it, in few. */
async function drawnIn(
  tx: Handle,
  batch: readonly CountedPerson[],
  programme: Programme,
  on: Day,
): Promise<(person: CountedPerson) => SubjectRecords> {
  const of = new Map<number, (key: Buffer | null) => SubjectRecords>()
  for (const [province, some] of grouped(batch, (one) => provinceOf(one.division))) {
    const keys = some.flatMap(({ key }) => (key === null ? [] : [key]))
    of.set(province, await recordsByKey(tx, province, keys, programme, on))
  }
  return ({ division, key }) => of.get(provinceOf(division))?.(key) ?? {}
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
