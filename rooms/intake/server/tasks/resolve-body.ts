import type { Placed } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { provinceOf } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { nameOfStanding } from '../../../organisations/server/index.ts'
import { stationSigns } from '../../../regions/server/index.ts'
import type { BodyColumns, TaskBody } from '../../domain/tasks/body.ts'
import type { TaskNeighbours } from './neighbours.ts'

export type ResolvedBody = BodyColumns & { readonly bodyName: string; readonly signsIn: boolean }

const nobody: BodyColumns = { organisation: null, toStation: null, toDivision: null, account: null }

/** The body by name, or null for one to which nothing can be given: dissolved, elsewhere, or the giving station itself. */
export async function resolveBody(
  tx: Handle,
  neighbours: TaskNeighbours,
  body: TaskBody,
  placed: Placed,
  today: Day,
): Promise<ResolvedBody | null> {
  if ('organisation' in body) {
    const { organisation } = body
    const bodyName = await nameOfStanding(tx, organisation, today)
    if (bodyName === null) return null
    return { ...nobody, organisation, bodyName, signsIn: await neighbours.signsIn(organisation, today) }
  }
  if ('station' in body) {
    const { station } = body
    const sign = (await stationSigns(tx, provinceOf(placed.division), [station])).get(station)
    if (!sign || station === placed.station) return null
    return { ...nobody, toStation: station, toDivision: sign.division, bodyName: sign.name, signsIn: true }
  }
  const adviser = (await neighbours.advisersAt(placed, today)).find(({ account }) => account === body.account)
  return adviser ? { ...nobody, account: adviser.account, bodyName: adviser.name, signsIn: true } : null
}
