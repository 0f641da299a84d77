import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import { addJob } from '../../../../platform/server/jobs.ts'
import { columnLetter } from '../../../documents/index.ts'
import type { peopleContract } from '../../contract.ts'
import { categories } from '../data-files.ts'
import { readJob } from './jobs.ts'
import type { LedgerSheet } from './reading.ts'
import { findImport } from './store.ts'
import { trail } from './trail.ts'

type Call = Parameters<Handler<typeof peopleContract.remapImport>>[0]
type SaidSheet = Call['body']['sheets'][number]

/** Takes what a person says the columns are, and has the file read again by it. */
export async function remap(tx: Handle, { actor, body, params, request, scope }: Call) {
  const row = await findImport(tx, scope, params.id, true)
  if (!row) return refused<Refusal>({ code: 'not-found' })
  if (row.appliedAt || !['ready', 'mapping'].includes(row.state))
    return refused<Refusal>({ code: 'import-not-open', data: { state: row.state } })
  const checked = checkSaid(body)
  if (!checked.ok) return checked
  const sheets = row.sheets.map((sheet) => {
    const said = body.sheets.find(({ sheet: name }) => name === sheet.sheet)
    return said ? mapped(sheet, said) : sheet
  })
  await sql`
    update ledger_import set state = 'reading', failure = null, sheets = ${JSON.stringify(sheets)}::jsonb,
      words = ${JSON.stringify(Object.entries(body.words))}::jsonb, scope = ${JSON.stringify(scope)}::jsonb,
      account = ${actor.account}, account_name = ${actor.name}, request = ${request ?? null}, version = version + 1
    where province = ${row.province} and id = ${row.id}`.execute(tx)
  await addJob(tx, readJob, { province: row.province, id: row.id })
  return ok({ answer: { id: row.id }, audit: trail('people.import-remap', row) })
}

function checkSaid({ sheets, words }: Call['body']): Result<null, Refusal> {
  const known = (code: string) => categories().category(code) !== null
  const taken = sheets.filter((sheet) => sheet.taken)
  if (taken.some(({ columns }) => !columns.some(({ field }) => field === 'name')))
    return refused({ code: 'mapping-without-name' })
  const codes = [
    ...Object.values(words),
    ...sheets.flatMap((sheet) => [...sheet.categories, ...sheet.columns.flatMap(({ flag }) => flag ?? [])]),
  ]
  return codes.every(known) ? ok(null) : refused({ code: 'category-unknown' })
}

/** What a person says is certain; titles stay as the file has them. */
const mapped = (sheet: LedgerSheet, said: SaidSheet): LedgerSheet => ({
  ...sheet,
  taken: said.taken,
  mapping: {
    sheet: sheet.sheet,
    headerFrom: said.headerFrom,
    headerTo: said.headerTo,
    year: said.year,
    categories: said.categories,
    columns: said.columns.map(({ column, field, flag }) => ({
      column,
      letter: columnLetter(column),
      header: sheet.mapping?.columns.find((known) => known.column === column)?.header ?? '',
      field,
      flag,
      confidence: 1,
    })),
  },
})
