import type { WrittenColumn, WrittenValue } from '../../documents/index.ts'
import { certificateLevels, employerKinds, postKinds } from '../domain/codes.ts'
import type { ShownMember } from './list-members.ts'
import { employerWords, levelWords, postWords } from './words.ts'

type Language = 'zh' | 'en'

/** The columns of an import, by title; an export begins with the same. */
export const templateColumns: readonly WrittenColumn[] = [
  { title: '姓名', kind: 'text', width: 12 },
  { title: '身份证号', kind: 'text', width: 22 },
  { title: '联系电话', kind: 'text', width: 16 },
  { title: '岗位', kind: 'text', width: 16, choices: postKinds.map((code) => postWords[code].zh) },
  {
    title: '用人单位类型',
    kind: 'text',
    width: 14,
    choices: employerKinds.map((code) => employerWords[code].zh),
  },
  { title: '用人单位', kind: 'text', width: 30 },
  { title: '到岗日期', kind: 'day', width: 12 },
  {
    title: '证书级别',
    kind: 'text',
    width: 16,
    choices: certificateLevels.map((code) => levelWords[code].zh),
  },
  { title: '证书编号', kind: 'text', width: 22 },
  { title: '取得日期', kind: 'day', width: 12 },
  { title: '考试年度', kind: 'text', width: 10 },
  { title: '考试报名地区划代码', kind: 'text', width: 18 },
  { title: '发证机关', kind: 'text', width: 24 },
  { title: '登记证号', kind: 'text', width: 18 },
  { title: '登记起', kind: 'day', width: 12 },
  { title: '登记止', kind: 'day', width: 12 },
]

export const sheetColumns = (language: Language): readonly WrittenColumn[] =>
  (
    [
      ['姓名', 'Name', 'text', 12],
      ['岗位', 'Post', 'text', 16],
      ['用人单位类型', 'Kind of employer', 'text', 14],
      ['用人单位', 'Employer', 'text', 30],
      ['地点', 'Place', 'text', 30],
      ['证书级别', 'Certificate', 'text', 18],
      ['登记止', 'Registered until', 'day', 14],
      ['已有学时', 'Credit hours', 'decimal', 10],
      ['需要学时', 'Hours needed', 'decimal', 10],
      ['继续教育', 'Continuing education', 'text', 14],
    ] as const
  ).map(([zh, en, kind, width]) => ({ title: language === 'zh' ? zh : en, kind, width }))

const states = {
  done: { zh: '已完成', en: 'Done' },
  'on-pace': { zh: '正常', en: 'On pace' },
  behind: { zh: '落后', en: 'Behind' },
  late: { zh: '逾期', en: 'Late' },
} as const

export const exportedRow = (line: ShownMember, language: Language): readonly WrittenValue[] => [
  line.name,
  line.post ? postWords[line.post][language] : null,
  line.employerKind ? employerWords[line.employerKind][language] : null,
  line.employer,
  line.placeName,
  line.level ? levelWords[line.level][language] : null,
  line.education?.to ?? null,
  line.education ? line.education.haveTenths / 10 : null,
  line.education ? line.education.needTenths / 10 : null,
  line.education ? states[line.education.state][language] : null,
]
