import type { Words } from '../../../kernel/contract.ts'

/** The unit words of reports (counters of domain part 7.1). A closed list, because mixed units are how figures lie. */
export const units = {
  人次: { zh: '人次', en: 'person-times' },
  人: { zh: '人', en: 'persons' },
  户: { zh: '户', en: 'households' },
  户次: { zh: '户次', en: 'household visits' },
  次: { zh: '次', en: 'times' },
  场: { zh: '场', en: 'events' },
  个: { zh: '个', en: 'items' },
  节: { zh: '节', en: 'sessions' },
  小时: { zh: '小时', en: 'hours' },
  学时: { zh: '学时', en: 'credit hours' },
  元: { zh: '元', en: 'yuan' },
  封: { zh: '封', en: 'letters' },
  件: { zh: '件', en: 'matters' },
  宗: { zh: '宗', en: 'records' },
  '%': { zh: '%', en: '%' },
} as const satisfies Record<string, Words>

export type Unit = keyof typeof units

export const unitNames = Object.keys(units) as [Unit, ...Unit[]]

/**
 * How many stored units make one shown unit: time is stored in minutes, money in fen, 学时 in tenths. A 学时 is not
 * made of minutes here: whether it has 45 or 60 of them is the pack's choice (X22), and records carry the 学时.
 */
export const storedPerShown = (unit: Unit): number =>
  unit === '小时' ? 60 : unit === '元' ? 100 : unit === '学时' ? 10 : 1

/** The amount as it is printed, rounded to two decimals; the stored amount stays exact. */
export const shown = (amount: number, unit: Unit): number => {
  const divisor = storedPerShown(unit)
  return divisor === 1 ? amount : Math.round((amount * 100) / divisor) / 100
}

/** How many places after the point an amount of the unit may have: money, time and shares; persons and events have none. */
export const decimalsOf = (unit: Unit): 0 | 1 | 2 => {
  if (unit === '%') return 1
  const stored = storedPerShown(unit)
  return stored === 1 ? 0 : stored === 10 ? 1 : 2
}
