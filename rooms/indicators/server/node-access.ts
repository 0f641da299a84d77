import { coversDivision, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { contains, levelOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { daysOf, type Period } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { membersOn, placesOf, stationById, zoneById } from '../../regions/server/index.ts'
import { type FigureNode, formatNode } from '../domain/node.ts'
import type { VisibleNode } from './read-amounts.ts'

/** A node with the words a reader knows it by. */
export type NamedNode = {
  readonly node: string
  readonly kind: FigureNode['kind']
  readonly name: string
  readonly path: string
}

const notFound: Refusal = { code: 'not-found' }
const nationName = { zh: '全国', en: 'China' }

/**
 * Opens a node for a reader, or says that there is none: a node outside the scope and a node that does not exist read
 * the same. `months` are those in which a zone's members are needed.
 */
export async function openNode(
  tx: Handle,
  reader: { readonly scope: Scope; readonly today: Day; readonly language: 'zh' | 'en' },
  node: FigureNode,
  months: readonly Period[],
): Promise<Result<{ node: VisibleNode; named: NamedNode }, Refusal>> {
  const { scope, today } = reader
  const named = (name: string, path: string): NamedNode => ({
    node: formatNode(node),
    kind: node.kind,
    name,
    path,
  })
  if (node.kind === 'division') {
    if (!coversDivision(scope, node.division)) return refused(notFound)
    if (levelOf(node.division) === 'nation') {
      const name = nationName[reader.language]
      return ok({ node, named: named(name, name) })
    }
    const { name, path } = (await placesOf(tx, [node.division], today))(node.division)
    return path === '' ? refused(notFound) : ok({ node, named: named(name, path) })
  }
  if (node.kind === 'station') {
    const station = await stationById(tx, node.station)
    if (!station) return refused(notFound)
    const { path } = (await placesOf(tx, [station.division], today))(station.division)
    return ok({ node, named: named(station.name, path) })
  }
  const zone = await zoneById(tx, node.zone)
  if (!zone) return refused(notFound)
  const members = await membersByMonth(tx, node.zone, months)
  if (![...members.values()].flat().every((division) => coversDivision(scope, division)))
    return refused(notFound)
  const { path } = (await placesOf(tx, [zone.division], today))(zone.division)
  return ok({
    node: { kind: 'zone', zone: node.zone, membersIn: (month) => members.get(month) ?? [] },
    named: named(zone.name, path),
  })
}

/**
 * The members of a zone in a month are those of its last day. A member that lies inside another is left out: it is
 * counted with it.
 */
async function membersByMonth(
  tx: Handle,
  zone: string,
  months: readonly Period[],
): Promise<Map<Period, number[]>> {
  const members = new Map<Period, number[]>()
  for (const month of new Set(months)) {
    const divisions = (await membersOn(tx, [zone], daysOf(month).last)).map((member) => member.division)
    members.set(
      month,
      divisions.filter((code) => !divisions.some((other) => other !== code && contains(other, code))),
    )
  }
  return members
}
