import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import { pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type FileAnswer, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import { lettersContract } from '../../contract/letters.ts'
import { findOwn } from '../core/application-store.ts'
import { findLetter, type LetterRow, lettersOf, listLetters } from './letter-store.ts'
import { awardFile, issueAward, replacePaper } from './letters.ts'
import { byDay, ownReach } from './paying-routes.ts'
import { exportList, letterColumns } from './sheets.ts'

const line = ({ award: _, duties: __, ...row }: LetterRow) => row

const printed = ({ id, application, division }: LetterRow) => [
  { action: 'applications.print-award', subject: application, division, detail: { letter: id } },
]

export const letterRoutes = (): Implemented[] => [
  implement(lettersContract.awards, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listLetters(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.givenOn, row.id])
      return ok({ items: items.map(line), next })
    })
  }),
  implement(lettersContract.exportAwards, (call) =>
    exportList(call, 'awards', {
      name: { zh: '授予名单', en: 'Awards' },
      columns: letterColumns,
      rows: (tx, page) => listLetters(tx, call.scope, call.query, page),
      keyOf: ({ givenOn, id }) => [givenOn, id],
      lines: (_, rows) => rows,
    }),
  ),
  implement(lettersContract.award, (call) =>
    read(call, async (tx) => {
      const found = await findLetter(tx, call.scope, call.params.id)
      return found ? ok({ ...found, duties: [...found.duties] }) : refused({ code: 'not-found' })
    }),
  ),
  implement(lettersContract.issueAward, (call) => issueAward(call, call.params.id, call.body)),
  implement(lettersContract.awardFile, (call) =>
    disclose<FileAnswer>(call, async (tx) => {
      const found = await findLetter(tx, call.scope, call.params.id)
      if (!found) return refused({ code: 'not-found' })
      return ok({ answer: await awardFile(tx, found, call.query), audit: printed(found) })
    }),
  ),
  implement(lettersContract.ownAwardFile, (call) =>
    disclose<FileAnswer>(call, async (tx) => {
      const row = await findOwn(tx, call.actor.account, call.params.id, ownReach(call.scope))
      const letter = row && (await lettersOf(tx, row)).find(({ withdrawnOn }) => withdrawnOn === null)
      if (!letter) return refused({ code: 'not-found' })
      return ok({ answer: await awardFile(tx, letter, call.query), audit: printed(letter) })
    }),
  ),
  implement(lettersContract.replacePaperTemplate, (call) =>
    replacePaper(call, call.params.code, call.body, call.file),
  ),
]
