import { sql } from 'kysely'
import { emptyScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stationPlace } from '../places.ts'
import { keepPieces, keepSurveys } from './pieces.ts'
import { readAside } from './read-aside.ts'
import type { SheetsNews } from './reading.ts'

export type NewImport = {
  readonly id: Id
  readonly station: Id
  readonly asOf: Day
  readonly file: { readonly path: string; readonly fileName: string; readonly bytes: number }
}

/** What the first look at a file finds. */
export type Looked = Pick<SheetsNews, 'sheets' | 'surveys'>

/**
 * Looks at an uploaded file before anything is kept of it: what it really is, hostile archives, damage, sizes; and
 * which of its sheets are ledgers. In the reading thread, so that nobody's request waits.
 */
export async function lookAtFile(
  platform: Platform,
  file: NewImport['file'],
): Promise<Result<Looked, Refusal>> {
  const news = readAside({
    path: file.path,
    fileName: file.fileName,
    keys: platform.keys,
    suite: 'aes',
    today: platform.clock.today(),
    station: { division: 0, isCovered: false },
    scope: emptyScope,
    places: { divisions: [], above: [] },
    words: {},
    sheets: null,
    surveys: [],
  })
  for await (const first of news) {
    if (first.kind === 'refused') return refused(first.refusal)
    if (first.kind === 'sheets') return ok({ sheets: first.sheets, surveys: first.surveys })
  }
  throw new Error('the file was neither refused nor read')
}

/** Keeps an upload as an import that is to be read; refused where the actor may not import for the station. */
export async function keepUpload(
  tx: Handle,
  { cipher }: Platform,
  { actor, scope, today, request }: Standing,
  { id, station, asOf, file }: NewImport,
  looked: Looked,
): Promise<Result<{ province: number; division: number }, Refusal>> {
  const place = await stationPlace(tx, scope, station)
  if (!place) return refused({ code: 'station-not-found' })
  if (asOf > today) return refused({ code: 'day-in-future' })
  const { rows } = await sql`
    insert into ledger_import (province, id, station, division, file_name, bytes, as_of, state, sheets, scope, account, account_name, request)
    values (${place.province}, ${id}, ${station}, ${place.division}, ${file.fileName.slice(0, 200)}, ${file.bytes}, ${asOf}, 'reading',
      ${JSON.stringify(looked.sheets)}::jsonb, ${JSON.stringify(scope)}::jsonb, ${actor.account}, ${actor.name}, ${request ?? null})
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return refused({ code: 'id-already-used' })
  const kept = { province: place.province, id, division: place.division, station }
  await keepPieces(tx, cipher, kept, file.path)
  await keepSurveys(tx, kept, looked.surveys)
  return ok({ province: place.province, division: place.division })
}
