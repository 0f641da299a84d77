import { contains, type DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'

export type Town = { readonly code: DivisionCode; readonly name: string }
export type TownStation = { readonly id: Id; readonly name: string; readonly division: DivisionCode }

/** Which towns of a list have a station. Every list names its towns and its day, because the lists of bureaus differ (X21). */
export type Coverage = {
  readonly towns: number
  readonly covered: number
  readonly withStation: readonly (Town & { readonly stations: readonly TownStation[] })[]
  readonly without: readonly Town[]
}

export function coverageOf(towns: readonly Town[], stations: readonly TownStation[]): Coverage {
  const withStation: Coverage['withStation'][number][] = []
  const without: Town[] = []
  for (const town of towns) {
    const own = stations.filter((station) => contains(town.code, station.division))
    if (own.length) withStation.push({ ...town, stations: own })
    else without.push(town)
  }
  return { towns: towns.length, covered: withStation.length, withStation, without }
}
