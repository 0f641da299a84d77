import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { takeList } from '../../documents/server/index.ts'
import { organisationsContract } from '../contract.ts'
import { linkLines } from './answers.ts'
import { takenPlaces } from './export.ts'
import { finishLink, linkOrganisation, withdrawLink } from './link-commands.ts'
import { listLinks } from './link-store.ts'
import { changePlace, openPlace } from './place-commands.ts'
import { findPlace, listPlaces, placeLines } from './places.ts'
import { byName } from './routes.ts'

const byDay = [dayPart, idPart]

/** Links of stations with organisations, and the places of the network. */
export const linkRoutes = (): Implemented[] => [
  implement(organisationsContract.organisationLinks, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listLinks(tx, call.scope, filter, after.value, limit + 1)
      const { items, next } = pageFrom(rows, limit, (row) => [row.fromOn, row.id])
      return ok({ items: await linkLines(tx, call, items), next })
    })
  }),
  implement(organisationsContract.linkOrganisation, (call) =>
    linkOrganisation(call, call.params.id, call.body),
  ),
  implement(organisationsContract.endLink, (call) => finishLink(call, call.params.id, call.body)),
  implement(organisationsContract.withdrawLink, (call) => withdrawLink(call, call.params.id, call.body)),
  implement(organisationsContract.places, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byName)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listPlaces(tx, call.scope, filter, after.value, limit + 1, call.today)
      const { items, next } = pageFrom(rows, limit, (row) => [row.pinyin, row.id])
      return ok({ items: await placeLines(tx, call, items), next })
    })
  }),
  implement(organisationsContract.exportPlaces, async (call) => {
    const entry = {
      action: 'organisations.export-places',
      division: call.query.within ?? call.scope.ranges[0]?.low ?? 0,
      station: call.scope.stations[0] ?? null,
    }
    return takeList(call, entry, takenPlaces(call, call.query), call.language)
  }),
  implement(organisationsContract.place, (call) =>
    read(call, async (tx) => {
      const row = await findPlace(tx, call.scope, call.params.id)
      const [line] = row ? await placeLines(tx, call, [row]) : []
      return line ? ok(line) : refused({ code: 'not-found' })
    }),
  ),
  implement(organisationsContract.openPlace, (call) => openPlace(call, call.body)),
  implement(organisationsContract.changePlace, (call) => changePlace(call, call.params.id, call.body)),
]
