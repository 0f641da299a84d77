import { covers, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, runCommand } from '../../../platform/server/command.ts'
import { idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { placesOf } from '../../regions/server/index.ts'
import { consortiumContract } from '../contract.ts'
import { screeningColumns } from '../domain/list-columns.ts'
import { needItems, urgencies } from '../domain/needs.ts'
import { importList } from './list-import.ts'
import { listLists, lockList, withdrawList } from './list-store.ts'

export const listRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(consortiumContract.lists, (call) => {
    const { cursor, limit } = call.query
    const after = readCursor(cursor, [idPart])
    if (!after.ok) return Promise.resolve(after)
    const writing = scopeOf(call.actor, 'consortium.write', call.today)
    return read(call, async (tx) => {
      const rows = await listLists(tx, call.scope, { after: after.value, limit })
      const { items, next } = pageFrom(rows, limit, ({ id }) => [id])
      const place = await placesOf(
        tx,
        items.map(({ division }) => division),
        call.today,
      )
      return ok({
        items: items.map((row) => ({
          id: row.id,
          origin: row.origin,
          fileName: row.fileName,
          division: row.division,
          place: place(row.division).name,
          added: row.added,
          waiting: row.waiting,
          madeBy: row.madeName,
          madeAt: row.madeAt,
          undone: row.undoneAt && row.undoneName ? { by: row.undoneName, at: row.undoneAt } : null,
          abilities: { undo: row.undoneAt === null && covers(writing, row) },
        })),
        next,
      })
    })
  }),
  implement(consortiumContract.listTemplate, async () =>
    ok(workbookAnswer('筛查名单模板.xlsx', [templateSheet()])),
  ),
  implement(consortiumContract.importList, (call) => importList(call, cipher, call.file, call.body)),
  implement(consortiumContract.undoList, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'consortium.undo-list',
      input: { ...call.body, ...call.params },
      run: async (tx) => {
        const list = await lockList(tx, call.scope, call.params.list)
        if (!list) return refused({ code: 'not-found' })
        if (list.undoneAt !== null) return refused({ code: 'list-undone' })
        const { dirty, ...answer } = await withdrawList(tx, list, call.actor.name, call.body.reason)
        const { id: subject, division, station } = list
        return ok({
          answer,
          audit: { action: 'consortium.undo-list', subject, division, station, detail: { ...answer } },
          dirty,
        })
      },
    }),
  ),
]

/** The list to fill in, with two example rows: one to be asked, one who was asked already. */
const templateSheet = (): WrittenSheet => ({
  name: '筛查名单',
  columns: screeningColumns.map(({ key, titles: [title] }) => ({
    title,
    kind: key === 'screenedOn' ? ('day' as const) : ('text' as const),
    width: key === 'idNumber' || key === 'needs' ? 26 : 14,
    ...(key === 'needs' ? { choices: Object.values(needItems).map(({ zh }) => zh), open: true } : {}),
    ...(key === 'urgency' ? { choices: Object.values(urgencies).map(({ zh }) => zh) } : {}),
  })),
  rows: [
    ['示例一', '990000199001010017', null, null, null, '只列入名单，等待筛查'],
    ['示例二', null, '生活照料、心理疏导', '较急', '2023-12-01', '已经问过需求'],
  ],
})
