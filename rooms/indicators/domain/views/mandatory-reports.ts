import type { View } from '../view.ts'
import { text } from './columns.ts'

/** Mandatory reports, one row each when it was first sent; about nobody, because a figure leads to no child (2.10). */
export const mandatoryReports: View = {
  name: 'figures_mandatory_report',
  title: { zh: '强制报告', en: 'Mandatory reports' },
  record: 'mandatory-report',
  labelled: true,
  day: 'sent_on',
  columns: {
    sent_on: { kind: 'day', title: { zh: '报告日期', en: 'Day of the report' } },
    body: text({
      police: { zh: '公安机关', en: 'Police' },
      'civil-affairs': { zh: '民政部门', en: 'Civil affairs' },
      education: { zh: '教育部门', en: 'Education' },
      'child-protection': { zh: '未成年人救助保护机构', en: 'Child protection centre' },
      procuratorate: { zh: '检察机关', en: 'Procuratorate' },
      health: { zh: '卫生健康部门', en: 'Health' },
      women: { zh: '妇联', en: 'Women’s Federation' },
    }),
    source: text({
      direct: { zh: '直接报告', en: 'Reported directly' },
      visit: { zh: '走访发现', en: 'Found on a visit' },
      request: { zh: '求助', en: 'A request for help' },
      letter: { zh: '来信', en: 'A letter' },
      assessment: { zh: '风险评估', en: 'A risk assessment' },
    }),
  },
  splits: {
    body: { column: 'body', kind: 'value', title: { zh: '首个接收单位', en: 'Body first told' } },
    source: { column: 'source', kind: 'value', title: { zh: '发现途径', en: 'How it was found' } },
  },
  things: {},
}
