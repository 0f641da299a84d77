import { sql } from 'kysely'
import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { maskPhone } from '../../../people/index.ts'
import { stationSigns } from '../../../regions/server/index.ts'
import { instant } from '../community/activity-row.ts'
import type { Reader } from '../line.ts'
import { type ChildRow, childrenOf, type PickUpRow, pickUpsOf, shownPickUp } from './children.ts'
import { type AttendanceRow, attendanceColumns, type SessionRow, shownSession } from './session-row.ts'

type SignOutRow = {
  readonly attendance: Id
  readonly at: string
  readonly adult: string
  readonly relation: string
  readonly guardian: string | null
  readonly calledAt: string | null
  readonly takenBy: string | null
  readonly recordedByName: string
}

type SeriesHead = { readonly id: Id; readonly title: string; readonly place: string }

/** The sheets of some sessions of one province: who is expected, here, fetched and by whom, or unclaimed at `now`. */
export async function sheetsOf(
  tx: Handle,
  reader: Reader,
  cipher: FieldCipher,
  now: number,
  sessions: readonly SessionRow[],
) {
  const sheets = []
  for (const province of [...new Set(sessions.map((session) => session.province))]) {
    const own = sessions.filter((session) => session.province === province)
    sheets.push(...(await sheetsIn(tx, reader, cipher, now, province, own)))
  }
  return sheets
}

async function sheetsIn(
  tx: Handle,
  { actor, today }: Reader,
  cipher: FieldCipher,
  now: number,
  province: number,
  sessions: readonly SessionRow[],
) {
  const ids = sessions.map(({ id }) => id)
  const seriesIds = [...new Set(sessions.map(({ series }) => series))]
  const heads = await sql<SeriesHead>`
    select id, title, place from class_series where province = ${province} and id = any(${seriesIds}::uuid[])`.execute(
    tx,
  )
  const series = new Map(heads.rows.map((row) => [row.id, row]))
  const children = await childrenOf(tx, province, seriesIds)
  const pickUps = await pickUpsOf(tx, province, seriesIds)
  const attendances = await sql<AttendanceRow>`
    select ${attendanceColumns} from class_attendance
    where province = ${province} and session = any(${ids}::uuid[]) and reversed_by is null`.execute(tx)
  const leavings = await sql<SignOutRow>`
    select attendance, ${instant('at')} as at, adult_name as adult, relation, guardian, ${instant('called_at')} as called_at,
      call_taken_by_name as taken_by, recorded_by_name
    from class_sign_out where province = ${province}
      and attendance = any(${attendances.rows.map(({ id }) => id)}::uuid[])`.execute(tx)
  const left = new Map(leavings.rows.map((row) => [row.attendance, row]))
  const signs = await stationSigns(
    tx,
    province,
    sessions.map(({ station }) => station),
  )
  return sessions.map((session) => {
    const here = new Map(
      attendances.rows.filter((row) => row.session === session.id).map((row) => [row.child, row]),
    )
    const expected = children.filter(
      (child) =>
        child.series === session.series &&
        (here.has(child.id) ||
          (child.enrolledOn <= session.on && (child.leftOn === null || session.on < child.leftOn))),
    )
    return {
      ...shownSession(session),
      series: session.series,
      title: series.get(session.series)?.title ?? '',
      place: series.get(session.series)?.place ?? '',
      station: { id: session.station, name: signs.get(session.station)?.name ?? '' },
      closesAt: session.closesAt,
      children: expected.map((child) =>
        presentOf(cipher, child, here.get(child.id), left, pickUps, session, now),
      ),
      abilities: {
        record:
          session.on <= today &&
          session.reversedBy === null &&
          session.cancelledReason === null &&
          covers(scopeOf(actor, 'activities.record', today), session),
        correct:
          covers(scopeOf(actor, 'activities.correct', today), session) ||
          covers(scopeOf(actor, 'activities.record', today), session),
      },
    }
  })
}

function presentOf(
  cipher: FieldCipher,
  child: ChildRow,
  row: AttendanceRow | undefined,
  left: ReadonlyMap<Id, SignOutRow>,
  pickUps: readonly PickUpRow[],
  session: SessionRow,
  now: number,
) {
  const leaving = row ? left.get(row.id) : undefined
  const late = now >= Date.parse(session.closesAt)
  const state = !row
    ? ('expected' as const)
    : leaving
      ? ('fetched' as const)
      : late
        ? ('unclaimed' as const)
        : ('here' as const)
  return {
    child: child.id,
    name: child.name,
    attendance: row?.id ?? null,
    arrivedAt: row?.arrivedAt ?? null,
    leaving: leaving
      ? {
          at: leaving.at,
          adult: leaving.adult,
          relation: leaving.relation,
          byCall: leaving.guardian
            ? {
                guardian: leaving.guardian,
                at: leaving.calledAt ?? leaving.at,
                takenBy: leaving.takenBy ?? '',
              }
            : null,
          recordedByName: leaving.recordedByName,
        }
      : null,
    state,
    guardianName: child.guardianName,
    guardianPhone: maskPhone(cipher.open(child.guardianPhone)),
    pickUps: pickUps
      .filter((one) => one.child === child.id && (one.endedOn === null || session.on < one.endedOn))
      .map((one) => shownPickUp(cipher, one)),
  }
}
