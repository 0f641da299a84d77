import { type NeedItem, needItems, type Urgency, urgencies } from './needs.ts'

/** The columns of a list of people to be screened; the first heading is the template's. */
export const screeningColumns = [
  { key: 'name', titles: ['姓名', '对象姓名', '服务对象', 'Name'] },
  { key: 'idNumber', titles: ['身份证号', '身份证号码', '公民身份号码', '证件号码', 'Identity number'] },
  { key: 'needs', titles: ['需求', '需求内容', '服务需求', 'Needs'] },
  { key: 'urgency', titles: ['缓急', '紧急程度', 'Urgency'] },
  { key: 'screenedOn', titles: ['筛查日期', '登记日期', 'Screened'] },
  { key: 'note', titles: ['说明', '备注', 'Note'] },
] as const

export type ScreeningColumn = (typeof screeningColumns)[number]['key']

const items = Object.entries(needItems) as [NeedItem, (typeof needItems)[NeedItem]][]

/** Needs out of `生活照料、心理疏导`; null when one of the words is none. */
export function needsOfWords(text: string): readonly NeedItem[] | null {
  const words = text
    .normalize('NFKC')
    .split(/[、,;/\s]+/)
    .filter((word) => word !== '')
  const found = words.map(
    (word) => items.find(([, { zh, en }]) => zh === word || en.toLowerCase() === word.toLowerCase())?.[0],
  )
  return found.includes(undefined) ? null : [...new Set(found as NeedItem[])]
}

export const urgencyOfWord = (text: string): Urgency | null =>
  (Object.keys(urgencies) as Urgency[]).find(
    (code) => urgencies[code].zh === text || urgencies[code].en.toLowerCase() === text.toLowerCase(),
  ) ?? null
