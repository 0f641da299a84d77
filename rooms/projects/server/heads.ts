import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { placesOf, stationNames } from '../../regions/server/index.ts'
import type { ListHead } from './store.ts'

/** Lists with the names of their stations and places, as the contract answers them. */
export async function headAnswers(tx: Handle, standing: Standing, lists: readonly ListHead[]) {
  const names = await stationNames(tx, [...new Set(lists.map(({ station }) => station))])
  const places = await placesOf(tx, [...new Set(lists.map(({ division }) => division))], standing.today)
  const writable = scopeOf(standing.actor, 'targets.write', standing.today)
  return lists.map(({ fromOn, toOn, closedReason: _, duty: __, station, ...list }) => ({
    ...list,
    from: fromOn,
    to: toOn,
    station: { id: station, name: names.get(station) ?? '' },
    path: places(list.division).path,
    mayChange: covers(writable, { division: list.division, station }),
  }))
}
