import { scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { filesOfPerson, personsNamed } from '../../people/server/index.ts'
import { type CaseFilters, caseworkContract } from '../contract.ts'
import { findCase } from './case-row.ts'
import { changeCase, closeCase, moveCase, openCase, withdrawCase, withdrawClosing } from './commands.ts'
import type { SystemSource } from './ecomap/known-systems.ts'
import { ownSystems } from './ecomap/own-systems.ts'
import { ecomapRoutes } from './ecomap/routes.ts'
import { exportCases } from './export.ts'
import { caseFileRoutes } from './file/routes.ts'
import { caseTransferRoutes } from './file/transfer-routes.ts'
import { caseFormRoutes } from './forms/routes.ts'
import { detailOf, linesOf } from './line.ts'
import { type CaseFilter, caseKey, listCases } from './list-cases.ts'
import { type CaseNeighbours, noCaseNeighbours } from './neighbours.ts'

const cursorShape = [dayPart, idPart]

/** Of whom a name is asked for: more than this many people of one name are told apart by more letters. */
const mostNamed = 300

async function filterOf(
  tx: Handle,
  platform: Platform,
  { scope, actor, today }: Standing,
  { person, mine, name, overdue, worker, ...plain }: CaseFilters,
): Promise<CaseFilter> {
  const people = scopeOf(actor, 'people.read', today)
  const persons = person
    ? filesOfPerson(tx, scope, person)
    : name
      ? personsNamed(tx, platform.cipher, people, { search: name, today, limit: mostNamed })
      : undefined
  return {
    ...plain,
    worker: mine ? actor.account : worker,
    persons: await persons,
    overdueOn: overdue ? today : undefined,
  }
}

/** `sources` tell of the systems around a client what rooms know that this one does not open. */
export const caseworkRoutes = (
  platform: Platform,
  sources: readonly SystemSource[] = [],
  neighbours: CaseNeighbours = noCaseNeighbours,
): Implemented[] => {
  const systems = [...ownSystems, ...sources]
  return [
    ...registerRoutes(platform),
    ...caseFileRoutes(platform),
    ...caseTransferRoutes(platform, neighbours),
    ...caseFormRoutes(platform, systems),
    ...ecomapRoutes(platform, systems),
  ]
}

/** The register: opening, closing, moving, listing. */
const registerRoutes = (platform: Platform): Implemented[] => [
  implement(caseworkContract.open, (call) => openCase(call, platform, call.body)),
  implement(caseworkContract.change, (call) => changeCase(call, platform, call.params.id, call.body)),
  implement(caseworkContract.move, (call) => moveCase(call, platform, call.params.id, call.body)),
  implement(caseworkContract.close, (call) => closeCase(call, platform, call.params.id, call.body)),
  implement(caseworkContract.withdrawClosing, (call) =>
    withdrawClosing(call, platform, call.params.id, call.body),
  ),
  implement(caseworkContract.withdraw, (call) => withdrawCase(call, platform, call.params.id, call.body)),
  implement(caseworkContract.list, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const filter = await filterOf(tx, platform, call, filters)
      const rows = await listCases(tx, [call.scope], filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, caseKey(filter))
      return ok({ items: await linesOf(tx, platform.cipher, call, items), next })
    })
  }),
  implement(caseworkContract.export, async (call) => {
    const filter = await read(call, async (tx) => ok(await filterOf(tx, platform, call, call.query)))
    if (!filter.ok) return filter
    const reading = scopeOf(call.actor, 'casework.read', call.today)
    return exportCases(call, platform.cipher, [call.scope, reading], filter.value, call.language)
  }),
  // The free texts are L3: opening a case that shows them is written down, also for who works there.
  implement(caseworkContract.one, (call) =>
    disclose(call, async (tx) => {
      const row = await findCase(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const answer = await detailOf(tx, platform.cipher, call, row)
      const { person, division, station } = row
      const entry = { action: 'casework.read', subject: person, division, station, detail: { case: row.id } }
      return ok({ answer, audit: answer.sensitive ? [entry] : [] })
    }),
  ),
]
