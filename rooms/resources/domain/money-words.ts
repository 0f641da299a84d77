import { type Fen, fen, formatYuan } from '../../../kernel/money.ts'

/** Fen as reports print them: `6.5万元` from ten thousand yuan on, at most two decimals and no idle zeros; else `8,200元`. */
export function moneyInWords(amount: number, language: 'zh' | 'en'): string {
  const yuan = plainYuan(fen(amount))
  if (language === 'en') return `¥${yuan}`
  if (Math.abs(amount) < 1_000_000) return `${yuan}元`
  return `${Math.round(amount / 10_000) / 100}万元`
}

/** `8,200` or `8,200.50`: fen only where there are any. */
export const plainYuan = (amount: Fen): string => formatYuan(amount).replace(/\.00$/, '')

/** Thousandths of a unit as they are read: 2500 is `2.5`. */
export const formatQuantity = (quantity: number): string => {
  const whole = Math.floor(quantity / 1000)
  const rest = String(quantity % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return rest === '' ? String(whole) : `${whole}.${rest}`
}

/** Reads a decimal with at most `decimals` places into an integer of its smallest part; null when it is none. */
export function readDecimal(text: string, decimals: 2 | 3): number | null {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.normalize('NFKC').replace(/[,\s]/g, ''))
  if (!match || (match[2] ?? '').length > decimals) return null
  return Number(match[1]) * 10 ** decimals + Number((match[2] ?? '').padEnd(decimals, '0'))
}
