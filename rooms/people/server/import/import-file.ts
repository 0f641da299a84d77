import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stationByCode } from '../../../regions/server/index.ts'
import { openRow } from './answers.ts'
import type { KeptRow } from './corrected.ts'
import { dropPieces } from './pieces.ts'
import { dropStagingSql } from './staged.ts'
import { applyImport, readImport } from './steps.ts'
import { type ImportRow, importOf } from './store.ts'
import { trail } from './trail.ts'
import { keepUpload, lookAtFile, type NewImport } from './upload.ts'

/** What the operator of the machine asks for; who that is, the machine knows. */
export type FileImport = {
  readonly file: NewImport['file']
  readonly stationCode: string
  readonly asOf?: Day
  /** Only says what would happen. */
  readonly dryRun: boolean
}

/**
 * Each row about a person is in one of accepted, updated and rejected, so that these three make up the rows; a rejected
 * one may be there with several cells.
 */
export type FileImported = {
  readonly import: string | null
  readonly rows: number
  /** Rows that made new people; several may have made one. */
  readonly accepted: number
  /** Rows about people who were known. */
  readonly updated: number
  /** Those of `updated` that told nothing new. */
  readonly unchanged: number
  readonly rejected: readonly {
    readonly sheet: string
    readonly row: number
    readonly column: string | null
    readonly code: string
  }[]
}

const operator = {
  account: '00000000-0000-7000-8000-000000000000',
  name: 'zhulian',
  kind: 'system' as const,
  grants: [],
}

/** Imports a file from the command line: the same steps as from a browser, one after the other in this process. */
export async function importFile(
  platform: Platform,
  asked: FileImport,
): Promise<Result<FileImported, Refusal>> {
  const today = platform.clock.today()
  const standing: Standing = { db: platform.database.handle, actor: operator, scope: wholeScope, today }
  const station = await stationByCode(platform.worker.handle, asked.stationCode)
  if (!station) return refused({ code: 'station-not-found' })
  const looked = await lookAtFile(platform, asked.file)
  if (!looked.ok) return looked
  if (!looked.value.sheets.some(({ taken }) => taken)) return refused({ code: 'columns-not-found' })
  const id = newId()
  const key = { province: provinceOf(station.division), id }
  const kept = await runCommand(standing, {
    id,
    name: 'people.import-upload',
    input: { id, bytes: asked.file.bytes },
    run: async (tx) => {
      const upload = { id, station: station.id, asOf: asked.asOf ?? today, file: asked.file }
      const result = await keepUpload(tx, platform, standing, upload, looked.value)
      if (!result.ok) return result
      return ok({
        answer: { id },
        audit: trail('people.import-upload', { id, division: station.division, station: station.id }),
      })
    },
  })
  if (!kept.ok) return kept
  const read = await readImport(platform, key)
  if (read.state === 'failed') return refused({ code: read.failure ?? 'import-broken' })
  if (asked.dryRun) {
    const outcome = await outcomeOf(platform, read)
    await forget(platform, read)
    return ok({ ...outcome, import: null })
  }
  const begun = await runCommand(standing, {
    id: newId(),
    name: 'people.import-apply',
    input: { id },
    run: async (tx) => {
      await sql`update ledger_import set state = 'applying' where province = ${key.province} and id = ${id}`.execute(
        tx,
      )
      return ok({ answer: { id }, audit: trail('people.import-applying', read) })
    },
  })
  if (!begun.ok) return begun
  await applyImport(platform, key)
  return ok(await outcomeOf(platform, await importOf(platform.worker.handle, key.province, id)))
}

async function outcomeOf({ cipher, worker }: Platform, row: ImportRow): Promise<FileImported> {
  const reasons: FileImported['rejected'][number][] = []
  for await (const { sheet, row: place, problems } of waitingRows(cipher, worker.handle, row)) {
    for (const { severity, letter, code } of problems) {
      if (severity === 'reject') reasons.push({ sheet, row: place, column: letter, code })
    }
  }
  const { createdRows, updatedRows, unchangedRows, rejected } = row
  return {
    import: row.id,
    rows: createdRows + updatedRows + unchangedRows + rejected,
    accepted: createdRows,
    updated: updatedRows + unchangedRows,
    unchanged: unchangedRows,
    rejected: reasons,
  }
}

const batch = 500

/** A ledger whose every row waits is opened some rows at a time: only places and reasons are kept of it. */
async function* waitingRows(cipher: FieldCipher, worker: Handle, { province, id }: ImportRow) {
  for (let after = -1; ; ) {
    const { rows } = await sql<KeptRow>`
      select line, sheet, "row", state, codes, sealed from ledger_row
      where province = ${province} and import = ${id} and state = 'waiting' and line > ${after}
      order by line limit ${batch}`.execute(worker)
    for (const kept of rows) yield { ...kept, problems: openRow(cipher, kept).problems }
    const last = rows.at(-1)
    if (!last) return
    after = last.line
  }
}

/** A trial leaves nothing behind but its line in the audit trail. */
async function forget({ worker }: Platform, { province, id }: ImportRow): Promise<void> {
  await dropPieces(worker.handle, { province, id })
  await sql`delete from ledger_row where province = ${province} and import = ${id}`.execute(worker.handle)
  await sql`delete from ledger_import where province = ${province} and id = ${id}`.execute(worker.handle)
  await sql.raw(dropStagingSql(id)).execute(worker.handle)
}
