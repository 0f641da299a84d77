import { formatNumber, formatShare } from '../../../platform/web/format.ts'

/** `+565（+11.1%）`, `+565 (+11.1%)`; without the share when there was nothing before to compare with. */
export function differenceOf(value: number, previous: number, language: 'zh' | 'en'): string {
  const change = Math.round((value - previous) * 100) / 100
  const amount = signed(change, formatNumber(Math.abs(change), 2))
  if (previous === 0 || change === 0) return amount
  const share = signed(change, formatShare(Math.abs(change / previous)))
  return language === 'zh' ? `${amount}（${share}）` : `${amount} (${share})`
}

/** `+565`, `−12.5%`, `0`; a dash for what is not known. `write` writes a size without its sign. */
export const signedNumber = (value: number | null, write: (size: number) => string): string =>
  value === null ? '—' : signed(value, write(Math.abs(value)))

/** With a true minus sign, which is as wide as the plus above it. */
const signed = (change: number, text: string): string =>
  change > 0 ? `+${text}` : change < 0 ? `−${text}` : text
