import { sql } from 'kysely'
import { maskIdentityNumber } from '../../../../kernel/identity-number.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { isRestricted } from '../data-files.ts'
import { namedPlaces } from '../places.ts'
import { openSensitive } from '../seal.ts'
import { changesAnything, updatesOf } from './compare.ts'
import { foldFollowers } from './fold.ts'
import { holdBack } from './hold-back.ts'
import { matchOf, matchRows, outcomeOfNew, stagingOf } from './match.ts'
import { countOf, outcomeColumns, withUpdates } from './outcome.ts'
import type { StagedPerson } from './staged.ts'
import { type ImportRow, importOf, openShown, type PreviewRow, updateImport } from './store.ts'

const previewed = 10

/** Finds out what taking the staged rows in would do, and writes it to the import for everybody who waits. */
export async function checkRows(platform: Platform, row: ImportRow): Promise<void> {
  const worker = platform.worker.handle
  await foldFollowers(worker, platform.cipher, row.id)
  await matchRows(worker, row)
  const held = await holdBack(platform, row)
  let outcome = await outcomeOfNew(worker, row)
  const updatedLines = new Set<number>()
  for await (const updates of updatesOf(worker, platform.cipher, row)) {
    const changing = updates.filter(changesAnything)
    const same = updates.filter((update) => !changesAnything(update))
    outcome = withUpdates(outcome, changing, same)
    for (const { line } of changing.slice(0, previewed - updatedLines.size)) updatedLines.add(line)
    await updateImport(worker, row, { checked_rows: countOf(outcome), updated: outcome.updated.people })
  }
  const now = await importOf(worker, row.province, row.id)
  const shown = { ...openShown(platform.cipher, now), preview: await previewOf(platform, row, updatedLines) }
  await updateImport(worker, row, {
    ...outcomeColumns(outcome),
    rejected: now.rejected + held,
    checked_rows: countOf(outcome),
    shown_sealed: platform.cipher.seal(JSON.stringify(shown)),
  })
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
