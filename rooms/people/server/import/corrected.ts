import { once } from 'node:events'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { Cell } from '../../../documents/index.ts'
import { copyLine } from './copy-text.ts'
import { foldFollowers } from './fold.ts'
import { withOwnConnection } from './own-connection.ts'
import type { RowContent } from './reading.ts'
import { type ReadRow, RowReader, type Told } from './row-reader.ts'
import { keepProblems, orderFor } from './stage.ts'
import {
  analyzeStagingSql,
  createStagingSql,
  dropStagingSql,
  stagedColumnNames,
  stagingTable,
} from './staged.ts'
import { stagedPerson } from './staged-fields.ts'
import type { ImportRow } from './store.ts'

/** A row with problems as it is kept. */
export type KeptRow = {
  readonly line: number
  readonly sheet: string
  readonly row: number
  readonly state: 'waiting' | 'corrected' | 'applied' | 'warned'
  readonly codes: readonly string[]
  readonly sealed: Buffer
}

/** A cell that somebody typed over. */
export type Correction = { readonly column: number; readonly text: string }

export const typed = (text: string): Cell | null =>
  text.trim() === '' ? null : { kind: 'text', text, formula: false, from: null }

/** The cells of a row with what was typed over them. */
export function correctedCells(
  cells: readonly (Cell | null)[],
  corrections: readonly Correction[],
): (Cell | null)[] {
  const next = [...cells]
  for (const { column, text } of corrections) {
    while (next.length < column) next.push(null)
    next[column] = typed(text)
  }
  return next
}

/**
 * Reads kept rows again as the import would, one after the other: what was read before counts, so that two rows about
 * one person are one person here as well.
 */
export function rereader(
  platform: Platform,
  told: Told,
  row: ImportRow,
  lines: readonly number[],
): (kept: KeptRow, cells: RowContent['cells']) => ReadRow {
  const reader = new RowReader(platform.cipher, told, new Set(lines))
  return (kept, cells) => readAgain(reader, row, kept, cells)
}

function readAgain(reader: RowReader, row: ImportRow, kept: KeptRow, cells: RowContent['cells']): ReadRow {
  const sheet = row.sheets.find(({ sheet: name }) => name === kept.sheet)
  if (!sheet?.mapping) return { kind: 'skipped' }
  // Above the row stands nothing any more: 同上 was put in when it was kept.
  const own = cells.map((cell) => (cell ? { ...cell, from: null } : null))
  return reader.sheet(sheet.mapping, kept.line)({ sheet: kept.sheet, row: kept.row, cells: own })
}

/**
 * Puts the rows that were put right into a fresh staging table. One that turns out wrong in another way waits again.
 * Answers the lines that were staged.
 */
export async function stageCorrected(platform: Platform, row: ImportRow): Promise<number[]> {
  const kept = await correctedRows(platform.worker.handle, row)
  const told = await orderFor(platform, row)
  const read = rereader(
    platform,
    told,
    row,
    kept.map(({ line }) => line),
  )
  const staged = await withOwnConnection(platform, async (client) => {
    await client.query(dropStagingSql(row.id))
    await client.query(createStagingSql(row.id))
    const copy = client.query(
      copyFrom(`copy ${stagingTable(row.id)} (${stagedColumnNames.join(', ')}) from stdin`),
    )
    const finished = once(copy, 'finish')
    finished.catch(() => {})
    const staged: number[] = []
    for (const one of kept) {
      const content = JSON.parse(platform.cipher.open(one.sealed)) as RowContent
      const outcome = read(one, content.cells)
      if (outcome.kind === 'person' && outcome.person) {
        if (!copy.write(copyLine(stagedPerson(platform.cipher, outcome.person)))) await once(copy, 'drain')
        staged.push(one.line)
      } else if (outcome.kind === 'person' && outcome.problem) {
        await keepProblems(platform, row, [outcome.problem])
      }
    }
    copy.end()
    await finished
    await client.query(analyzeStagingSql(row.id))
    return staged
  })
  await foldFollowers(platform.worker.handle, platform.cipher, row.id)
  return staged
}

async function correctedRows(worker: Handle, row: ImportRow): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select line, sheet, "row", state, codes, sealed from ledger_row
    where province = ${row.province} and import = ${row.id} and state = 'corrected' order by line`.execute(
    worker,
  )
  return rows
}
