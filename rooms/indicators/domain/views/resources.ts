import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/** Resource links (5.8), one row a link; `amount` is fen, money as well as what other things are valued at. */
export const resourceLinks: View = {
  name: 'figures_resource_link',
  title: { zh: '资源链接', en: 'Resource links' },
  record: 'resource-link',
  labelled: true,
  day: 'linked_on',
  columns: {
    linked_on: { kind: 'day', title: { zh: '链接日期', en: 'Day' } },
    amount: { kind: 'integer', title: { zh: '金额或折价（分）', en: 'Amount or value (fen)' } },
    kind: text({
      money: { zh: '资金', en: 'Money' },
      goods: { zh: '物资', en: 'Goods' },
      service: { zh: '服务', en: 'Services' },
      venue: { zh: '场地', en: 'Venue' },
      labour: { zh: '人力', en: 'Hands' },
      information: { zh: '信息', en: 'Information' },
    }),
    source_kind: text({
      enterprise: { zh: '企业', en: 'Enterprise' },
      foundation: { zh: '基金会', en: 'Foundation' },
      caring: { zh: '爱心组织', en: 'Caring organisation' },
      individual: { zh: '个人', en: 'Individual' },
      government: { zh: '政府部门', en: 'Government' },
      hospital: { zh: '医院', en: 'Hospital' },
      school: { zh: '学校', en: 'School' },
      expert: { zh: '专家', en: 'Expert' },
      agency: { zh: '社会服务机构', en: 'Social service agency' },
      other: { zh: '其他', en: 'Other' },
    }),
  },
  splits: {
    kind: { column: 'kind', kind: 'value', title: { zh: '资源类型', en: 'Kind' } },
    source: { column: 'source_kind', kind: 'value', title: { zh: '资源方', en: 'Source' } },
  },
  things: {},
}

/** What was handed out, one row a registered person and handing out. */
export const resourceDeliveries: View = {
  name: 'figures_resource_delivery',
  title: { zh: '资源发放', en: 'Resources handed out' },
  record: 'resource-link',
  day: 'delivered_on',
  columns: {
    delivered_on: { kind: 'day', title: { zh: '发放日期', en: 'Day' } },
    categories,
    delivery: { kind: 'key', title: { zh: '发放', en: 'Handing out' } },
  },
  splits: { category: byCategory },
  things: { person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } } },
}
