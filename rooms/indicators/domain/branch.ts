import { ancestorsOf, type DivisionCode, levelOf } from '../../../kernel/division.ts'

/** Levels as numbers, as the division table has them: 0 nation … 4 township, 5 village. */
export const levelNumber = (code: DivisionCode): number =>
  ['nation', 'province', 'prefecture', 'county', 'township', 'village'].indexOf(levelOf(code))

/**
 * Whether a division is small enough to be counted from its records while someone waits: a county with all below it has
 * thousands of them a year, a province millions.
 */
export const isCountedFromRecords = (code: DivisionCode): boolean => levelNumber(code) >= 3

const steps = [1_000_000_000_000, 10_000_000_000, 100_000_000, 1_000_000, 1_000, 1] as const

/** How many codes a node of this level spans. */
export const stepOf = (level: number): number => steps[level] ?? 1

/**
 * Where the parts of a node lie: all rows of the next level inside it, and rows of deeper levels whose parts between
 * are zero. Zhongshan's towns (442000…) hang on a prefecture directly, and a record may name only a county.
 */
export function branchSteps(level: number): { childLevel: number; step: number }[] {
  return [1, 2, 3, 4, 5]
    .filter((childLevel) => childLevel > level)
    .map((childLevel) => ({ childLevel, step: stepOf(childLevel - 1) }))
}

/** The node a leaf row belongs to: its township, or itself when the records name nothing below. */
export const branchOf = (division: DivisionCode): DivisionCode =>
  levelNumber(division) === 5 ? (ancestorsOf(division)[0] ?? 0) : division

/** The node above; null above the nation. */
export const aboveOf = (division: DivisionCode): DivisionCode | null =>
  division === 0 ? null : (ancestorsOf(division)[0] ?? 0)
