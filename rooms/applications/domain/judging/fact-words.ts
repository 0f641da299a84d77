import type { Words } from '../../../../kernel/contract.ts'
import { type fen, formatYuan } from '../../../../kernel/money.ts'
import { type Fact, kindOfFact, type Value } from '../../../programmes/index.ts'

const same = (text: string): Words => ({ zh: text, en: text })

const units: Partial<Record<ReturnType<typeof kindOfFact>, Words>> = {
  days: { zh: ' 天', en: ' days' },
  months: { zh: ' 个月', en: ' months' },
  years: { zh: ' 年', en: ' years' },
  persons: { zh: ' 人', en: ' persons' },
  percent: { zh: '%', en: '%' },
}

/** An answer as it is read: options by their titles, money in yuan, times in hours, places by name. */
export function factWords(fact: Fact, value: Value, placeName: (code: number) => string): Words {
  const option = (code: string): Words => fact.options?.[code] ?? same(code)
  const kind = kindOfFact(fact)
  if (Array.isArray(value)) {
    const all = value.map(option)
    return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') }
  }
  if (kind === 'yes_no') return value === 'yes' ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  if (kind === 'code') return option(String(value))
  if (typeof value !== 'number') return same(String(value))
  if (kind === 'money') return same(formatYuan(value as ReturnType<typeof fen>))
  if (kind === 'division') return same(placeName(value))
  if (kind === 'minutes') {
    const hours = String(Math.round(value / 6) / 10)
    return { zh: `${hours} 小时`, en: `${hours} hours` }
  }
  const unit = units[kind]
  return unit ? { zh: `${value}${unit.zh}`, en: `${value}${unit.en}` } : same(String(value))
}
