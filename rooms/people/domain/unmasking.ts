/** Why somebody may need a sensitive text in full; the list is closed so that the trail can be searched by it. */
export const unmaskPurposes = {
  contact: { zh: '联系服务对象或监护人', en: 'To contact the person or the guardian' },
  visit: { zh: '上门走访', en: 'To visit the home' },
  'benefit-application': { zh: '协助申请救助或办理手续', en: 'To help with an application' },
  'identity-check': { zh: '核对身份', en: 'To check the identity' },
  emergency: { zh: '紧急情况', en: 'An emergency' },
  'by-law': { zh: '依法提供给有权机关', en: 'To give it to an authority by law' },
  correction: { zh: '更正信息', en: 'To correct the record' },
} as const

export type UnmaskPurpose = keyof typeof unmaskPurposes

export const unmaskPurposeCodes = Object.keys(unmaskPurposes) as [UnmaskPurpose, ...UnmaskPurpose[]]
