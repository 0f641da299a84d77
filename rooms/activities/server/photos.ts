import { Readable } from 'node:stream'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { FileAnswer, Upload } from '../../../platform/server/http/routes.ts'
import { keepPhoto, openFile, receivePhoto } from '../../documents/server/index.ts'
import { mayBeShown } from '../../people/server/index.ts'
import { mayPublish } from '../domain/policy.ts'
import { placeFor } from './neighbours.ts'
import { chainOf, findVisit, photosOfTrips, recordsOfTrip } from './store.ts'

export type UploadInput = {
  readonly id: Id
  readonly station: Id
  readonly division?: DivisionCode | undefined
}

export type Uploaded = { readonly id: Id; readonly mediaType: string; readonly bytes: number }

/** Keeps a photo until a visit names it: cleaned of metadata, sealed, placed where its station works. */
export async function uploadPhoto(
  standing: Standing,
  cipher: FieldCipher,
  input: UploadInput,
  file: Upload,
): Promise<Result<Uploaded, Refusal>> {
  const photo = await receivePhoto(file.path)
  if (!photo.ok) return photo
  const { mediaType, bytes, sha256 } = photo.value
  return runCommand<Uploaded>(standing, {
    id: input.id,
    name: 'activities.upload-photo',
    input: { ...input, sha256: sha256.toString('hex') },
    run: async (tx) => {
      const place = await placeFor(tx, standing.scope, input.station, input.division)
      if (!place) return refused({ code: 'not-found' })
      const at = {
        id: input.id,
        station: input.station,
        division: place.division,
        by: standing.actor.account,
      }
      await keepPhoto(tx, cipher, at, photo.value)
      return ok({
        answer: { id: input.id, mediaType, bytes: bytes.length },
        audit: {
          action: 'activities.upload-photo',
          subject: input.id,
          division: place.division,
          station: input.station,
        },
      })
    },
  })
}

export type PhotoUse = 'work' | 'publication'

/**
 * Opens a photo of a visit for whoever may see the visit, and writes down that it was opened and for what. To be
 * published, faces must have been blurred, and each person served on the trip must have consented to be shown (2.8).
 */
export const readPhoto = (
  standing: Standing,
  cipher: FieldCipher,
  visit: Id,
  file: Id,
  use: PhotoUse,
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const { scope, today } = standing
    const row = await findVisit(tx, scope, visit)
    if (!row) return refused({ code: 'not-found' })
    const trips = (await chainOf(tx, scope, row)).map((link) => link.householdVisit)
    const photo = (await photosOfTrips(tx, scope, trips)).find((candidate) => candidate.file === file)
    const kept = photo && (await openFile(tx, cipher, photo.province, photo.file))
    if (!kept) return refused({ code: 'not-found' })
    if (use === 'publication') {
      if (!mayPublish(photo)) return refused({ code: 'faces-not-blurred' })
      const served = [
        row.person,
        ...(await recordsOfTrip(tx, scope, row.householdVisit)).map((one) => one.person),
      ]
      if (!(await mayBeShown(tx, scope, served, today))) return refused({ code: 'media-consent-missing' })
    }
    return ok({
      answer: { stream: Readable.from(kept.bytes), fileName: kept.name, mediaType: kept.mediaType },
      audit: [
        {
          action: 'activities.read-photo',
          subject: row.person,
          division: row.division,
          station: row.station,
          purpose: use,
          detail: { visit: row.id, file },
        },
      ],
    })
  })
