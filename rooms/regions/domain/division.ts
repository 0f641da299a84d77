import { type Day, day } from '../../../kernel/day.ts'
import type { DivisionCode, DivisionLevel } from '../../../kernel/division.ts'
import type { UrbanRuralClass } from './urban-rural.ts'

/** The levels in order; a level's place is how it is stored. */
export const divisionLevels = [
  'nation',
  'province',
  'prefecture',
  'county',
  'township',
  'village',
] as const satisfies readonly DivisionLevel[]

export const levelNumber = (level: DivisionLevel): number => divisionLevels.indexOf(level)

/** The level stored under a number. Throws on a number that is none. */
export function levelAt(number: number): DivisionLevel {
  const level = divisionLevels[number]
  if (!level) throw new Error(`no division level ${number}`)
  return level
}

/** The start of what has stood since before the records; when it really began is not known. */
export const beginningOfRecords: Day = day('1900-01-01')

/** Where a row's words come from: the national file, the shipped history, or an officer's own act. */
export type DivisionSource = 'divisions-2023' | 'history' | 'registered'

/** What a code meant from a day to a day: a rename or a move ends one of these and begins another. */
export type Division = {
  readonly code: DivisionCode
  readonly name: string
  readonly level: DivisionLevel
  readonly parent: DivisionCode | null
  readonly urbanRural: UrbanRuralClass | null
  /** False for a local code that stands in until the official one is loaded (D18). */
  readonly official: boolean
  readonly source: DivisionSource
  readonly from: Day
  readonly to: Day | null
  readonly successor: DivisionCode | null
}
