import type { Words } from '../../../../kernel/contract.ts'
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Period } from '../../../../kernel/period.ts'

/**
 * Special-difficulty elders of the national visiting rule (6.5): living alone, empty nest, left behind, unable to care
 * for themselves, families that lost an only child, and the severely disabled (the finer kind `severe`, or a card of
 * grade 1 or 2).
 */
export const specialElderCategories = ['DJLR', 'KCLR', 'LSLR', 'SNLR', 'JSTS'] as const
/** Their terms, for what goes out on paper. */
export const specialElderTitles: Readonly<Record<string, Words>> = {
  DJLR: { zh: '独居老人', en: 'Elder living alone' },
  KCLR: { zh: '空巢老人', en: 'Empty-nest elder' },
  LSLR: { zh: '留守老人', en: 'Left-behind elder' },
  SNLR: { zh: '失能老人', en: 'Elder unable to care for themselves' },
  JSTS: { zh: '计划生育特殊家庭老人', en: 'Elder of a family that lost its only child' },
  CJ: { zh: '重度残疾老人', en: 'Severely disabled elder' },
}
export const severeDisability = { category: 'CJ', kind: 'severe', grade: 2 } as const
export const elderAge = 60

/** Who joined the roster in the last three days of the month is not yet in the denominator (6.5). */
export const lastJoiningDay = (lastOfMonth: Day): Day => addDays(lastOfMonth, -3)

export const lastDayOf = (month: number): Day => {
  const year = Math.floor(month / 100)
  const next =
    month % 100 === 12 ? `${year + 1}-01-01` : `${year}-${String((month % 100) + 1).padStart(2, '0')}-01`
  return addDays(next as Day, -1)
}

/** The month before, as year × 100 + month. */
export const monthBefore = (month: Period): Period => (month % 100 === 1 ? month - 89 : month - 1) as Period

export const firstDayOf = (month: number): Day =>
  `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01` as Day

/** Visited elders over elders on the roster, in thousandths of one; an empty roster is no figure. */
export const visitRate = (visited: number, roster: number): number | null =>
  roster > 0 ? Math.round((visited * 1000) / roster) / 1000 : null
