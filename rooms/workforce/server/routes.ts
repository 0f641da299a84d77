import { covers, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read } from '../../../platform/server/command.ts'
import {
  idPart,
  pageFrom,
  readCursor,
  type SortKey,
  textPart,
} from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { WrittenColumn, WrittenSheet } from '../../documents/index.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { workforceContract } from '../contract.ts'
import { addCredit, changePerson, register, saveCertificate, savePost, withdrawCredit } from './commands.ts'
import { detailOf } from './detail.ts'
import { importSheet } from './import-sheet.ts'
import { type ListedRow, linesOf, listMembers, type ShownMember } from './list-members.ts'
import { nobody, type WorkforceNeighbours } from './neighbours.ts'
import { networkRoutes } from './network-routes.ts'
import { practicumLogRoutes } from './practicum-log-routes.ts'
import { practicumRoutes } from './practicum-routes.ts'
import { qualificationRoutes } from './qualification-routes.ts'
import { openSealed } from './seal.ts'
import { exportedRow, sheetColumns, templateColumns } from './sheet.ts'
import { findMember } from './store.ts'

const cursorShape = [textPart, idPart]
const keyOf = (row: ListedRow): SortKey => [row.pinyin, row.id]
const behind = (line: ShownMember) => line.education?.state === 'behind' || line.education?.state === 'late'

export function workforceRoutes(
  { cipher }: Platform,
  neighbours: WorkforceNeighbours = nobody,
): Implemented[] {
  return [
    ...networkRoutes(neighbours),
    ...qualificationRoutes(),
    ...practicumRoutes(cipher, neighbours),
    ...practicumLogRoutes(cipher),
    implement(workforceContract.list, async (call) => {
      const { cursor, limit, ...filters } = call.query
      const after = readCursor(cursor, cursorShape)
      if (!after.ok) return after
      return read(call, async (tx) => {
        // Who is behind follows from hours and rules, not from a column: a county's register is looked through for it.
        const few = filters.education ? 2000 : limit
        const rows = await listMembers(tx, call.scope, filters, call.today, {
          after: after.value,
          limit: few,
        })
        const { items, next } = pageFrom(rows, few, keyOf)
        const lines = await linesOf(tx, items, call.today)
        return ok({ items: filters.education ? lines.filter(behind) : lines, next })
      })
    }),
    implement(workforceContract.export, async (call) => {
      const all = await disclose(call, async (tx) => {
        const page = { after: null, limit: 20_000 }
        const rows = await listMembers(tx, call.scope, call.query, call.today, page)
        const lines = await linesOf(tx, rows, call.today)
        const answer = call.query.education ? lines.filter(behind) : lines
        const division = call.query.division ?? call.scope.ranges[0]?.low ?? 0
        return ok({
          answer,
          audit: [{ action: 'workforce.export', division, detail: { count: answer.length } }],
        })
      })
      if (!all.ok) return all
      const rows = all.value.map((line) => exportedRow(line, call.language))
      return workbook(
        call.language === 'zh' ? '社工名册' : 'workforce',
        sheetColumns(call.language),
        rows,
        call.today,
      )
    }),
    implement(workforceContract.template, async (call) =>
      workbook(
        call.language === 'zh' ? '社工名册模板' : 'workforce-template',
        templateColumns,
        [],
        call.today,
      ),
    ),
    implement(workforceContract.import, (call) =>
      importSheet(cipher, neighbours, call, call.body, call.file),
    ),
    implement(workforceContract.register, (call) => register(cipher, neighbours, call, call.body)),
    implement(workforceContract.one, (call) =>
      read(call, async (tx) => {
        const member = await findMember(tx, call.scope, call.params.id)
        if (!member) return refused({ code: 'not-found' })
        const write = covers(scopeOf(call.actor, 'workforce.write', call.today), member)
        return ok(await detailOf(tx, cipher, call.scope, member, call.today, write))
      }),
    ),
    implement(workforceContract.unmask, (call) =>
      disclose(call, async (tx) => {
        const member = await findMember(tx, call.scope, call.params.id)
        if (!member) return refused({ code: 'not-found' })
        const { idNumber = null, phone = null } = openSealed(cipher, member.sealed)
        const { id, division, station } = member
        const entry = {
          action: 'workforce.unmask',
          subject: id,
          division,
          station,
          purpose: call.body.purpose,
        }
        return ok({ answer: { idNumber, phone }, audit: [entry] })
      }),
    ),
    implement(workforceContract.change, (call) => changePerson(cipher, call, call.params.id, call.body)),
    implement(workforceContract.savePost, (call) => savePost(call, neighbours, call.params.id, call.body)),
    implement(workforceContract.saveCertificate, (call) => saveCertificate(call, call.params.id, call.body)),
    implement(workforceContract.addCredit, (call) => addCredit(call, call.params.id, call.body)),
    implement(workforceContract.withdrawCredit, (call) =>
      withdrawCredit(call, call.params.id, call.params.credit, call.body),
    ),
  ]
}

async function workbook(
  name: string,
  columns: readonly WrittenColumn[],
  rows: WrittenSheet['rows'],
  today: string,
) {
  return ok(workbookAnswer(`${name}-${today}.xlsx`, [{ name, columns, rows }]))
}
