import { covers, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { divisionByCode } from './divisions.ts'
import { stationKinds } from './station-kinds.ts'
import { stationById } from './stations.ts'
import { zoneExists } from './zones.ts'

export type StationShape = {
  readonly name: string
  readonly kind: string
  readonly functions: readonly string[]
  readonly programmeLabel: string | null
  readonly parent: Id | null
  readonly division: DivisionCode
  readonly managingZone: Id | null
  readonly operator: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly openedOn: Day
}

/** Why a station may not be as described, all reasons at once; null when it may. */
export async function shapeProblem(db: Handle, scope: Scope, shape: StationShape): Promise<Refusal | null> {
  // A grant over one station is no right to open others beside it.
  if (!covers({ ...scope, stations: [] }, { division: shape.division })) return { code: 'not-permitted' }
  const problems: Problem[] = []
  const wrong = (code: string, field: keyof StationShape) => problems.push({ code, path: `/body/${field}` })
  const { kinds, functions } = stationKinds()
  const kind = kinds.find(({ code }) => code === shape.kind)
  if (!kind) wrong('station-kind-not-known', 'kind')
  const division = await divisionByCode(db, shape.division, shape.openedOn)
  if (!division) wrong('division-not-in-force', 'division')
  if (kind && division && !kind.stands_at.includes(division.level))
    wrong('station-kind-not-at-level', 'division')
  const known = functions.map(({ code }) => code)
  if (shape.functions.some((code) => !known.includes(code))) wrong('station-function-not-known', 'functions')
  if (shape.parent && !(await stationById(db, shape.parent))) wrong('station-parent-not-known', 'parent')
  if (shape.managingZone && !(await zoneExists(db, shape.managingZone)))
    wrong('zone-not-known', 'managingZone')
  const [first] = problems
  return first ? { code: first.code, problems } : null
}

/** Whether `parent` is the station itself or stands below it: the network is a tree. */
export async function standsBelow(db: Handle, parent: Id | null, station: Id): Promise<boolean> {
  for (let above = parent, height = 0; above !== null && height < 20; height += 1) {
    if (above === station) return true
    above = (await stationById(db, above))?.parent ?? null
  }
  return false
}
