import { sql } from 'kysely'
import type { Platform } from '../../../../platform/server/platform.ts'
import { maskIdentityNumber } from '../../domain/identity-number.ts'
import { isRestricted } from '../data-files.ts'
import { namedPlaces } from '../places.ts'
import { openSensitive } from '../seal.ts'
import { changesAnything, updatesOf } from './compare.ts'
import { foldFollowers } from './fold.ts'
import { holdBack } from './hold-back.ts'
import { countOutcomes, matchOf, matchRows, stagingOf } from './match.ts'
import type { StagedPerson } from './staged.ts'
import { type ImportRow, importOf, openShown, type PreviewRow, updateImport } from './store.ts'

const previewed = 10

export type Outcome = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

/** Finds out what taking the staged rows in would do, and writes it to the import for everybody who waits. */
export async function checkRows(platform: Platform, row: ImportRow): Promise<Outcome> {
  const worker = platform.worker.handle
  await foldFollowers(worker, platform.cipher, row.id)
  await matchRows(worker, row)
  const held = await holdBack(platform, row)
  const counts = await countOutcomes(worker, row)
  const created = counts.get('created') ?? 0
  let updated = 0
  let unchanged = counts.get('unchanged') ?? 0
  const updatedLines = new Set<number>()
  for await (const updates of updatesOf(worker, platform.cipher, row)) {
    for (const update of updates) {
      if (changesAnything(update)) {
        updated += 1
        if (updatedLines.size < previewed) updatedLines.add(update.line)
      } else unchanged += 1
    }
    await updateImport(worker, row, { checked_rows: created + updated + unchanged, updated })
  }
  const now = await importOf(worker, row.province, row.id)
  const outcome = { created, updated, unchanged, rejected: now.rejected + held }
  const shown = { ...openShown(platform.cipher, now), preview: await previewOf(platform, row, updatedLines) }
  await updateImport(worker, row, {
    ...outcome,
    checked_rows: created + updated + unchanged,
    shown_sealed: platform.cipher.seal(JSON.stringify(shown)),
  })
  return outcome
}

async function previewOf(
  { cipher, worker, clock }: Platform,
  row: ImportRow,
  updated: ReadonlySet<number>,
): Promise<PreviewRow[]> {
  const { rows } = await sql<StagedPerson & { outcome: string }>`
    select s.*, m.outcome from ${stagingOf(row)} s join ${matchOf(row)} m on m.line = s.line
    order by s.line limit ${previewed}`.execute(worker.handle)
  const places = await namedPlaces(
    worker.handle,
    rows.map(({ division }) => division),
    clock.today(),
  )
  return rows.map((person) => {
    const { idNumber } = openSensitive(cipher, person.sealed)
    return {
      sheet: person.sheet,
      row: person.row,
      name: person.name,
      idNumber: idNumber ? maskIdentityNumber(idNumber) : null,
      place: places.get(person.division)?.path ?? '',
      categories: person.categories.filter((category) => !isRestricted(category)),
      outcome: person.outcome === 'created' ? 'created' : updated.has(person.line) ? 'updated' : 'unchanged',
    }
  })
}
