import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { ReadingOrder } from './reading.ts'
import type { ImportRow } from './store.ts'

const pieceBytes = 1_048_576

type Place = Pick<ImportRow, 'province' | 'id' | 'division' | 'station'>

/** Keeps an uploaded file in sealed pieces, one in memory at a time. */
export async function keepPieces(tx: Handle, cipher: FieldCipher, place: Place, path: string): Promise<void> {
  let position = 0
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
    await sql`
      insert into ledger_piece (province, import, position, division, station, sealed)
      values (${place.province}, ${place.id}, ${position}, ${place.division}, ${place.station}, ${cipher.sealBytes(piece)})`.execute(
      tx,
    )
    position += 1
  }
}

export async function keepSurveys(tx: Handle, place: Place, surveys: ReadingOrder['surveys']): Promise<void> {
  await sql`
    insert into ledger_survey (province, import, division, station, surveys)
    values (${place.province}, ${place.id}, ${place.division}, ${place.station}, ${JSON.stringify(surveys)}::jsonb)`.execute(
    tx,
  )
}

async function surveysOf(
  db: Handle,
  { province, id }: Pick<Place, 'province' | 'id'>,
): Promise<ReadingOrder['surveys']> {
  const { rows } = await sql<{ surveys: ReadingOrder['surveys'] }>`
    select surveys from ledger_survey where province = ${province} and import = ${id}`.execute(db)
  return rows[0]?.surveys ?? []
}

/** An upload laid out again, with what looking through it found. */
export type KeptFile = Pick<ReadingOrder, 'path' | 'surveys'>

/** Opens the file again in a private folder for as long as `work` needs it; it does not stay there. */
export async function withFile<T>(
  { cipher, worker, dataFolder }: Platform,
  place: Place,
  work: (file: KeptFile) => Promise<T>,
): Promise<T> {
  const parent = join(dataFolder, 'imports')
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(parent, 'ledger-'))
  try {
    const path = join(folder, 'file')
    await pipeline(
      Readable.from(pieces(worker.handle, cipher, place)),
      createWriteStream(path, { mode: 0o600 }),
    )
    return await work({ path, surveys: await surveysOf(worker.handle, place) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* pieces(worker: Handle, cipher: FieldCipher, { province, id }: Place): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await sql<{ sealed: Buffer }>`
      select sealed from ledger_piece where province = ${province} and import = ${id} and position = ${position}`.execute(
      worker,
    )
    if (!rows[0]) return
    yield cipher.openBytes(rows[0].sealed)
  }
}

/** Once the good rows are in, the file is not needed any more: what waits is kept row by row. */
export async function dropPieces(
  worker: Handle,
  { province, id }: Pick<Place, 'province' | 'id'>,
): Promise<void> {
  for (const table of ['ledger_piece', 'ledger_survey'])
    await sql`delete from ${sql.table(table)} where province = ${province} and import = ${id}`.execute(worker)
}
