import type { Words } from '../../../kernel/contract.ts'
import type { CertificateLevel, EmployerKind, PostKind } from '../domain/codes.ts'

export const levelWords: { readonly [code in CertificateLevel]: Words } = {
  assistant: { zh: '助理社会工作师', en: 'Assistant social worker' },
  intermediate: { zh: '社会工作师', en: 'Social worker' },
  senior: { zh: '高级社会工作师', en: 'Senior social worker' },
}

export const employerWords: { readonly [code in EmployerKind]: Words } = {
  station: { zh: '社工站', en: 'Station' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村', en: 'Village' },
  agency: { zh: '社工机构', en: 'Agency' },
  league: { zh: '共青团', en: 'Youth League' },
  'youth-home': { zh: '青年之家', en: 'Youth home' },
  institution: { zh: '事业单位', en: 'Public institution' },
  'care-home': { zh: '养老机构', en: 'Care home' },
  other: { zh: '其他', en: 'Other' },
}

export const postWords: { readonly [code in PostKind]: Words } = {
  'social-worker': { zh: '社工', en: 'Social worker' },
  'station-head': { zh: '站长', en: 'Station head' },
  'elderly-social-worker': { zh: '老年社工', en: 'Elderly social worker' },
  'adolescent-social-worker': { zh: '青少年事务社工', en: 'Adolescent-affairs social worker' },
  'community-worker': { zh: '社区工作者', en: 'Community worker' },
  'child-supervisor': { zh: '儿童督导员', en: 'Child-welfare supervisor' },
  'child-director': { zh: '儿童主任', en: 'Child director' },
  'relief-adviser': { zh: '救助顾问', en: 'Relief adviser' },
  'village-secretary': { zh: '村党支部书记', en: 'Village Party secretary' },
  'psychological-counsellor': { zh: '心理咨询师', en: 'Psychological counsellor' },
  expert: { zh: '专家', en: 'Expert' },
  other: { zh: '其他', en: 'Other' },
}
