import { scopeOf } from '../../../kernel/actor.ts'
import { parseDay } from '../../../kernel/day.ts'
import { isId } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { filesOfPerson } from '../../people/server/index.ts'
import { type CaseFilters, caseworkContract } from '../contract.ts'
import { findCase } from './case-row.ts'
import { changeCase, closeCase, moveCase, openCase, withdrawCase, withdrawClosing } from './commands.ts'
import { exportCases } from './export.ts'
import { detailOf, linesOf } from './line.ts'
import { type CaseFilter, caseKey, listCases } from './list-cases.ts'

const cursorShape = [
  (part: unknown) => typeof part === 'string' && parseDay(part).ok,
  (part: unknown) => typeof part === 'string' && isId(part),
]

async function filterOf(
  tx: Handle,
  { scope, actor }: Standing,
  { person, mine, ...plain }: CaseFilters,
): Promise<CaseFilter> {
  return {
    ...plain,
    worker: mine ? actor.account : undefined,
    persons: person ? await filesOfPerson(tx, scope, person) : undefined,
  }
}

export const caseworkRoutes = (): Implemented[] => [
  implement(caseworkContract.open, (call) => openCase(call, call.body)),
  implement(caseworkContract.change, (call) => changeCase(call, call.params.id, call.body)),
  implement(caseworkContract.move, (call) => moveCase(call, call.params.id, call.body)),
  implement(caseworkContract.close, (call) => closeCase(call, call.params.id, call.body)),
  implement(caseworkContract.withdrawClosing, (call) => withdrawClosing(call, call.params.id, call.body)),
  implement(caseworkContract.withdraw, (call) => withdrawCase(call, call.params.id, call.body)),
  implement(caseworkContract.list, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const filter = await filterOf(tx, call, filters)
      const rows = await listCases(tx, [call.scope], filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, caseKey)
      return ok({ items: await linesOf(tx, call, items), next })
    })
  }),
  implement(caseworkContract.export, async (call) => {
    const filter = await read(call, async (tx) => ok(await filterOf(tx, call, call.query)))
    if (!filter.ok) return filter
    const reading = scopeOf(call.actor, 'casework.read', call.today)
    return exportCases(call, [call.scope, reading], filter.value, call.language)
  }),
  // The free texts are L3: opening a case that shows them is written down, also for who works there.
  implement(caseworkContract.one, (call) =>
    disclose(call, async (tx) => {
      const row = await findCase(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const answer = await detailOf(tx, call, row)
      const { person, division, station } = row
      const entry = { action: 'casework.read', subject: person, division, station, detail: { case: row.id } }
      return ok({ answer, audit: answer.sensitive ? [entry] : [] })
    }),
  ),
]
