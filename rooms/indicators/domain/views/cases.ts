import type { View } from '../view.ts'
import { byCategory, categories, text } from './columns.ts'

/**
 * Cases as changes (7.4): +1 where one opens, -1 and +1 where it moves, -1 where it closes. Published by the room
 * `casework`; the codes are those of 2.1 and 5.4.
 */
export const caseFlow: View = {
  name: 'figures_case_flow',
  title: { zh: '个案', en: 'Cases' },
  record: 'case',
  labelled: true,
  day: 'day',
  columns: {
    day: { kind: 'day' },
    change: { kind: 'integer' },
    categories,
    event: text({
      opened: { zh: '接案', en: 'Opened' },
      moved: { zh: '转站', en: 'Moved' },
      closed: { zh: '结案', en: 'Closed' },
    }),
    kind: text({
      consultation: { zh: '咨询', en: 'Consultation' },
      ordinary: { zh: '一般个案', en: 'Ordinary case' },
      management: { zh: '个案管理', en: 'Case management' },
      crisis: { zh: '危机个案', en: 'Crisis' },
    }),
    problem: text({
      emotion: { zh: '情绪', en: 'Emotion' },
      family: { zh: '家庭关系', en: 'Family relations' },
      marriage: { zh: '婚姻', en: 'Marriage' },
      parenting: { zh: '子女教育', en: 'Parenting' },
      employment: { zh: '就业', en: 'Employment' },
      economy: { zh: '经济', en: 'Economic' },
      medical: { zh: '医疗', en: 'Medical' },
      care: { zh: '照料', en: 'Care' },
      social: { zh: '社交', en: 'Social life' },
      behaviour: { zh: '行为偏差', en: 'Behaviour' },
      law: { zh: '法律', en: 'Law' },
      other: { zh: '其他', en: 'Other' },
    }),
    source: text({
      self: { zh: '自行求助', en: 'Asked themselves' },
      found: { zh: '主动发现', en: 'Found by the worker' },
      village: { zh: '村居转介', en: 'Village or community' },
      department: { zh: '部门转介', en: 'A department' },
      school: { zh: '学校', en: 'School' },
      hotline: { zh: '热线', en: 'Hotline' },
      volunteer: { zh: '志愿者', en: 'Volunteer' },
      other: { zh: '其他', en: 'Other' },
    }),
    close_reason: text({
      'goals-met': { zh: '目标达成', en: 'Goals reached' },
      'client-asked': { zh: '服务对象要求终止', en: 'The client asked to end it' },
      'client-gone': { zh: '服务对象失联、迁出或死亡', en: 'The client is lost, moved away or died' },
      referred: { zh: '转介', en: 'Referred elsewhere' },
      'beyond-capacity': { zh: '超出机构能力', en: 'Beyond what the agency can do' },
      other: { zh: '其他', en: 'Other' },
    }),
  },
  splits: {
    category: byCategory,
    kind: { column: 'kind', kind: 'value', title: { zh: '个案性质', en: 'Kind of case' } },
    problem: { column: 'problem', kind: 'value', title: { zh: '个案类型', en: 'Problem' } },
    source: { column: 'source', kind: 'value', title: { zh: '来源', en: 'Source' } },
    close_reason: {
      column: 'close_reason',
      kind: 'value',
      title: { zh: '结案原因', en: 'Reason of closing' },
    },
  },
  things: {
    person: { key: 'person_ordinal', numbered: true, title: { zh: '人', en: 'Person' } },
    case: { key: 'case_id', numbered: false, title: { zh: '个案', en: 'Case' }, record: 'case' },
  },
  stockOf: 'case',
}
