/** An exact ratio of whole numbers; the denominator is never nothing. Scores are compared without rounding (6.1). */
export type Fraction = { readonly numerator: number; readonly denominator: number }

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Nothing to divide by is zero points of nothing asked: the caller knows from what is missing. */
export function fraction(numerator: number, denominator: number): Fraction {
  if (denominator === 0) return { numerator: 0, denominator: 1 }
  const common = divisor(Math.abs(numerator), denominator) || 1
  return { numerator: numerator / common, denominator: denominator / common }
}

/** Negative when less than the whole number, zero when equal, positive when more. */
export const compareWith = ({ numerator, denominator }: Fraction, whole: number): number =>
  numerator - whole * denominator

/** For print: exact wherever a decimal can be (31.25), else the nearest number. Never compare with it. */
export const decimalOf = ({ numerator, denominator }: Fraction): number => numerator / denominator
