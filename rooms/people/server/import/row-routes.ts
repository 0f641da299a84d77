import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { countPart, readCursor, writeCursor } from '../../../../platform/server/database/cursor.ts'
import { type Handler, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { peopleContract } from '../../contract.ts'
import { cellsOf, openRow, problemAnswer } from './answers.ts'
import { correctedCells, type KeptRow, rereader } from './corrected.ts'
import { errorFile } from './error-file.ts'
import { orderFor } from './stage.ts'
import { findImport, type ImportRow } from './store.ts'
import { trail } from './trail.ts'

export const rowRoutes = (platform: Platform): Implemented[] => [
  implement(peopleContract.importRows, (call) => list(platform, call)),
  implement(peopleContract.correctImportRow, (call) =>
    runCommand(call, {
      id: call.body.id,
      name: 'people.import-correct-row',
      input: { ...call.params, ...call.body },
      run: (tx) => correct(tx, platform, call),
    }),
  ),
  implement(peopleContract.importErrorFile, (call) =>
    disclose(call, async (tx) => {
      const row = await findImport(tx, call.scope, call.params.id)
      if (!row) return refused<Refusal>({ code: 'not-found' })
      return ok({
        answer: errorFile(platform, call, row, call.language),
        audit: [trail('people.import-error-file', row)],
      })
    }),
  ),
]

/** The rows that wait with their cells as they are: somebody has to see a wrong number to put it right. */
function list({ cipher }: Platform, call: Parameters<Handler<typeof peopleContract.importRows>>[0]) {
  const { language, params, query, scope } = call
  return disclose(call, async (tx) => {
    const after = readCursor(query.cursor, [countPart(2 ** 31 - 1)])
    if (!after.ok) return after
    const row = await findImport(tx, scope, params.id)
    if (!row) return refused<Refusal>({ code: 'not-found' })
    const states = query.severity === 'reject' ? ['waiting', 'corrected'] : ['warned']
    const { rows } = await sql<KeptRow>`
      select line, sheet, "row", state, codes, sealed from ledger_row
      where province = ${row.province} and import = ${row.id} and state = any(${states}) and line > ${after.value?.[0] ?? -1}
        ${query.code ? sql`and codes @> ${[query.code]}::text[]` : sql``}
      order by line limit ${query.limit + 1}`.execute(tx)
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const items = page.map((kept) => {
      const content = openRow(cipher, kept)
      return {
        line: kept.line,
        sheet: kept.sheet,
        row: kept.row,
        state: kept.state,
        cells: cellsOf(row, kept.sheet, content),
        problems: content.problems.map((problem) => problemAnswer(problem, language)),
      }
    })
    return ok({
      answer: { items, next: last && rows.length > query.limit ? writeCursor([last.line]) : null },
      audit:
        items.length > 0 ? [{ ...trail('people.import-rows', row), detail: { count: items.length } }] : [],
    })
  })
}

/** Reads a row again with what was typed over it; good, it goes in with the next application. */
async function correct(
  tx: Handle,
  platform: Platform,
  { body, language, params, scope }: Parameters<Handler<typeof peopleContract.correctImportRow>>[0],
) {
  const row = await findImport(tx, scope, params.id, true)
  const kept = row && (await waitingRow(tx, row, params.line))
  if (!row || !kept) return refused<Refusal>({ code: 'not-found' })
  if (row.state !== 'ready' && row.state !== 'applied')
    return refused<Refusal>({ code: 'import-not-open', data: { state: row.state } })
  const cells = correctedCells(openRow(platform.cipher, kept).cells, body.cells)
  const order = await orderFor(platform, { ...row, scope }, tx)
  const outcome = rereader(platform, order, row, [kept.line])(kept, cells)
  const problems = outcome.kind === 'person' ? (outcome.problem?.content.problems ?? []) : []
  const state = outcome.kind === 'person' && outcome.person ? ('corrected' as const) : ('waiting' as const)
  const codes = [...new Set(problems.map(({ code }) => code))]
  const sealed = platform.cipher.seal(JSON.stringify({ cells, problems }))
  await sql`
    update ledger_row set state = ${state}, codes = ${codes}, sealed = ${sealed}
    where province = ${row.province} and import = ${row.id} and line = ${kept.line}`.execute(tx)
  return ok({
    answer: { state, problems: problems.map((problem) => problemAnswer(problem, language)) },
    audit: { ...trail('people.import-correct-row', row), detail: { line: kept.line, state } },
  })
}

async function waitingRow(tx: Handle, row: ImportRow, line: number): Promise<KeptRow | undefined> {
  const { rows } = await sql<KeptRow>`
    select line, sheet, "row", state, codes, sealed from ledger_row
    where province = ${row.province} and import = ${row.id} and line = ${line} and state in ('waiting', 'corrected')`.execute(
    tx,
  )
  return rows[0]
}
