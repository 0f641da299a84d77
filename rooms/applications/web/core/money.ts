import { type Fen, formatYuan } from '../../../../kernel/money.ts'

/** Yuan without fen where there are none. */
export const yuanOf = (fen: number): string => formatYuan(fen as Fen).replace(/\.00$/, '')

/** Hundredths of a point as points. */
export const pointsOf = (hundredths: number): string => (hundredths / 100).toFixed(2)
