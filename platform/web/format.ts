import { type Day, sayDay, sayInstant, weekday } from '../../kernel/day.ts'
import { sayPeriod } from '../../kernel/period.ts'
import type { Language } from './language-choice.ts'

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

export { sayDay as formatDay, sayInstant as formatInstant, sayPeriod as formatPeriod }

export const formatWeekday = (day: Day, language: Language): string => {
  const name = weekdays[language][weekday(day) - 1] ?? ''
  return language === 'zh' ? `周${name}` : name
}

/** Grouped in threes in both languages; at most the given decimals. A dash for what is not known. */
export const formatNumber = (value: number | null, decimals = 0): string =>
  value === null ? '—' : new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }).format(value)

/** A share 0–1 as percent with one decimal at most. */
export const formatShare = (value: number): string => `${formatNumber(value * 100, 1)}%`

/** Minutes as hours and minutes: `1小时25分`, `1 h 25 min`. */
export function formatMinutes(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const [hour, minute] = language === 'zh' ? ['小时', '分'] : [' h', ' min']
  if (hours === 0) return `${rest}${language === 'zh' ? '分钟' : minute}`
  return rest === 0 ? `${hours}${hour}` : `${hours}${hour}${language === 'zh' ? '' : ' '}${rest}${minute}`
}

const sizes = ['B', 'KB', 'MB', 'GB']

export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), sizes.length - 1)
  return `${formatNumber(bytes / 1024 ** step, step === 0 ? 0 : 1)} ${sizes[step]}`
}
