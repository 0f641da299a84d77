import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileAnswer } from '../../../../platform/server/http/routes.ts'
import { openFile } from '../../../documents/server/index.ts'
import { mayPublish } from '../../domain/policy.ts'
import type { ActivityRow } from './activity-row.ts'
import { entry } from './plan.ts'
import { activityToChange, findActivity } from './store.ts'

export type ActivityPhoto = { readonly file: Id; readonly facesBlurred: boolean }

export async function photosOf(tx: Handle, row: ActivityRow): Promise<ActivityPhoto[]> {
  const { rows } = await sql<ActivityPhoto>`
    select file, faces_blurred from activity_photo
    where province = ${row.province} and activity = ${row.id} order by file`.execute(tx)
  return rows
}

/** Puts uploaded photos to an activity; whether faces are blurred is stated for each. */
export const addPhotos = (
  standing: Standing,
  activity: Id,
  { id, photos }: { readonly id: Id; readonly photos: readonly ActivityPhoto[] },
) =>
  runCommand<{ readonly id: Id }>(standing, {
    id,
    name: 'activities.add-photos',
    input: { activity, photos },
    run: async (tx) => {
      const row = await activityToChange(tx, standing.scope, activity)
      if (!row) return refused({ code: 'not-found' })
      if (row.state === 'cancelled') return refused({ code: 'activity-cancelled' })
      const files = photos.map(({ file }) => file)
      const { rows } = await sql<{ claimed: boolean }>`
        select claim_files(${row.province}::smallint, ${files}::uuid[], ${standing.actor.account}) as claimed`.execute(
        tx,
      )
      if (!rows[0]?.claimed) {
        return refused({
          code: 'photo-not-found',
          problems: [{ code: 'photo-not-found', path: '/body/photos' }],
        })
      }
      await sql`
        insert into activity_photo (province, file, activity, division, station, faces_blurred)
        select ${row.province}, p.file, ${row.id}, ${row.stationDivision}, ${row.station}, p."facesBlurred"
        from jsonb_to_recordset(${JSON.stringify(photos)}::jsonb) as p(file uuid, "facesBlurred" boolean)`.execute(
        tx,
      )
      return ok({
        answer: { id: row.id },
        audit: entry('activities.add-photos', row, { photos: files.length }),
      })
    },
  })

/** Opens a photo, and writes down that it was opened and for what; what is not blurred is never published (2.8). */
export const readActivityPhoto = (
  standing: Standing,
  cipher: FieldCipher,
  activity: Id,
  file: Id,
  use: 'work' | 'publication',
) =>
  disclose<FileAnswer>(standing, async (tx) => {
    const row = await findActivity(tx, standing.scope, activity)
    const photo = row && (await photosOf(tx, row)).find((one) => one.file === file)
    const kept = row && photo && (await openFile(tx, cipher, row.province, photo.file))
    if (!row || !photo || !kept) return refused({ code: 'not-found' })
    if (use === 'publication' && !mayPublish(photo)) return refused({ code: 'faces-not-blurred' })
    return ok({
      answer: { stream: Readable.from(kept.bytes), fileName: kept.name, mediaType: kept.mediaType },
      audit: [{ ...entry('activities.read-photo', row, { file }), purpose: use }],
    })
  })
