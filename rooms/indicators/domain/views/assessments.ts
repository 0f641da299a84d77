import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/** Assessments of persons, one row each. That one was made is counted; what it came to never leaves its room (2.8). */
export const assessments: View = {
  name: 'figures_assessment',
  title: { zh: '风险评估', en: 'Assessments' },
  record: 'assessment',
  day: 'assessed_on',
  columns: {
    assessed_on: { kind: 'day', title: { zh: '评估日期', en: 'Day' } },
    categories,
    about: text({ child: { zh: '儿童', en: 'Children' }, elder: { zh: '老人', en: 'Elders' } }),
    reason: text({
      first: { zh: '首次评估', en: 'First' },
      regular: { zh: '定期复评', en: 'Regular' },
      event: { zh: '因事评估', en: 'On an event' },
      completion: { zh: '补全评估', en: 'Completing a provisional one' },
      second: { zh: '复核评估', en: 'By a second rater' },
    }),
  },
  splits: {
    category: byCategory,
    about: { column: 'about', kind: 'value', title: { zh: '对象', en: 'Whom' } },
    reason: { column: 'reason', kind: 'value', title: { zh: '评估事由', en: 'Occasion' } },
  },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
