import type { Words } from '../../../kernel/contract.ts'

/** Where the product says why something ended: kept in Chinese beside what people typed, and read in both languages. */
export const reasons = {
  withdrawn: { zh: '申请人已撤回', en: 'Withdrawn by the applicant' },
} as const satisfies Record<string, Words>

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
  return Object.values(reasons).find((one) => one.zh === zh) ?? { zh, en: zh }
}
