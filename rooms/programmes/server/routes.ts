import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { programmesContract } from '../contract.ts'
import { readFacts } from '../domain/check/read-facts.ts'
import { roundOpens } from '../domain/engine/round-opens.ts'
import { shippedProgrammes } from './files/shipped-programmes.ts'
import { decided, examplesOf, lineOf, placesOfProgrammes, versionsOf } from './show-programme.ts'
import { noNeighbours, type ProgrammesNeighbours } from './simulation/population.ts'
import { simulationRoutes } from './simulation/routes.ts'
import { type ProgrammeInForce, programmeOn, programmesIn } from './versions/in-force.ts'
import { draftRoutes } from './versions/routes.ts'

type Asked = { readonly division?: DivisionCode | undefined; readonly on?: Day | undefined }

const unknown = (code: string, on: Day) => refused<Refusal>({ code: 'programme-unknown', data: { code, on } })

type Windows = ProgrammesNeighbours['windows']

/** Programmes as a catalogue shows them. */
async function linesOf(tx: Handle, found: readonly ProgrammeInForce[], on: Day, windows: Windows) {
  const places = await placesOfProgrammes(tx, found, on)
  const open = await windows(tx, found, on)
  return found.map((one, at) => lineOf(one, places, open[at] ?? roundOpens(one.programme, on, []), on))
}

const catalogue = (call: Standing, asked: Asked, windows: Windows) =>
  read(call, async (tx) => {
    const on = asked.on ?? call.today
    const found = await programmesIn(tx, asked.division ?? nation, on)
    return ok({ items: await linesOf(tx, found, on, windows) })
  })

const one = (call: Standing, code: string, day: Day | undefined, windows: Windows) =>
  read(call, async (tx) => {
    const on = day ?? call.today
    const found = await programmeOn(tx, code, on)
    if (!found) return unknown(code, on)
    const [line] = await linesOf(tx, [found], on, windows)
    if (!line) return unknown(code, on)
    return ok({
      line,
      definition: found.programme,
      examples: examplesOf(found.programme),
      versions: await versionsOf(tx, code),
    })
  })

type Case = { readonly on?: Day | undefined; readonly facts: Readonly<Record<string, unknown>> }

const decideOn = (call: Standing, code: string, body: Case) =>
  read(call, async (tx) => {
    const on = body.on ?? call.today
    const found = await programmeOn(tx, code, on)
    if (!found) return unknown(code, on)
    const facts = readFacts(found.programme, body.facts)
    if (!facts.ok)
      return refused<Refusal>({
        code: 'facts-not-valid',
        problems: facts.error.map(({ path, zh, en }) => ({
          code: 'fact-not-valid',
          path: `/body/facts/${path.join('/')}`,
          data: { reason: zh, reasonEn: en },
        })),
      })
    return ok(decided(found, on, facts.value))
  })

/** Routes of programmes. A wrong file of `data/programmes` ends the start here, with its reasons. */
export function programmesRoutes(neighbours: ProgrammesNeighbours = noNeighbours): Implemented[] {
  shippedProgrammes()
  const { windows } = neighbours
  return [
    implement(programmesContract.programmes, ({ query, ...call }) => catalogue(call, query, windows)),
    implement(programmesContract.programme, ({ params, query, ...call }) =>
      one(call, params.code, query.on, windows),
    ),
    implement(programmesContract.decideCase, ({ params, body, ...call }) =>
      decideOn(call, params.code, body),
    ),
    implement(programmesContract.publicProgrammes, ({ query, ...call }) => catalogue(call, query, windows)),
    implement(programmesContract.publicProgramme, ({ params, query, ...call }) =>
      one(call, params.code, query.on, windows),
    ),
    implement(programmesContract.publicDecideCase, ({ params, body, ...call }) =>
      decideOn(call, params.code, body),
    ),
    ...draftRoutes(),
    ...simulationRoutes(neighbours),
  ]
}
