import type { Words } from '../../../kernel/contract.ts'
import { sayInstant } from '../../../kernel/day.ts'
import { formatDivisionCode } from '../../../kernel/division.ts'
import type { SheetColumn } from '../../documents/server/index.ts'
import { categoryTitle } from '../../people/server/index.ts'
import type { VisitHandled, VisitMethod, VisitPurpose, VisitSeen } from '../domain/visit-codes.ts'
import type { ShownVisit } from './line.ts'

type Terms<Code extends string> = { readonly [code in Code]: Words }

export const methods: Terms<VisitMethod> = {
  home: { zh: '入户', en: 'At home' },
  telephone: { zh: '电话', en: 'Telephone' },
  video: { zh: '视频', en: 'Video' },
  outside: { zh: '院外', en: 'Outside' },
  school: { zh: '校访', en: 'School' },
}

export const purposes: Terms<VisitPurpose> = {
  first: { zh: '首访', en: 'First visit' },
  routine: { zh: '常规', en: 'Routine' },
  festival: { zh: '节日慰问', en: 'Festival greeting' },
  risk: { zh: '风险', en: 'Risk' },
  'follow-up': { zh: '回访', en: 'Follow-up' },
}

const seen: Terms<VisitSeen> = {
  person: { zh: '本人', en: 'The person' },
  family: { zh: '家属', en: 'Family' },
  neighbour: { zh: '邻居', en: 'Neighbour' },
  nobody: { zh: '无人', en: 'Nobody' },
}

const handledTerms: Terms<VisitHandled> = {
  policy: { zh: '政策讲解', en: 'Policy explained' },
  goods: { zh: '物资', en: 'Goods' },
  company: { zh: '陪伴', en: 'Company' },
  referral: { zh: '转介', en: 'Referral' },
  other: { zh: '其他', en: 'Other' },
}

const urgencies: Terms<ShownVisit['urgency']> = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  pressing: { zh: '较急', en: 'Pressing' },
  urgent: { zh: '紧急', en: 'Urgent' },
}

/** What is looked up beside the record: the names of places. */
export type PlaceNames = {
  readonly station: (id: string) => string
  readonly division: (code: number) => string
}

/** A visit of a list, with what the names of its places are. */
export type NamedVisit = { readonly visit: ShownVisit; readonly names: PlaceNames }

/**
 * The columns of a list of visits, after form 5.2. Free texts stay inside: they are L3, and a file leaves the house.
 * Categories are there for who may see sensitive fields.
 */
export const exportColumns: readonly SheetColumn<NamedVisit>[] = [
  { title: { zh: '走访日期', en: 'Day' }, kind: 'day', width: 12, value: ({ visit }) => visit.visitedOn },
  { title: { zh: '开始', en: 'From' }, kind: 'text', width: 8, value: ({ visit }) => visit.startedAt },
  { title: { zh: '结束', en: 'To' }, kind: 'text', width: 8, value: ({ visit }) => visit.endedAt },
  { title: { zh: '对象', en: 'Person' }, kind: 'text', width: 14, value: ({ visit }) => visit.personName },
  {
    title: { zh: '类别', en: 'Categories' },
    kind: 'text',
    width: 24,
    value: ({ visit }, language) =>
      visit.categories?.map((code) => categoryTitle(code, language)).join(language === 'zh' ? '、' : ', ') ??
      null,
  },
  {
    title: { zh: '地点', en: 'Place' },
    kind: 'text',
    width: 44,
    value: ({ visit, names }) => names.division(visit.division) || formatDivisionCode(visit.division),
  },
  {
    title: { zh: '站点', en: 'Station' },
    kind: 'text',
    width: 26,
    value: ({ visit, names }) => names.station(visit.station),
  },
  {
    title: { zh: '走访方式', en: 'Method' },
    kind: 'text',
    width: 10,
    value: ({ visit }, language) => methods[visit.method][language],
  },
  {
    title: { zh: '走访类型', en: 'Purpose' },
    kind: 'text',
    width: 12,
    value: ({ visit }, language) => purposes[visit.purpose][language],
  },
  {
    title: { zh: '见到的人', en: 'Seen' },
    kind: 'text',
    width: 10,
    value: ({ visit }, language) => seen[visit.seen][language],
  },
  {
    title: { zh: '现场处理', en: 'Done on the spot' },
    kind: 'text',
    width: 14,
    value: ({ visit }, language) => visit.handled.map((code) => handledTerms[code][language]).join('、'),
  },
  { title: { zh: '社工', en: 'Worker' }, kind: 'text', width: 12, value: ({ visit }) => visit.workerName },
  {
    title: { zh: '紧急程度', en: 'Urgency' },
    kind: 'text',
    width: 10,
    value: ({ visit }, language) => urgencies[visit.urgency][language],
  },
  {
    title: { zh: '跟进期限', en: 'Follow-up due' },
    kind: 'day',
    width: 12,
    value: ({ visit }) => visit.followUpOn,
  },
  {
    title: { zh: '录入时间', en: 'Recorded' },
    kind: 'text',
    width: 22,
    value: ({ visit }, language) => sayInstant(visit.recordedAt, language),
  },
]
