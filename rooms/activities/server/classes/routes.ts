import { covers, scopeOf } from '../../../../kernel/actor.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { disclose, read } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { stationSigns } from '../../../regions/server/index.ts'
import { classesContract } from '../../contract.ts'
import type { Reader } from '../line.ts'
import { arrive, cancelSession, holdSession } from './arrive.ts'
import { childrenOf, pickUpsOf, shownChild } from './children.ts'
import { addPickUp, endPickUp, enrolChild, leaveClass } from './enrol.ts'
import { exportClass } from './export.ts'
import { changeSeries, openSeries, seriesEntry } from './open-series.ts'
import { findSeries, listSeries, type SeriesRow, seriesKey, seriesOfLine } from './series-row.ts'
import { findSession, sessionsOf, sessionsOn, shownSession } from './session-row.ts'
import { sheetsOf } from './sheet.ts'
import { signOut } from './sign-out.ts'
import { withdrawAttendance, withdrawSession } from './withdraw.ts'

const byDay = [dayPart, idPart]

async function linesOfSeries(tx: Handle, rows: readonly SeriesRow[]) {
  const names = new Map<string, string>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const ids = rows.filter((row) => row.province === province).map(({ station }) => station)
    for (const [id, { name }] of await stationSigns(tx, province, ids)) names.set(id, name)
  }
  return rows.map((row) => ({
    ...row,
    weekdays: [...row.weekdays],
    station: { id: row.station, name: names.get(row.station) ?? '' },
  }))
}

export const classRoutes = (platform: Platform): Implemented[] => [
  ...seriesRoutes(platform),
  ...childRoutes(platform),
  ...sessionRoutes(platform),
]

const seriesRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(classesContract.list, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listSeries(
        tx,
        call.scope,
        { ...filter, today: call.today },
        { after: after.value, limit },
      )
      const { items, next } = pageFrom(rows, limit, seriesKey)
      return ok({ items: await linesOfSeries(tx, items), next })
    })
  }),
  implement(classesContract.open, (call) => openSeries(call, call.body)),
  implement(classesContract.change, (call) => changeSeries(call, call.params.id, call.body)),
  implement(classesContract.one, (call) =>
    read(call, async (tx) => {
      const { id } = call.params
      const row =
        (await findSeries(tx, call.scope, id)) ??
        (await findSeries(tx, call.scope, (await seriesOfLine(tx, call.scope, id)) ?? id))
      if (!row) return refused({ code: 'not-found' })
      const [line] = await linesOfSeries(tx, [row])
      const children = await childrenOf(tx, row.province, [row.id])
      const pickUps = await pickUpsOf(tx, row.province, [row.id])
      const sensitive = mayRead(call, 'people.read-sensitive', row)
      return ok({
        ...(line as NonNullable<typeof line>),
        enrolled: children.map((child) => shownChild(cipher, child, pickUps, sensitive)),
        sessions: (await sessionsOf(tx, row.province, row.id)).map(shownSession),
        abilities: {
          edit: mayRead(call, 'activities.record', row),
          correct: mayRead(call, 'activities.correct', row),
        },
      })
    }),
  ),
  implement(classesContract.export, (call) => exportClass(call, call.params.id, call.language)),
]

const mayRead = ({ actor, today }: Reader, permission: string, row: SeriesRow): boolean =>
  covers(scopeOf(actor, permission, today), row)

const childRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(classesContract.enrol, (call) => enrolChild(call, cipher, call.params.id, call.body)),
  implement(classesContract.leave, (call) => leaveClass(call, call.params.id, call.params.child, call.body)),
  implement(classesContract.addPickUp, (call) =>
    addPickUp(call, cipher, call.params.id, call.params.child, call.body),
  ),
  implement(classesContract.endPickUp, (call) =>
    endPickUp(call, call.params.id, call.params.pickUp, call.body),
  ),
  implement(classesContract.contact, (call) =>
    disclose(call, async (tx) => {
      const row = await findSeries(tx, call.scope, call.params.id)
      const child =
        row && (await childrenOf(tx, row.province, [row.id])).find(({ id }) => id === call.params.child)
      if (!row || !child) return refused({ code: 'not-found' })
      const adults = (await pickUpsOf(tx, row.province, [row.id])).filter((one) => one.child === child.id)
      const seen = seriesEntry('activities.read-class-contact', row, { child: child.id })
      return ok({
        answer: {
          guardianPhone: cipher.open(child.guardianPhone),
          pickUps: adults.map(({ id, phone }) => ({ id, phone: cipher.open(phone) })),
        },
        audit: [{ ...seen, ...(child.person ? { subject: child.person } : {}), purpose: call.body.purpose }],
      })
    }),
  ),
]

const sessionRoutes = ({ cipher, clock }: Platform): Implemented[] => [
  implement(classesContract.board, (call) =>
    read(call, async (tx) => {
      const on = call.query.on ?? call.today
      const sessions = await sessionsOn(tx, call.scope, on, call.query.station)
      return ok({ on, sessions: await sheetsOf(tx, call, cipher, clock.now(), sessions) })
    }),
  ),
  implement(classesContract.session, (call) =>
    read(call, async (tx) => {
      const session = await findSession(tx, call.scope, call.params.id)
      const [sheet] = session ? await sheetsOf(tx, call, cipher, clock.now(), [session]) : []
      return sheet ? ok(sheet) : refused({ code: 'not-found' })
    }),
  ),
  implement(classesContract.arrive, (call) => arrive(call, clock.now(), call.params.id, call.body)),
  implement(classesContract.holdSession, (call) => holdSession(call, call.params.id, call.body)),
  implement(classesContract.cancelSession, (call) => cancelSession(call, call.params.id, call.body)),
  implement(classesContract.signOut, (call) => signOut(call, clock.now(), call.params.id, call.body)),
  implement(classesContract.withdrawAttendance, (call) =>
    withdrawAttendance(call, call.params.id, call.body),
  ),
  implement(classesContract.withdrawSession, (call) => withdrawSession(call, call.params.id, call.body)),
]
