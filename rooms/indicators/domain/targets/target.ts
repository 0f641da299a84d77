import type { Words } from '../../../../kernel/contract.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Comparator } from './comparator.ts'

/** The levels of division that a target may ask of each. */
export const targetLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type TargetLevel = (typeof targetLevels)[number]

/**
 * What a village-level unit is (domain 3.3): by its urban and rural class, 111 and 112 an urban community, 121 to 123 and
 * 210 a township community, 220 a village; where the class is not known, by its code (a residents' committee of a
 * street, of a town, or a villagers' committee).
 */
export const placeClasses = ['urban-community', 'township-community', 'village'] as const
export type PlaceClass = (typeof placeClasses)[number]

/** What is measured: a counted measure, one part of it where it is split, or a number that an officer declares. */
export type Measured =
  | {
      readonly measure: string
      readonly split?: { readonly by: string; readonly value: string } | undefined
      /** `own`: only what names the division itself, so that a town's station is not staffed by its villages' workers. */
      readonly placed: 'inside' | 'own'
      /** For what happens and is no stock: counted from this day on. */
      readonly since?: Day | undefined
    }
  | { readonly declared: string }

/** A number that is to be reached by a day; the day belongs to the time given (“截至” includes it). */
export type Milestone = { readonly value: number; readonly by: Day }

/** Who is asked: the division itself, each division of a level inside it, or a share of them. */
export type Target = {
  /** `plan/code` of a file, or the id of what an officer set. */
  readonly key: string
  readonly code: string | null
  readonly plan: string | null
  readonly title: Words
  readonly division: DivisionCode
  readonly counts: Measured
  /** The number is that many for each `unit` of a declared denominator: workers for each 1000 older persons. */
  readonly per?: { readonly denominator: string; readonly unit: number } | undefined
  readonly each?: { readonly level: TargetLevel; readonly class?: PlaceClass | undefined } | undefined
  /** With `each`: a division is covered from this number on, and the milestones are percentages of the divisions. */
  readonly covered?: number | undefined
  readonly comparator: Comparator
  /** The word of the source, where it was written with one: 以上. */
  readonly word: string | null
  readonly baseline?: { readonly value: number; readonly on: Day } | undefined
  readonly milestones: readonly Milestone[]
  /** From which share of the pace on a target that lags is only at risk and not behind: 0.8. */
  readonly atRiskFrom: number
  readonly source: { readonly document: string; readonly article: string | null }
}

/** How one target asks: of the division as a whole, of each division of a level, or of a share of them. */
export type Asking = 'whole' | 'each' | 'coverage'

export const askingOf = (target: Pick<Target, 'each' | 'covered'>): Asking =>
  target.each === undefined ? 'whole' : target.covered === undefined ? 'each' : 'coverage'

/** From which share of the pace on a target is at risk rather than behind, where nobody says otherwise. */
export const usualAtRiskFrom = 0.8
