import type { Day } from '../../../../kernel/day.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { type Simulation, startSimulation } from '../../domain/engine/simulate.ts'
import type { Facts } from '../../domain/language/fact-values.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { type Population, placeBelow } from '../../domain/simulation/population.ts'
import type { WhatIf } from '../../domain/simulation/what-if.ts'
import { factsOfRecorded, mostListed, type ProgrammesNeighbours, recordedFacts } from './population.ts'

export type AskedSimulation = {
  readonly programme: Programme
  /** A draft that would take its place; the programme itself where only figures move. */
  readonly instead: Programme
  readonly on: Day
  readonly population: Population
  readonly whatIf: WhatIf
  /** Facts that are taken for known where no record tells. */
  readonly assumed: Facts
}

export type Simulated = Simulation & {
  /** Names of those listed, where the reader may see them. */
  readonly names: ReadonlyMap<string, string | null>
}

/**
 * A policy over a register as it was on a day, everybody applying at noon of that day, and again with figures, open
 * questions or the whole text set otherwise. The register is read in batches and never held as a whole.
 */
export async function runSimulation(
  tx: Handle,
  standing: Standing,
  neighbours: ProgrammesNeighbours,
  asked: AskedSimulation,
): Promise<Simulated> {
  const { programme, instead, on, population, whatIf } = asked
  const calendar = workingCalendar()
  const before = { programme, given: { on, calendar } }
  const moved = Object.keys(whatIf.parameters).length > 0 || Object.keys(whatIf.switches).length > 0
  const after =
    moved || instead !== programme ? { programme: instead, given: { on, calendar, ...whatIf } } : before
  const running = startSimulation(before, after, mostListed)
  const names = new Map<string, string | null>()
  const sources = recordedFacts(instead, on)
  const assumed = { ...receivedAt(instead, on), ...asked.assumed }
  for await (const batch of neighbours.population(tx, standing, population, on, instead))
    for (const one of batch) {
      const facts = factsOfRecorded(instead, sources, one, assumed)
      const listed = running.add({ id: one.id, facts, place: placeBelow(population.division, one.place) })
      if (listed) names.set(one.id, one.name)
    }
  return { ...running.result(), names }
}

const receivedAt = ({ facts }: Programme, on: Day): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, { from }]) =>
      from === 'application.received-at' ? [[name, `${on}T12:00:00+08:00`]] : [],
    ),
  )
