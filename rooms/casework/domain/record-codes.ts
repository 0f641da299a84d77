import type { Words } from '../../../kernel/contract.ts'

/** The closed lists of the forms (2.1, 5.4), each code with its term. */
export const urgencyTerms = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  pressing: { zh: '较急', en: 'Pressing' },
  urgent: { zh: '紧急（24 小时内接案）', en: 'Urgent: intake within 24 hours' },
} as const satisfies Record<string, Words>

/** The crisis screen of the intake form (5.4). */
export const crisisTerms = {
  'self-harm': { zh: '自伤自杀', en: 'Self-harm or suicide' },
  violence: { zh: '暴力', en: 'Violence' },
  sexual: { zh: '性侵', en: 'Sexual assault' },
  neglect: { zh: '忽视', en: 'Neglect' },
  missing: { zh: '失踪', en: 'Missing' },
} as const satisfies Record<string, Words>

export const consentTerms = {
  written: { zh: '书面同意', en: 'Given in writing' },
  spoken: { zh: '口头同意（已记录）', en: 'Given by word, noted' },
  none: { zh: '还没有同意', en: 'Not given yet' },
} as const satisfies Record<string, Words>

export const consentByTerms = {
  client: { zh: '本人', en: 'The client' },
  guardian: { zh: '监护人', en: 'The guardian' },
  both: { zh: '本人和监护人', en: 'Client and guardian' },
} as const satisfies Record<string, Words>

export const decisionTerms = {
  accept: { zh: '受理', en: 'Taken on' },
  refuse: { zh: '不受理', en: 'Not taken on' },
  refer: { zh: '转介其他机构', en: 'Referred elsewhere' },
} as const satisfies Record<string, Words>

/** Who agrees and who does what: the worker, the client and who stands around the client. */
export const partyTerms = {
  worker: { zh: '社工', en: 'Social worker' },
  client: { zh: '服务对象', en: 'Client' },
  guardian: { zh: '监护人', en: 'Guardian' },
  family: { zh: '家人', en: 'Family' },
  school: { zh: '学校老师', en: 'Teacher' },
  resource: { zh: '资源方', en: 'A body that helps' },
} as const satisfies Record<string, Words>

export const signedTerms = {
  strokes: { zh: '在屏幕上手写', en: 'Written on the screen' },
  typed: { zh: '输入姓名', en: 'Typed name' },
  paper: { zh: '纸质协议已签', en: 'Signed on paper' },
} as const satisfies Record<string, Words>

/** How a contact was held (2.1). */
export const contactTerms = {
  interview: { zh: '面谈', en: 'Interview' },
  'home-visit': { zh: '家访', en: 'Home visit' },
  telephone: { zh: '电话', en: 'Telephone' },
  online: { zh: '线上', en: 'Online' },
  accompaniment: { zh: '陪同', en: 'Accompaniment' },
  conference: { zh: '会商', en: 'Case conference' },
  letter: { zh: '书信', en: 'Letter' },
} as const satisfies Record<string, Words>

/** Goal attainment scaling: what was expected is 0. */
export const scoreTerms = {
  '-2': { zh: '−2 远低于预期', en: '−2 much less than expected' },
  '-1': { zh: '−1 低于预期', en: '−1 less than expected' },
  '0': { zh: '0 达到预期', en: '0 as expected' },
  '1': { zh: '+1 高于预期', en: '+1 more than expected' },
  '2': { zh: '+2 远高于预期', en: '+2 much more than expected' },
} as const satisfies Record<string, Words>

export const acknowledgedTerms = {
  signed: { zh: '签字确认', en: 'Signed' },
  spoken: { zh: '口头确认（已记录）', en: 'By word, noted' },
  impossible: { zh: '失联、迁出或死亡，无法确认', en: 'Not possible: lost, moved away or died' },
  none: { zh: '还没有确认', en: 'Not yet' },
} as const satisfies Record<string, Words>

export const keptTerms = {
  better: { zh: '继续好转', en: 'Better still' },
  kept: { zh: '保持稳定', en: 'Kept' },
  worse: { zh: '有所反复', en: 'Worse again' },
  unreachable: { zh: '联系不上', en: 'Not reached' },
} as const satisfies Record<string, Words>

export type Crisis = keyof typeof crisisTerms
export type Party = keyof typeof partyTerms
export type Contact = keyof typeof contactTerms
