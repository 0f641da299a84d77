import { covers, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { disclose, read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { takeList } from '../../documents/server/index.ts'
import { resourcesContract } from '../contract.ts'
import { resourceDetail, resourceLines } from './answers.ts'
import { correctResource, linkResource, withdrawResource } from './commands.ts'
import { deliver, withdrawDelivery } from './deliver.ts'
import { linkOfServed } from './delivery-store.ts'
import { takenLinks } from './export.ts'
import { findLink, listLinks, totalsOf } from './store.ts'

const byDay = [dayPart, idPart]

/** Every route of this room. */
export const resourcesRoutes = ({ cipher }: Platform): Implemented[] => [
  implement(resourcesContract.resources, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const page = { after: after.value, limit: limit + 1 }
      const rows = await listLinks(tx, call.scope, filter, page, call.today)
      const { items, next } = pageFrom(rows, limit, (row) => [row.linkedOn, row.id])
      return ok({ items: await resourceLines(tx, call, items), next })
    })
  }),
  implement(resourcesContract.resourceTotals, (call) =>
    read(call, async (tx) => ok(await totalsOf(tx, call.scope, call.query, call.today))),
  ),
  implement(resourcesContract.exportResources, async (call) => {
    const { within, station, kind } = call.query
    const entry = {
      action: 'resources.export',
      division: within ?? call.scope.ranges[0]?.low ?? 0,
      station: station ?? call.scope.stations[0] ?? null,
      detail: { kind: kind ?? null },
    }
    return takeList(call, entry, takenLinks(call, call.query), call.language)
  }),
  implement(resourcesContract.resource, (call) =>
    read(call, async (tx) => {
      const row = await linkOrOfServed(tx, call, call.params.id)
      return row ? ok(await resourceDetail(tx, cipher, call, row)) : refused({ code: 'not-found' })
    }),
  ),
  implement(resourcesContract.linkResource, (call) => linkResource(call, cipher, call.body)),
  implement(resourcesContract.correctResource, (call) =>
    correctResource(call, cipher, call.params.id, call.body),
  ),
  implement(resourcesContract.withdrawResource, (call) => withdrawResource(call, call.params.id, call.body)),
  implement(resourcesContract.unmaskResource, (call) =>
    disclose(call, async (tx) => {
      const row = await findLink(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      if (!covers(scopeOf(call.actor, 'people.unmask', call.today), row))
        return refused({ code: 'not-permitted' })
      const { id: subject, division, station } = row
      const entry = { action: 'resources.unmask', subject, division, station, purpose: call.body.purpose }
      return ok({ answer: { phone: row.sealed ? cipher.open(row.sealed) : null }, audit: [entry] })
    }),
  ),
  implement(resourcesContract.deliver, (call) => deliver(call, call.params.id, call.body)),
  implement(resourcesContract.withdrawDelivery, (call) => withdrawDelivery(call, call.params.id, call.body)),
]

/** A figure’s row of a handing out leads here by its own id. */
async function linkOrOfServed(tx: Handle, { scope }: Standing, id: string) {
  const found = await findLink(tx, scope, id)
  if (found) return found
  const link = await linkOfServed(tx, scope, id)
  return link === undefined ? undefined : findLink(tx, scope, link)
}
