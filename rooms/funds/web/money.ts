import { fen, formatYuan } from '../../../kernel/money.ts'

/** Fen as `1,200,000.00`. */
export const yuan = (amount: number): string => formatYuan(fen(amount))

/** Fen as ten thousand yuan with two decimals, for charts and tiles. */
export const tenThousands = (amount: number): number => Math.round(amount / 10_000) / 100

/** What was typed in yuan, as fen; null for nothing. */
export const fenOf = (typed: number | null): number | null =>
  typed === null ? null : Math.round(typed * 100)

/** A declared fraction as it is written: `2%`. */
export const rateOf = ({ part, of }: { readonly part: number; readonly of: number }): string =>
  `${Number(((part / of) * 100).toFixed(4))}%`
