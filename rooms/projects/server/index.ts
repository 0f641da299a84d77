import { ok } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { projectsContract } from '../contract.ts'
import { projectCommands } from './commands.ts'
import { fulfilledList } from './fulfilled.ts'
import { headAnswers } from './heads.ts'
import { listSheets } from './list-sheets.ts'
import { findLists, listKey } from './store.ts'

const cursorShape = [dayPart, idPart]

/** Every route of this room. */
export const projectsRoutes = (platform: Platform): Implemented[] => [
  implement(projectsContract.serviceLists, (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return Promise.resolve(after)
    return read(call, async (tx) => {
      const lists = await findLists(tx, call.scope, filter, { after: after.value, limit })
      const page = pageFrom(lists, limit, listKey)
      return ok({ next: page.next, items: await headAnswers(tx, call, page.items) })
    })
  }),
  implement(projectsContract.serviceList, (call) =>
    fulfilledList(platform, call, call.params.list, call.query.on ?? call.today),
  ),
  implement(projectsContract.exportServiceList, async (call) => {
    const list = await fulfilledList(platform, call, call.params.list, call.query.on ?? call.today)
    if (!list.ok) return list
    return ok(
      workbookAnswer(`${list.value.title}-${list.value.on}.xlsx`, listSheets(list.value, call.language)),
    )
  }),
  ...projectCommands(platform),
]
