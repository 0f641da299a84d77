import type { View } from '../view.ts'
import { byCategory, categories } from './columns.ts'

/**
 * Elders in special difficulty who stood on the roster at the end of a month (6.5), published by the room `assessment`: one row
 * an elder and month, and whether the elder was met in it.
 */
export const elderMonths: View = {
  name: 'figures_elder_month',
  title: { zh: '特殊困难老年人探访', en: 'Elders in special difficulty' },
  record: 'person',
  day: 'last_on',
  columns: {
    last_on: { kind: 'day', title: { zh: '月末', en: 'End of the month' } },
    categories,
    visited: { kind: 'boolean', title: { zh: '当月已探访', en: 'Met in the month' } },
  },
  splits: { category: byCategory },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
