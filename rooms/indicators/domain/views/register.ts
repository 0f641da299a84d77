import type { View } from '../view.ts'
import { byCategory, categories, integer, text } from './columns.ts'

/**
 * The register as changes, kept from what the room `people` publishes and cut at every change of category: a stay
 * begins (+1), categories change (-1 under the old set, +1 under the new), the stay ends (-1).
 */
export const register: View = {
  name: 'figures_register_flow',
  recountedFrom: 'register_flow',
  title: { zh: '建档', en: 'Register' },
  record: 'person',
  day: 'day',
  columns: {
    day: { kind: 'day' },
    categories,
    change: { kind: 'integer' },
    // GB/T 2261.1
    sex: integer({
      '1': { zh: '男', en: 'Male' },
      '2': { zh: '女', en: 'Female' },
      '0': { zh: '未知', en: 'Not known' },
      '9': { zh: '未说明', en: 'Not stated' },
    }),
    event: text({
      registered: { zh: '首次建档', en: 'First registration' },
      came: { zh: '转入或恢复', en: 'Came or came back' },
      left: { zh: '离开', en: 'Left' },
      category: { zh: '类别变化', en: 'Change of category' },
    }),
  },
  splits: {
    category: byCategory,
    sex: { column: 'sex', kind: 'value', title: { zh: '性别', en: 'Sex' } },
  },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
