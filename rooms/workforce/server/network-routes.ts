import { covers, coversSubtree, scopeOf } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Call, type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { divisionByCode, placesOf } from '../../regions/server/index.ts'
import { workforceContract } from '../contract.ts'
import { type CheckedTier, checkedAgainst, isWithinCounty } from './checklist.ts'
import { checklistsAt } from './checklist-files.ts'
import { checklistSheets } from './checklist-sheet.ts'
import { listHandovers, membersNamed } from './handover-store.ts'
import { acceptHandover, declineHandover } from './handovers.ts'
import type { WorkforceNeighbours } from './neighbours.ts'

type Asked = Pick<Call<typeof workforceContract.checklist>, 'db' | 'actor' | 'scope' | 'today' | 'query'>

export type CheckedList = {
  readonly within: { code: number; name: string; path: string }
  readonly on: string
  readonly list: { code: string; title: Words; document: string }
  readonly lists: { code: string; title: Words }[]
  readonly tiers: CheckedTier[]
}

/** The list of a place worked through; only where the asker sees all of the place, else gaps would be made up. */
const checked = (call: Asked, { volunteersOf }: WorkforceNeighbours) =>
  read<CheckedList>(call, async (tx) => {
    const { within, on = call.today } = call.query
    if (!isWithinCounty(within)) return refused<Refusal>({ code: 'checklist-needs-a-county' })
    if (!coversSubtree(call.scope, within) || !(await divisionByCode(tx, within, on)))
      return refused({ code: 'not-found' })
    const lists = checklistsAt(within)
    const list = call.query.list ? lists.find(({ code }) => code === call.query.list) : lists[0]
    if (!list) return refused({ code: 'checklist-unknown' })
    const place = await placesOf(tx, [within], on)
    return ok({
      within: place(within),
      on,
      list: { code: list.code, title: list.title, document: list.document },
      lists: lists.map(({ code, title }) => ({ code, title })),
      tiers: await checkedAgainst(tx, call.scope, volunteersOf, list, within, on),
    })
  })

/** Checklists of rooms and staff, and the posts of child directors that are to be handed over. */
export const networkRoutes = (neighbours: WorkforceNeighbours): Implemented[] => [
  implement(workforceContract.checklist, (call) => checked(call, neighbours)),
  implement(workforceContract.exportChecklist, async (call) => {
    const found = await checked(call, neighbours)
    if (!found.ok) return found
    const { within, on, list } = found.value
    // A list that a county wrote for itself bears its name already.
    const title = list.title[call.language]
    const name = `${title.startsWith(within.name) ? title : `${title}-${within.name}`}-${on}.xlsx`
    return ok(workbookAnswer(name, checklistSheets(found.value, call.language)))
  }),
  implement(workforceContract.handovers, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, [idPart])
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const rows = await listHandovers(tx, call.scope, filter, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, ({ id }) => [id])
      const people = await membersNamed(
        tx,
        call.scope,
        items.flatMap(({ secretary, director }) => [secretary ?? [], director ?? []].flat()),
      )
      const place = await placesOf(
        tx,
        items.map(({ division }) => division),
        call.today,
      )
      const deciding = scopeOf(call.actor, 'workforce.write', call.today)
      return ok({
        items: items.map((row) => ({
          id: row.id,
          division: row.division,
          place: place(row.division).name,
          path: place(row.division).path,
          secretary: (row.secretary && people.get(row.secretary)) || null,
          director: (row.director && people.get(row.director)) || null,
          state: row.state,
          openedOn: row.openedOn,
          settledOn: row.settledOn,
          settledBy: row.settledName,
          reason: row.reason,
          version: row.version,
          mayDecide: row.state === 'open' && covers(deciding, row),
        })),
        next,
      })
    })
  }),
  implement(workforceContract.acceptHandover, (call) =>
    acceptHandover(call, neighbours, call.params.handover, call.body),
  ),
  implement(workforceContract.declineHandover, (call) =>
    declineHandover(call, call.params.handover, call.body),
  ),
]
