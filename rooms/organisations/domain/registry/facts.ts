import type { Words } from '../../../../kernel/contract.ts'

/** Every fact that the registry answers of a body: a closed list. What it does not know is left out, never zero. */
export const organisationFacts = {
  'organisation.type': { type: 'code', title: { zh: '社会组织类型', en: 'Type of the body' } },
  'organisation.kind': { type: 'code', title: { zh: '机构类别', en: 'Kind of the body' } },
  'organisation.registered-on': { type: 'day', title: { zh: '成立登记日期', en: 'Registered on' } },
  'organisation.status': { type: 'code', title: { zh: '登记状态', en: 'State of the registration' } },
  'organisation.authority': {
    type: 'code',
    title: { zh: '登记管理机关（区划代码）', en: 'Registration authority (division code)' },
  },
  'organisation.place': {
    type: 'code',
    title: { zh: '登记地（区划代码）', en: 'Place of registration (division code)' },
  },
  'organisation.lists': { type: 'codes', title: { zh: '所在名录（名单）', en: 'Lists on which it stands' } },
  'organisation.report-due-on': {
    type: 'day',
    title: { zh: '上一年度年报期限', en: 'Report of the last year due on' },
  },
  'organisation.report-filed-on': {
    type: 'day',
    title: { zh: '上一年度年报报送日期', en: 'Report of the last year filed on' },
  },
  'organisation.owes-report': {
    type: 'yes_no',
    title: { zh: '应报送上一年度年报', en: 'Owes the report of the last year' },
  },
} as const satisfies Record<string, { readonly type: string; readonly title: Words }>
export type OrganisationFact = keyof typeof organisationFacts
