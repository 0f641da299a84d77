import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation } from '../../../kernel/no-station.ts'
import type { OrganisationKind, PlaceKind } from './kinds.ts'

type Listed = {
  readonly name: string
  readonly kind: OrganisationKind
  readonly division: DivisionCode
  /** The station that keeps the entry. */
  readonly station: Id | null
  readonly league: boolean
  readonly hub: boolean
  readonly establishedOn: Day
  readonly dissolvedOn: Day | null
}

/** What an organisation adds to the register of its division, and when it is taken from it. */
export function flowOfOrganisation(organisation: Listed) {
  const { name, kind, division, station, league, hub, establishedOn, dissolvedOn } = organisation
  const row = { station: noStation, keeper: station, division, kind, league, hub, label: name }
  return [
    { ...row, day: establishedOn, event: 'established', change: 1 as const },
    ...(dissolvedOn === null ? [] : [{ ...row, day: dissolvedOn, event: 'dissolved', change: -1 as const }]),
  ]
}

type Kept = {
  readonly name: string
  readonly kind: PlaceKind
  readonly division: DivisionCode
  readonly station: Id | null
  /** Social workers for adolescents of a youth home; null is not known. */
  readonly youthWorkers: number | null
  readonly openedOn: Day
  readonly closedOn: Day | null
}

/** The same for a place; it may belong to a station. */
export function flowOfPlace({ name, kind, division, station, youthWorkers, openedOn, closedOn }: Kept) {
  const staffing = youthWorkers === null ? 'unstated' : youthWorkers === 0 ? 'none' : 'staffed'
  const row = { station: station ?? noStation, division, kind, staffing, label: name }
  return [
    { ...row, day: openedOn, event: 'opened', change: 1 as const },
    ...(closedOn === null ? [] : [{ ...row, day: closedOn, event: 'closed', change: -1 as const }]),
  ]
}
