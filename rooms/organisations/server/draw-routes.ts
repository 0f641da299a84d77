import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import { drawsContract } from '../contract/draws.ts'
import { drawSheet } from './draw-sheet.ts'
import { bodiesOfDraw, drawNow, findDraw, listDraws, proposeDraw, recordFinding, repeats } from './draws.ts'
import { authorityNames } from './registry-answers.ts'

const byDay = [dayPart, idPart]

export const drawRoutes = (): Implemented[] => [
  implement(drawsContract.draws, async (call) => {
    const after = readCursor(call.query.cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listDraws(tx, call, after.value, call.query.limit + 1)
      const { items, next } = pageFrom(rows, call.query.limit, (row) => [row.proposedOn, row.id])
      const named = await authorityNames(
        tx,
        items.map(({ authority }) => authority),
        call.today,
      )
      return ok({ items: items.map((row) => ({ ...row, authorityName: named(row.authority) })), next })
    })
  }),
  implement(drawsContract.draw, (call) =>
    read(call, async (tx) => {
      const row = await findDraw(tx, call, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const bodies = await bodiesOfDraw(tx, row)
      const named = await authorityNames(tx, [row.authority], call.today)
      return ok({
        ...row,
        authorityName: named(row.authority),
        repeats: repeats(row, bodies),
        drawn: bodies.flatMap(({ rank, ...body }) => (rank === null ? [] : [{ ...body, rank }])),
        others: bodies
          .filter(({ rank }) => rank === null)
          .map(({ organisation, name }) => ({ organisation, name })),
        abilities: {
          draw: row.seed === null && row.proposedBy !== call.actor.account,
          check: row.seed !== null,
        },
      })
    }),
  ),
  implement(drawsContract.drawSheet, (call) =>
    read(call, async (tx) => {
      const row = await findDraw(tx, call, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const sheet = drawSheet(row, await bodiesOfDraw(tx, row), call.language)
      return ok(workbookAnswer(`${sheet.name}-${row.title}.xlsx`, [sheet]))
    }),
  ),
  implement(drawsContract.proposeDraw, (call) => proposeDraw(call, call.body)),
  implement(drawsContract.drawNow, (call) => drawNow(call, call.params.id, call.body)),
  implement(drawsContract.recordFinding, (call) => recordFinding(call, call.params.id, call.body)),
]
