import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/** Everything in which a person was served, whatever the kind (7.2); made of what the rooms publish for each kind. */
export const served: View = {
  name: 'figures_served',
  title: { zh: '服务', en: 'Services' },
  record: 'person',
  recordKind: 'record_kind',
  labelled: true,
  day: 'served_on',
  columns: {
    served_on: { kind: 'day', title: { zh: '服务日期', en: 'Day of service' } },
    categories,
    service: text({
      visit: { zh: '走访', en: 'Visits' },
      group: { zh: '小组', en: 'Group work' },
      activity: { zh: '社区活动', en: 'Community activities' },
      class: { zh: '常设课堂', en: 'Classes' },
      consultation: { zh: '咨询', en: 'Consultations' },
      resource: { zh: '资源发放', en: 'Resources handed out' },
    }),
  },
  splits: {
    category: byCategory,
    service: { column: 'service', kind: 'value', title: { zh: '服务形式', en: 'Kind of service' } },
  },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
