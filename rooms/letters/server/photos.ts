import { Readable } from 'node:stream'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FileAnswer, Upload } from '../../../platform/server/http/routes.ts'
import { keepPhoto, openFile, receivePhoto } from '../../documents/server/index.ts'
import { findBox } from './box-row.ts'
import { photosOf } from './detail.ts'
import { findLetter, letterEntry } from './letter-row.ts'
import { at, type Mailroom } from './mailroom.ts'

export type Uploaded = { readonly id: Id; readonly mediaType: string; readonly bytes: number }

/** Keeps the photo of a paper letter until it is registered: cleaned of metadata and sealed. */
export async function uploadPhoto(
  room: Mailroom,
  standing: Standing,
  input: { readonly id: Id; readonly box: Id },
  file: Upload,
): Promise<Result<Uploaded, Refusal>> {
  const photo = await receivePhoto(file.path)
  if (!photo.ok) return photo
  const { mediaType, bytes, sha256 } = photo.value
  return runCommand<Uploaded>(standing, {
    id: input.id,
    name: 'letters.upload-photo',
    input: { ...input, sha256: sha256.toString('hex') },
    run: async (tx) => {
      const box = await findBox(tx, standing.scope, input.box)
      if (!box) return at('not-found', '/body/box')
      const { division, station } = box
      await keepPhoto(
        tx,
        room.cipher,
        { id: input.id, station, division, by: standing.actor.account },
        photo.value,
      )
      return ok({
        answer: { id: input.id, mediaType, bytes: bytes.length },
        audit: { action: 'letters.upload-photo', subject: input.id, division, station },
      })
    },
  })
}

/** Opens a photo for whoever may read the letter, and writes down that it was opened. */
export const readPhoto = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  file: Id,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const row = await findLetter(tx, standing.scope, target)
    const named = row && (await photosOf(tx, row)).includes(file)
    const kept = named ? await openFile(tx, room.cipher, row.province, file) : null
    if (!row || !kept) return refused({ code: 'not-found' })
    return ok({
      answer: { stream: Readable.from(kept.bytes), fileName: kept.name, mediaType: kept.mediaType },
      audit: [letterEntry('letters.read-photo', row, { file })],
    })
  })
