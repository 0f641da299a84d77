import { coversSubtree } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { disclose, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { simulationContract } from '../../contract/simulation.ts'
import type { Programme } from '../../domain/language/programme.ts'
import type { Mistake } from '../../domain/language/words.ts'
import { type PopulationKind, readPopulation } from '../../domain/simulation/population.ts'
import { pairsOf, readAssumed, readWhatIf } from '../../domain/simulation/what-if.ts'
import { readProgramme } from '../files/read-programme.ts'
import { programmeOn } from '../versions/in-force.ts'
import { versionById } from '../versions/version-store.ts'
import type { ProgrammesNeighbours } from './population.ts'
import { type AskedSimulation, runSimulation } from './run.ts'
import { simulationSheets } from './sheet.ts'
import { showSimulation } from './show.ts'

type Query = {
  readonly population: PopulationKind
  readonly division: DivisionCode
  readonly posts?: string | undefined
  readonly on?: Day | undefined
  readonly set?: string | undefined
  readonly assume?: string | undefined
  readonly draft?: Id | undefined
}

export const simulationRoutes = (neighbours: ProgrammesNeighbours): Implemented[] => [
  implement(simulationContract.simulateProgramme, ({ params, query, ...call }) =>
    disclose(call, async (tx) => {
      const found = await simulated(tx, call, neighbours, params.code, query)
      if (!found.ok) return found
      const { shown, listed } = found.value
      // Who gains or loses by name is a reading of the register; counts are not.
      const audit = listed ? [entryOf('programmes.simulate', query.division, params.code)] : []
      return ok({ answer: shown, audit })
    }),
  ),
  implement(simulationContract.exportSimulation, async ({ params, query, language, ...call }) => {
    const found = await disclose(call, async (tx) => {
      const made = await simulated(tx, call, neighbours, params.code, query)
      if (!made.ok) return made
      return ok({
        answer: made.value,
        audit: [entryOf('programmes.export-simulation', query.division, params.code)],
      })
    })
    if (!found.ok) return found
    const { shown, asked } = found.value
    return ok(
      workbookAnswer(
        `${asked.programme.title[language]}-${shown.on}.xlsx`,
        simulationSheets(asked, shown, language),
      ),
    )
  }),
]

const entryOf = (action: string, division: DivisionCode, code: string) => ({
  action,
  division,
  detail: { code },
})

async function simulated(
  tx: Handle,
  call: Standing,
  neighbours: ProgrammesNeighbours,
  code: string,
  query: Query,
): Promise<Result<Awaited<ReturnType<typeof outcome>>, Refusal>> {
  const on = query.on ?? call.today
  if (!coversSubtree(call.scope, query.division)) return refused({ code: 'simulation-outside-scope' })
  const found = await programmeOn(tx, code, on)
  if (!found) return refused({ code: 'programme-unknown', data: { code, on } })
  const instead = query.draft === undefined ? ok(found.programme) : await draftOf(tx, call, query.draft)
  if (!instead.ok) return instead
  const posts = query.posts ? ` post=${query.posts}` : ''
  const population = readPopulation(`${query.population} ${query.division}${posts}`, neighbours.posts)
  if (!population.ok) return notValid([{ path: ['posts'], ...population.error }])
  const set = pairsOf(linesOf(query.set))
  const assume = pairsOf(linesOf(query.assume))
  if (!set.ok) return notValid(set.error)
  if (!assume.ok) return notValid(assume.error)
  const whatIf = readWhatIf(instead.value, set.value)
  if (!whatIf.ok) return notValid(whatIf.error)
  const assumed = readAssumed(instead.value, assume.value)
  if (!assumed.ok) return notValid(assumed.error)
  const asked: AskedSimulation = {
    programme: found.programme,
    instead: instead.value,
    on,
    population: population.value,
    whatIf: whatIf.value,
    assumed: assumed.value,
  }
  return ok(await outcome(tx, call, neighbours, asked))
}

async function outcome(tx: Handle, call: Standing, neighbours: ProgrammesNeighbours, asked: AskedSimulation) {
  const made = await runSimulation(tx, call, neighbours, asked)
  const shown = await showSimulation(tx, asked, made)
  return { asked, shown, listed: shown.changes.some(({ name }) => name !== null) }
}

const linesOf = (text: string | undefined): string[] =>
  (text ?? '').split(';').filter((line) => line.trim() !== '')

/** A draft may still be wrong in its examples, but its words and names must be right to decide by it. */
async function draftOf(tx: Handle, call: Standing, draft: Id): Promise<Result<Programme, Refusal>> {
  const row = await versionById(tx, call.scope, draft)
  if (!row) return refused({ code: 'not-found' })
  const checked = readProgramme(row.text, `${row.code}.yaml`)
  return checked.ok
    ? ok(checked.value.programme)
    : notValid(checked.error.map(({ line, reason }) => ({ path: [line], ...reason })))
}

const notValid = (mistakes: readonly Mistake[]) =>
  refused<Refusal>({
    code: 'simulation-not-valid',
    problems: mistakes.map(({ path, zh, en }) => ({
      code: 'simulation-value',
      path: `/query/${path.join('/')}`,
      data: { reason: `${zh} · ${en}` },
    })),
  })
