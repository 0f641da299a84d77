import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { applyRows, inTurn } from './apply.ts'
import { checkRows } from './check.ts'
import { stageCorrected } from './corrected.ts'
import { dropPieces } from './pieces.ts'
import { stageFile } from './stage.ts'
import { dropStagingSql, stagingTable } from './staged.ts'
import { type ImportRow, importOf, updateImport } from './store.ts'

type Key = { readonly province: number; readonly id: Id }

/** Reads the file of an import and finds out what it would change. Reading again starts from the beginning. */
export async function readImport(platform: Platform, { province, id }: Key): Promise<ImportRow> {
  const worker = platform.worker.handle
  const row = await importOf(worker, province, id)
  if (row.state !== 'reading') return row
  await updateImport(worker, row, {
    read_rows: 0,
    checked_rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    warned: 0,
    created_rows: 0,
    updated_rows: 0,
    unchanged_rows: 0,
  })
  const staged = await stageFile(platform, { ...row, rejected: 0 })
  if (!staged.ok) {
    await updateImport(worker, row, { state: 'failed', failure: staged.error.code })
    await dropPieces(worker, row)
  } else if (!staged.value.isLedger) {
    await updateImport(worker, row, { state: 'mapping' })
  } else {
    await checkRows(platform, row)
    await updateImport(worker, row, { state: 'ready' })
  }
  return importOf(worker, province, id)
}

/**
 * Takes in what is staged, and then the rows that were put right: they may be about people whom the first part made.
 * A server that stopped in between begins again: what was staged is read from the file once more if it was lost.
 */
export async function applyImport(platform: Platform, { province, id }: Key): Promise<ImportRow> {
  const worker = platform.worker.handle
  let row = await importOf(worker, province, id)
  if (row.state === 'applying' && !row.appliedAt) {
    if (await isLost(platform, row)) await stageAgain(platform, row)
    const next = (await hasCorrected(worker, row)) ? 'applying' : 'applied'
    await inTurn(platform, row, () => applyRows(platform, row, [], next))
    await dropPieces(worker, row)
    row = await importOf(worker, province, id)
  }
  if (row.state === 'applying') {
    const corrected = await stageCorrected(platform, row)
    await inTurn(platform, row, () => applyRows(platform, row, corrected, 'applied'))
  }
  // Also when the job that got so far was stopped before it could tidy up.
  await dropPieces(worker, row)
  await sql.raw(dropStagingSql(id)).execute(worker)
  return importOf(worker, province, id)
}

async function hasCorrected(worker: Handle, row: ImportRow): Promise<boolean> {
  const { rows } = await sql`
    select from ledger_row where province = ${row.province} and import = ${row.id} and state = 'corrected' limit 1`.execute(
    worker,
  )
  return rows.length > 0
}

async function stageAgain(platform: Platform, row: ImportRow): Promise<void> {
  const staged = await stageFile(platform, row)
  // It was read once; that it cannot be read now is a fault of ours and is reported as one.
  if (!staged.ok) throw new Error(staged.error.code)
  await checkRows(platform, row)
}

/** Unlogged tables are emptied by a crash of the database, and are not in a backup. */
async function isLost(platform: Platform, row: ImportRow): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${stagingTable(row.id)}) is not null as there`.execute(platform.worker.handle)
  if (!rows[0]?.there) return true
  const counted = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.raw(stagingTable(row.id))}`.execute(platform.worker.handle)
  return (counted.rows[0]?.count ?? 0) < row.created + row.updated + row.unchanged
}
