import { createHash } from 'node:crypto'
import type { Measure } from '../domain/measure.ts'
import { groupCodeOf, groupsOf, type MeasureGroup } from '../domain/measure-group.ts'
import type { View } from '../domain/view.ts'
import { viewOf } from '../domain/views.ts'
import { problemLine } from './declared-file.ts'
import { loadGroups } from './group-file.ts'
import { loadMeasures, shippedFolder } from './measure-files.ts'

/** The measures that are counted from one view in one go. */
export type Family = { readonly view: View; readonly measures: readonly Measure[] }

/** All declared measures of a deployment. */
export type Catalogue = {
  readonly measures: readonly Measure[]
  readonly families: readonly Family[]
  /** How the measures are grouped for reading; it changes nothing that is counted. */
  readonly groups: readonly MeasureGroup[]
  groupOf(measure: Measure): MeasureGroup
  /** Changes when a definition changes in what it counts, so that the figures are built again. */
  readonly hash: string
  find(code: string): Measure | null
}

export function catalogueOf(measures: readonly Measure[], declared: readonly MeasureGroup[] = []): Catalogue {
  const own = measures.filter((measure) => !measure.ratio)
  const names = [...new Set(own.map((measure) => measure.view))]
  const counted = own.map(({ code, view, count, where, split_by }) => [
    code,
    viewOf(view),
    count,
    where,
    split_by,
  ])
  const groups = groupsOf(measures, declared)
  // Asked for every cell of every answer, of which seventy measures have thousands.
  const byCode = new Map(measures.map((measure) => [measure.code, measure]))
  return {
    measures,
    families: names.map((name) => ({
      view: viewOf(name),
      measures: own.filter((measure) => measure.view === name),
    })),
    groups,
    groupOf: (measure) => groups.find(({ code }) => code === groupCodeOf(measure, declared)) as MeasureGroup,
    hash: createHash('sha256').update(JSON.stringify(counted)).digest('hex'),
    find: (code) => byCode.get(code) ?? null,
  }
}

let shipped: Catalogue | undefined

/** The measures of `data/indicators`, read once. Throws with every file, line and reason when one is wrong. */
export function shippedCatalogue(): Catalogue {
  if (shipped) return shipped
  const loaded = loadMeasures(shippedFolder)
  if (!loaded.ok) throw new Error(`data/indicators:\n${loaded.error.map(problemLine).join('\n')}`)
  const groups = loadGroups(shippedFolder)
  shipped = catalogueOf(loaded.value, groups.ok ? groups.value : [])
  return shipped
}
