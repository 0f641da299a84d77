import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type RoundAnswer, roundOpens } from '../../domain/engine/round-opens.ts'
import type { Facts } from '../../domain/language/fact-values.ts'
import { factFromRecord } from '../../domain/language/fact-values.ts'
import type { Value } from '../../domain/language/kinds.ts'
import { parameterOn } from '../../domain/language/parameter.ts'
import type { Programme } from '../../domain/language/programme.ts'
import type { Population } from '../../domain/simulation/population.ts'

/** One of a register, as rooms that this one does not open know it. */
export type Recorded = {
  readonly id: Id
  readonly place: DivisionCode
  /** Null where the reader may not see who it is. */
  readonly name: string | null
  /** What records say on the day, by names of `resolvers`; counted from a day on where one is given. */
  records(since: Day | null): Readonly<Record<string, unknown>>
}

/** Registers and rounds stand in rooms above this one: the composition hands them in. */
export type ProgrammesNeighbours = {
  /** Whether applications are taken on a day, with the rounds that bodies opened and closed; in the order of the programmes. */
  windows(
    tx: Handle,
    offered: readonly { readonly programme: Programme; readonly division: DivisionCode }[],
    on: Day,
  ): Promise<readonly RoundAnswer[]>
  /** Posts by which workers can be chosen. */
  readonly posts: readonly string[]
  /** Those of a register within the reader's scope, batch by batch, with what records say of them under a programme. */
  population(
    tx: Handle,
    standing: Standing,
    of: Population,
    on: Day,
    programme: Programme,
  ): AsyncIterable<readonly Recorded[]>
}

async function* nobody(): AsyncGenerator<readonly Recorded[]> {
  yield []
}

/** A test of this room alone has no registers beside it, and no rounds: windows are those of the files. */
export const noNeighbours: ProgrammesNeighbours = {
  posts: [],
  population: nobody,
  windows: async (_, offered, on) => offered.map(({ programme }) => roundOpens(programme, on, [])),
}

type Source = { readonly name: string; readonly from: string; readonly since: Day | null }

/** Which facts of a programme records answer, and from which day each is counted. */
export function recordedFacts(programme: Programme, on: Day): Source[] {
  return Object.entries(programme.facts).flatMap(([name, { from, since }]) => {
    if (from === undefined) return []
    const parameter = since === undefined ? undefined : programme.parameters[since]
    const first = parameter && parameterOn(parameter, on)
    return [{ name, from, since: typeof first === 'string' ? (first as Day) : null }]
  })
}

/** Facts of one of a register. What no record says is taken from what is assumed, and otherwise not known. */
export function factsOfRecorded(
  programme: Programme,
  sources: readonly Source[],
  one: Pick<Recorded, 'records'>,
  assumed: Facts,
): Facts {
  const facts: Record<string, Value | undefined> = { ...assumed }
  const bySince = new Map<Day | null, Readonly<Record<string, unknown>>>()
  for (const { name, from, since } of sources) {
    const fact = programme.facts[name]
    const records = bySince.get(since) ?? one.records(since)
    bySince.set(since, records)
    const value = fact && records[from] !== undefined ? factFromRecord(fact, records[from]) : null
    if (value !== null) facts[name] = value
  }
  return facts
}

/** How many are listed by name beside the counts. */
export const mostListed = 200
