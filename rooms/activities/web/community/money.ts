import { type Fen, formatYuan } from '../../../../kernel/money.ts'

/** `12`, `12.5`, `１２．５０`, `1,234.56` yuan as fen; null for what is no amount above zero. */
export function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[,\s元¥]/g, '')
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen > 0 ? fen : null
}

export const yuan = (fen: number): string => formatYuan(fen as Fen)

/** `4.6` of five as hundredths; null for what is no mean. */
export function meanOf(typed: string): number | null {
  const match = /^([1-5])(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').trim())
  if (!match) return null
  const mean = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return mean <= 500 ? mean : null
}

export const showMean = (hundredths: number): string => (hundredths / 100).toFixed(2)
