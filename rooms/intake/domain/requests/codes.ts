import type { Words } from '../../../../kernel/contract.ts'

type Terms<Code extends string> = Readonly<Record<Code, Words>>

/** The codes of a closed list, in the order of its terms. */
export const codesOf = <Code extends string>(terms: Terms<Code>) =>
  Object.keys(terms) as unknown as readonly [Code, ...Code[]]

/** How a request came (5.3 求助来源, S7.9 一门受理). */
export const sourceTerms = {
  public: { zh: '网上求助', en: 'Public page' },
  hotline: { zh: '热线来电', en: 'Hotline' },
  'walk-in': { zh: '上门来访', en: 'Came in person' },
  found: { zh: '主动发现', en: 'Found by the worker' },
  patrol: { zh: '村居巡查', en: 'Village patrol' },
  survey: { zh: '大排查', en: 'Survey' },
  letter: { zh: '来信', en: 'Letter' },
  department: { zh: '部门转介', en: 'Department' },
  school: { zh: '学校', en: 'School' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>
export type RequestSource = keyof typeof sourceTerms

/** How soon it must be looked at (2.1); the clocks are `data/intake/clocks.yaml`. */
export const urgencyTerms = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  pressing: { zh: '较急', en: 'Pressing' },
  urgent: { zh: '紧急', en: 'Urgent' },
} as const satisfies Record<string, Words>
export type RequestUrgency = keyof typeof urgencyTerms

export const urgencyNumber = (urgency: RequestUrgency): number =>
  ({ ordinary: 0, pressing: 1, urgent: 2 })[urgency]
export const urgencyAt = (number: number): RequestUrgency =>
  (['ordinary', 'pressing', 'urgent'] as const)[number] ?? 'ordinary'

/** What is needed; a request may need several things. */
export const needTerms = {
  material: { zh: '物质帮扶', en: 'Material help' },
  medical: { zh: '医疗康复', en: 'Medical care and rehabilitation' },
  care: { zh: '照护', en: 'Care' },
  emotional: { zh: '心理支持', en: 'Emotional support' },
  schooling: { zh: '就学', en: 'Schooling' },
  employment: { zh: '就业', en: 'Employment' },
  policy: { zh: '政策咨询', en: 'Advice on policies' },
  housing: { zh: '住房改造', en: 'Housing' },
  social: { zh: '社会交往', en: 'Social life' },
  legal: { zh: '法律援助', en: 'Legal aid' },
} as const satisfies Record<string, Words>
export type RequestNeed = keyof typeof needTerms

/** Whom it is for, as the requester says it. */
export const forWhomTerms = {
  self: { zh: '本人', en: 'Myself' },
  family: { zh: '家人', en: 'Someone in my family' },
  neighbour: { zh: '邻居、同村人', en: 'A neighbour' },
  pupil: { zh: '学生', en: 'A pupil' },
  other: { zh: '其他人', en: 'Someone else' },
} as const satisfies Record<string, Words>
export type ForWhom = keyof typeof forWhomTerms

/** The crisis screen of the intake form (5.4 危机初筛); each is L4. */
export const crisisTerms = {
  'self-harm': { zh: '自伤、自杀', en: 'Self-harm or suicide' },
  violence: { zh: '暴力', en: 'Violence' },
  sexual: { zh: '性侵', en: 'Sexual assault' },
  neglect: { zh: '忽视', en: 'Neglect' },
  missing: { zh: '失踪', en: 'Missing' },
} as const satisfies Record<string, Words>
export type Crisis = keyof typeof crisisTerms

/** Where a request stands. */
export const stateTerms = {
  received: { zh: '待受理', en: 'Waiting' },
  looking: { zh: '核实中', en: 'Being looked at' },
  accepted: { zh: '已受理', en: 'Accepted' },
  closed: { zh: '已办结', en: 'Closed' },
  referred: { zh: '已转介', en: 'Referred elsewhere' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  merged: { zh: '已并入其他求助', en: 'Merged into another' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Words>
export type RequestState = keyof typeof stateTerms

/** What an accepted request becomes. */
export const wayTerms = {
  consultation: { zh: '当场咨询答复', en: 'Answered at once' },
  visit: { zh: '上门走访', en: 'A visit' },
  case: { zh: '开立个案', en: 'A case' },
  task: { zh: '交办协作单位', en: 'Tasks for several bodies' },
} as const satisfies Record<string, Words>
export type AcceptedWay = keyof typeof wayTerms

/** What is written down about a request, one record an act. */
export const stepTerms = {
  received: { zh: '收到求助', en: 'Received' },
  taken: { zh: '接手', en: 'Taken over' },
  'put-back': { zh: '放回待办', en: 'Put back' },
  triaged: { zh: '初筛', en: 'Triaged' },
  linked: { zh: '关联服务对象', en: 'Linked to a person' },
  unlinked: { zh: '取消关联', en: 'No longer linked' },
  protected: { zh: '采取保护措施', en: 'Protective act' },
  released: { zh: '督导签字', en: 'Signed by a supervisor' },
  accepted: { zh: '受理', en: 'Accepted' },
  moved: { zh: '转到其他站点', en: 'Moved to another station' },
  referred: { zh: '转介', en: 'Referred elsewhere' },
  refused: { zh: '不予受理', en: 'Not accepted' },
  merged: { zh: '并入其他求助', en: 'Merged' },
  absorbed: { zh: '并入一件求助', en: 'Another was merged into this' },
  became: { zh: '已转为服务', en: 'Became a service' },
  closed: { zh: '办结', en: 'Closed' },
  reopened: { zh: '重新受理', en: 'Taken up again' },
  corrected: { zh: '更正', en: 'Corrected' },
  withdrawn: { zh: '撤销', en: 'Withdrawn' },
} as const satisfies Record<string, Words>
export type StepKind = keyof typeof stepTerms
