import type { Words } from '../../../kernel/contract.ts'
import type { Measure } from './measure.ts'
import { viewOf } from './views.ts'

/** How the dashboard is arranged: measures that are read together stand under one heading. */
export type MeasureGroup = {
  readonly code: string
  readonly title: Words
  /** Measures of these views belong here, unless their own file names another group. */
  readonly views: readonly string[]
}

/** The code of the group that a measure belongs to; a view that no group names is a group of its own. */
export const groupCodeOf = (
  measure: Pick<Measure, 'view' | 'group'>,
  declared: readonly MeasureGroup[],
): string =>
  measure.group ?? declared.find((group) => group.views.includes(measure.view))?.code ?? measure.view

/**
 * The groups that some measure belongs to, in the order of the file; views that no group names follow in the order of
 * their first measure, so that a new room's measures have a heading before anyone has named one.
 */
export function groupsOf(
  measures: readonly Pick<Measure, 'view' | 'group'>[],
  declared: readonly MeasureGroup[],
): readonly MeasureGroup[] {
  const used = new Set(measures.map((measure) => groupCodeOf(measure, declared)))
  const undeclared = [...used].filter((code) => !declared.some((group) => group.code === code))
  return [
    ...declared.filter((group) => used.has(group.code)),
    ...undeclared.map((view) => ({ code: view, title: viewOf(view).title, views: [view] })),
  ]
}
