import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { programmesContract } from '../contract.ts'
import { readFacts } from '../domain/check/read-facts.ts'
import { shippedProgrammes } from './files/shipped-programmes.ts'
import { decided, examplesOf, lineOf, placesOfProgrammes, versionsOf } from './show-programme.ts'
import { noNeighbours, type ProgrammesNeighbours } from './simulation/population.ts'
import { simulationRoutes } from './simulation/routes.ts'
import { programmeOn, programmesIn } from './versions/in-force.ts'
import { draftRoutes } from './versions/routes.ts'

type Asked = { readonly division?: DivisionCode | undefined; readonly on?: Day | undefined }

const unknown = (code: string, on: Day) => refused<Refusal>({ code: 'programme-unknown', data: { code, on } })

const catalogue = (call: Standing, asked: Asked) =>
  read(call, async (tx) => {
    const on = asked.on ?? call.today
    const found = await programmesIn(tx, asked.division ?? nation, on)
    const places = await placesOfProgrammes(tx, found, on)
    return ok({ items: found.map((one) => lineOf(one, places, on)) })
  })

const one = (call: Standing, code: string, day: Day | undefined) =>
  read(call, async (tx) => {
    const on = day ?? call.today
    const found = await programmeOn(tx, code, on)
    if (!found) return unknown(code, on)
    const places = await placesOfProgrammes(tx, [found], on)
    return ok({
      line: lineOf(found, places, on),
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
  return [
    implement(programmesContract.programmes, ({ query, ...call }) => catalogue(call, query)),
    implement(programmesContract.programme, ({ params, query, ...call }) => one(call, params.code, query.on)),
    implement(programmesContract.decideCase, ({ params, body, ...call }) =>
      decideOn(call, params.code, body),
    ),
    implement(programmesContract.publicProgrammes, ({ query, ...call }) => catalogue(call, query)),
    implement(programmesContract.publicProgramme, ({ params, query, ...call }) =>
      one(call, params.code, query.on),
    ),
    implement(programmesContract.publicDecideCase, ({ params, body, ...call }) =>
      decideOn(call, params.code, body),
    ),
    ...draftRoutes(),
    ...simulationRoutes(neighbours),
  ]
}
