import type { Words } from '../../../kernel/contract.ts'

/** Where the product says why something ended: kept in Chinese beside what people typed, and read in both languages. */
export const reasons = {
  withdrawn: { zh: '申请人已撤回', en: 'Withdrawn by the applicant' },
  paidAfterAll: { zh: '复核后列支', en: 'Paid after all' },
} as const satisfies Record<string, Words>

const revoked: Words = { zh: '撤销资格 ', en: 'Award revoked by ' }
/** By the number of the order, `撤销资格 浚撤〔2023〕1号`. */
export const revokedBy = (number: string): string => `${revoked.zh}${number}`

/** What was wrong with a payment that was held, and that it was paid nonetheless. */
export const paidAfterAll = (held: string | null): string =>
  [held, reasons.paidAfterAll.zh].filter(Boolean).join('；')

/** What a forged practicum comes to, in minutes (S13.A7). */
export const voidHours = (minutes: number): string =>
  `实习时数被认定为虚假并作废：${Math.floor(minutes / 60)} 小时${minutes % 60 === 0 ? '' : ` ${minutes % 60} 分`}。`

const voided = /^实习时数被认定为虚假并作废：(\d+) 小时(?: (\d+) 分)?。$/

/** A reason as it is read; what a person typed is the same in both languages. */
export function reasonSaid(zh: string): Words {
  const hours = voided.exec(zh)
  if (hours)
    return {
      zh,
      en: `Practicum hours found forged and void: ${hours[1]} h${hours[2] ? ` ${hours[2]} min` : ''}.`,
    }
  if (zh.startsWith(revoked.zh)) return { zh, en: `${revoked.en}${zh.slice(revoked.zh.length)}` }
  const held = zh.endsWith(reasons.paidAfterAll.zh) ? zh.slice(0, -reasons.paidAfterAll.zh.length) : null
  if (held !== null) return { zh, en: `${held.replace(/；$/, '; ')}${reasons.paidAfterAll.en}` }
  return Object.values(reasons).find((one) => one.zh === zh) ?? { zh, en: zh }
}
