import type { Acts } from './acts.ts'

/** Why somebody looked, where the reason is one of a list; a reason in words stands as it was written. */
export const purposes: Acts = {
  export: { zh: '导出', en: 'Export' },
  docx: { zh: '打印', en: 'Print' },
  pdf: { zh: '打印', en: 'Print' },
  bank: { zh: '银行代发', en: 'Payment by the bank' },
  media: { zh: '影像使用', en: 'Use of a picture' },
  contact: { zh: '联系本人或单位', en: 'To make contact' },
  visit: { zh: '上门走访', en: 'To visit the home' },
  'benefit-application': { zh: '协助申请救助或办理手续', en: 'To help with an application' },
  'identity-check': { zh: '核对身份', en: 'To check the identity' },
  emergency: { zh: '紧急情况', en: 'An emergency' },
  'by-law': { zh: '依法提供给有权机关', en: 'To give it to an authority by law' },
  correction: { zh: '更正信息', en: 'To correct the record' },
  correct: { zh: '更正信息', en: 'To correct the record' },
  check: { zh: '核对', en: 'To check' },
  audit: { zh: '审计', en: 'Audit' },
  'asked-by-police': { zh: '公安、司法机关核实', en: 'Police or court ask' },
  'protect-reporter': { zh: '保护报告人', en: 'To protect whoever reported' },
  'make-good': { zh: '落实奖励或免责', en: 'To honour or indemnify whoever reported' },
  work: { zh: '工作需要', en: 'For the work' },
}
