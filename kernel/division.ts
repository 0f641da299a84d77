/**
 * The 12-digit statistical division code as a number (domain 3.3): 2 province + 2 prefecture + 2 county +
 * 3 township + 3 village. A subtree is a range: 410621000000 ≤ code < 410622000000.
 */
export type DivisionCode = number

export type DivisionLevel = 'nation' | 'province' | 'prefecture' | 'county' | 'township' | 'village'

/** The node above all provinces. */
export const nation: DivisionCode = 0

const steps: readonly [DivisionLevel, number][] = [
  ['village', 1],
  ['township', 1_000],
  ['county', 1_000_000],
  ['prefecture', 100_000_000],
  ['province', 10_000_000_000],
]

/**
 * The level told by trailing zeros. A prefecture-level `…00` inside a county code cannot occur, so the
 * largest step that divides the code is its level.
 */
export function levelOf(code: DivisionCode): DivisionLevel {
  if (code === nation) return 'nation'
  let level: DivisionLevel = 'village'
  for (const [name, step] of steps) if (code % step === 0) level = name
  return level
}

/** The whole subtree as an inclusive range. */
export function rangeOf(code: DivisionCode): { low: DivisionCode; high: DivisionCode } {
  if (code === nation) return { low: 0, high: 999_999_999_999 }
  const step = steps.find(([name]) => name === levelOf(code))?.[1] ?? 1
  return { low: code, high: code + step - 1 }
}

export const contains = (ancestor: DivisionCode, code: DivisionCode): boolean => {
  const { low, high } = rangeOf(ancestor)
  return low <= code && code <= high
}

/** Ancestors from the nearest up to the nation, the code itself left out. */
export function ancestorsOf(code: DivisionCode): DivisionCode[] {
  const found: DivisionCode[] = []
  for (const [, step] of steps) {
    const ancestor = Math.floor(code / step) * step
    if (ancestor !== code && !found.includes(ancestor) && ancestor !== nation) found.push(ancestor)
  }
  if (code !== nation) found.push(nation)
  return found
}

/** The province (code / 10^10) that is part of every large table's keys. */
export const provinceOf = (code: DivisionCode): number => Math.floor(code / 10_000_000_000)

export const countyOf = (code: DivisionCode): DivisionCode => Math.floor(code / 1_000_000) * 1_000_000

export const townshipOf = (code: DivisionCode): DivisionCode => Math.floor(code / 1_000) * 1_000

/** Reads 2, 4, 6, 9 or 12 digits; shorter codes are padded with zeros (410621 is 410621000000). */
export function parseDivisionCode(text: string): DivisionCode | null {
  const digits = text.trim()
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(digits)) return null
  return Number(digits.padEnd(12, '0'))
}

export const formatDivisionCode = (code: DivisionCode): string => String(code).padStart(12, '0')
