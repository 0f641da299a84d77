/** How a number is told: exactly, or by one of the words of 7.6. */
export type RoundWord = '余' | '多' | '近' | '超' | '约' | '左右' | '以上' | '达'

export type Rounded = {
  /** As it is printed, without its unit: `2.2万余`, `近400`, `20余`. */
  readonly text: string
  /** Null where the exact number is printed. */
  readonly word: RoundWord | null
}

const plain = (value: number): string => `${Math.round(value * 100) / 100}`

/** `22000` as `2.2万`, `400` as `400`; two decimals at most, no trailing zero. */
export const shortly = (value: number): string =>
  value >= 10_000 ? `${plain(value / 10_000)}万` : plain(value)

/** The step below which a text does not go: 20余, 400多, 5600余, 2.2万余. */
const stepOf = (value: number): number => {
  if (value < 100) return 10
  if (value < 10_000) return 100
  return value < 100_000 ? 1_000 : 10_000
}

/**
 * Tells a whole number by the seeds' words: what lies just under a round number is 近, what lies over one is 余 (多
 * from 100 to 999), a round one and one under 11 are told exactly. Each word is true of the number (`isTrueOf`).
 */
export function rounded(value: number): Rounded {
  const exact = { text: plain(value), word: null }
  if (!Number.isInteger(value) || value < 11) return exact
  const step = stepOf(value)
  const below = Math.floor(value / step) * step
  if (below === value) return { text: shortly(value), word: null }
  const above = below + step
  const isNear =
    above - value <= above / 20 && value >= 100 && above % (value < 1_000 ? step : step * 10) === 0
  if (isNear) return { text: `近${shortly(above)}`, word: '近' }
  const word = value >= 100 && value < 1_000 ? '多' : '余'
  return { text: `${shortly(below)}${word}`, word }
}

const pattern = /^(近|超|约|达)?(\d+(?:\.\d+)?)(万)?(余|多|左右|以上)?$/

/** The range that a printed word claims, both ends included; null for a text that is no such word. */
export function claimOf(text: string): { readonly low: number; readonly high: number } | null {
  const [, before, digits, tenThousand, after] = pattern.exec(text) ?? []
  if (digits === undefined || (before && after)) return null
  const base = Math.round(Number(digits) * (tenThousand ? 10_000 : 1))
  const word = before ?? after
  switch (word) {
    case undefined:
      return { low: base, high: base }
    case '余':
    case '多':
      return { low: base + 1, high: base + unitOf(base, digits, tenThousand !== undefined) - 1 }
    case '近':
      return { low: Math.ceil(base * 0.95), high: base - 1 }
    case '超':
      return { low: base + 1, high: Number.POSITIVE_INFINITY }
    case '约':
    case '左右':
      return { low: Math.ceil(base * 0.9), high: Math.floor(base * 1.1) }
    case '达':
      return { low: base, high: Math.floor(base * 1.05) }
    default:
      return { low: base, high: Number.POSITIVE_INFINITY }
  }
}

/** What the last printed digit stands for: 10 in 20余, 100 in 400多, 1000 in 2.2万余. */
function unitOf(base: number, digits: string, tenThousand: boolean): number {
  if (tenThousand) return 10_000 / 10 ** (digits.split('.')[1]?.length ?? 0)
  if (base < 100) return 10
  let unit = 1
  while (base % (unit * 10) === 0) unit *= 10
  return Math.min(unit, 100)
}

/** Whether a printed word is true of a number: what the check before publishing asks (7.8, 10). */
export function isTrueOf(text: string, value: number): boolean {
  const claim = claimOf(text)
  return claim !== null && claim.low <= value && value <= claim.high
}

/** Money in 元 as texts have it: 65000 is `6.5万元`, 800 is `800元`; no trailing zero. */
export const money = (yuan: number): string => `${shortly(yuan)}元`
