import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { DivisionCode } from '../../../kernel/division.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Database, Handle } from '../../../platform/server/database/connect.ts'
import { documentKinds } from '../domain/document-kinds.ts'
import { cleanPhoto, type PhotoKind } from '../domain/photo/clean-photo.ts'
import type { ReceivedDocument } from './receive-document.ts'

/** A photo as it will be kept: without metadata, with the digest that tells a resend from another photo. */
export type ReceivedPhoto = {
  readonly mediaType: PhotoKind
  readonly bytes: Buffer
  readonly sha256: Buffer
}

/** Reads an upload and cleans it; refuses what is no photo (`photo-kind-not-taken`) or a broken one (`photo-damaged`). */
export async function receivePhoto(path: string): Promise<Result<ReceivedPhoto, Refusal>> {
  const clean = cleanPhoto(await readFile(path))
  if (!clean.ok) return refused({ code: clean.error })
  const bytes = Buffer.from(clean.value.bytes)
  return ok({ mediaType: clean.value.mediaType, bytes, sha256: createHash('sha256').update(bytes).digest() })
}

export type PlacedFile = {
  readonly id: Id
  readonly division: DivisionCode
  readonly station: Id
  readonly by: Id
  /** The body to which it is handed with a task: it opens the file without any reach over the place. */
  readonly handedTo?: {
    readonly organisation: Id | null
    readonly toStation: Id | null
    readonly toDivision: DivisionCode | null
    readonly account: Id | null
  }
}

/**
 * Keeps a photo or a paper, sealed, inside the caller's command. It is named after its id: what a phone or a person
 * called it may say who is on it.
 */
export async function keepPhoto(
  tx: Handle,
  cipher: FieldCipher,
  place: PlacedFile,
  photo: ReceivedPhoto | ReceivedDocument,
): Promise<void> {
  await sql`
    insert into file (province, id, division, station, name, media_type, bytes, sha256, sealed, created_by,
      handed_organisation, handed_station, handed_division, handed_account)
    values (${provinceOf(place.division)}, ${place.id}, ${place.division}, ${place.station},
      ${`${place.id}.${documentKinds[photo.mediaType]}`}, ${photo.mediaType}, ${photo.bytes.length}, ${photo.sha256},
      ${cipher.sealBytes(photo.bytes)}, ${place.by}, ${place.handedTo?.organisation ?? null},
      ${place.handedTo?.toStation ?? null}, ${place.handedTo?.toDivision ?? null}, ${place.handedTo?.account ?? null})`.execute(
    tx,
  )
}

export type KeptFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** Opens a file; null when there is none in sight. Who may see it is asked by the record that names it. */
export async function openFile(
  tx: Handle,
  cipher: FieldCipher,
  province: number,
  id: Id,
): Promise<KeptFile | null> {
  const { rows } = await sql<{ name: string; mediaType: string; sealed: Buffer }>`
    select name, media_type, sealed from file where province = ${province} and id = ${id}`.execute(tx)
  const row = rows[0]
  return row ? { name: row.name, mediaType: row.mediaType, bytes: cipher.openBytes(row.sealed) } : null
}

/** Removes uploads that no record has named for so many days: somebody gave up before sending. Tells how many. */
export async function dropUnclaimedFiles(worker: Database, days = 7): Promise<number> {
  const { rows } = await sql`
    delete from file where claimed_at is null and created_at < now() - make_interval(days => ${days})
    returning id`.execute(worker.handle)
  return rows.length
}
