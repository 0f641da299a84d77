import { z } from 'zod'
import { coversSubtree } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { divisionsContract } from '../contract/divisions.ts'
import { linesOf, periodAnswer } from './division-answers.ts'
import { addDivision, closeDivision, moveDivision, renameDivision } from './division-commands.ts'
import { childrenOf, divisionByCode, lineageOf, periodsOf } from './divisions.ts'
import { keyOf, markerOf } from './page.ts'
import { reachOf } from './reach.ts'
import { searchDivisions } from './search-divisions.ts'
import { stationsBelow } from './station-counts.ts'

const notFound = () => refused({ code: 'not-found' })

export const divisionRoutes = (): Implemented[] => [
  implement(divisionsContract.findDivisions, (call) =>
    read(call, async (tx) => {
      const { on = call.today, ...query } = call.query
      const found = await searchDivisions(tx, { ...query, on, own: reachOf(call) })
      return ok({ items: await linesOf(tx, found, on) })
    }),
  ),

  implement(divisionsContract.division, (call) =>
    read(call, async (tx) => {
      const { code } = call.params
      const on = call.query.on ?? call.today
      const periods = await periodsOf(tx, code)
      // A code that ended, or has not begun, is still shown with its history.
      const shown = (await divisionByCode(tx, code, on)) ?? periods.at(-1)
      if (!shown) return notFound()
      const [line] = await linesOf(tx, [shown], on)
      if (!line) return notFound()
      const lineage = (await lineageOf(tx, [code], on)).get(code) ?? []
      return ok({ ...line, ancestors: lineage.slice(0, -1), periods: periods.map(periodAnswer) })
    }),
  ),

  implement(divisionsContract.divisionChildren, (call) =>
    read(call, async (tx) => {
      const { cursor, limit, on = call.today } = call.query
      const after = keyOf(cursor, z.object({ code: z.int() }))
      if (!after.ok) return after
      if (!(await divisionByCode(tx, call.params.code, on))) return notFound()
      const found = await childrenOf(tx, call.params.code, on, after.value?.code ?? -1, limit + 1)
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return ok({ items: await linesOf(tx, page, on), next: last ? markerOf({ code: last.code }) : null })
    }),
  ),

  implement(divisionsContract.divisionAffected, (call) =>
    read(call, async (tx) => {
      if (!coversSubtree(call.scope, call.params.code)) return notFound()
      if (!(await divisionByCode(tx, call.params.code, call.today))) return notFound()
      return ok({ stations: await stationsBelow(tx, call.params.code, call.today) })
    }),
  ),

  implement(divisionsContract.addDivision, addDivision),
  implement(divisionsContract.renameDivision, renameDivision),
  implement(divisionsContract.moveDivision, moveDivision),
  implement(divisionsContract.closeDivision, closeDivision),
]
