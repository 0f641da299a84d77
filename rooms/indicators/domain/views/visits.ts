import type { View } from '../view.ts'
import { byCategory, categories, integer, text } from './columns.ts'

/** Visits, one row a served person and visit, published by the room `activities` (words of form 5.2). */
export const visits: View = {
  name: 'figures_visit',
  title: { zh: '走访', en: 'Visits' },
  record: 'visit',
  day: 'visited_on',
  columns: {
    visited_on: { kind: 'day' },
    categories,
    minutes: { kind: 'integer', title: { zh: '时长（分钟）', en: 'Minutes' } },
    urgency: integer({
      '0': { zh: '一般', en: 'Ordinary' },
      '1': { zh: '较急', en: 'Rather urgent' },
      '2': { zh: '紧急', en: 'Urgent' },
    }),
    household_visit: { kind: 'key' },
    follow_up: { kind: 'boolean', title: { zh: '约定跟进', en: 'Follow-up promised' } },
    handled: {
      title: { zh: '现场处置', en: 'Done on the spot' },
      kind: 'list',
      values: {
        policy: { zh: '政策讲解', en: 'Policy explained' },
        goods: { zh: '物资', en: 'Goods given' },
        company: { zh: '陪伴', en: 'Company' },
        referral: { zh: '转介', en: 'Referral' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    method: text({
      home: { zh: '入户', en: 'At home' },
      telephone: { zh: '电话', en: 'Telephone' },
      video: { zh: '视频', en: 'Video' },
      outside: { zh: '院外', en: 'Outside' },
      school: { zh: '校访', en: 'School' },
    }),
    purpose: text({
      first: { zh: '首访', en: 'First visit' },
      routine: { zh: '常规', en: 'Routine' },
      festival: { zh: '节日慰问', en: 'Festival greeting' },
      risk: { zh: '风险', en: 'Risk' },
      'follow-up': { zh: '回访', en: 'Follow-up' },
    }),
    seen: text({
      person: { zh: '本人', en: 'The person' },
      family: { zh: '家属', en: 'Family' },
      neighbour: { zh: '邻居', en: 'Neighbour' },
      nobody: { zh: '无人', en: 'Nobody' },
    }),
  },
  splits: {
    category: byCategory,
    method: { column: 'method', kind: 'value', title: { zh: '走访方式', en: 'Method' } },
    purpose: { column: 'purpose', kind: 'value', title: { zh: '走访类型', en: 'Purpose' } },
    seen: { column: 'seen', kind: 'value', title: { zh: '见到的人', en: 'Who was seen' } },
    urgency: { column: 'urgency', kind: 'value', title: { zh: '紧急程度', en: 'Urgency' } },
  },
  things: {
    // The survivor's number of a merge, so that a person with two files is one.
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
    // Someone on file without a household lives in one all the same.
    household: {
      key: 'household',
      otherwise: 'person_ordinal',
      numbered: false,
      title: { zh: '户', en: 'Household' },
      record: 'household',
    },
  },
}
