import type { WrittenSheet } from '../../documents/index.ts'
import { legalForms, listKinds, registrationStatuses, reportStates } from '../domain/registry/codes.ts'
import type { OwedReport } from './annual-reports.ts'
import type { entryLines } from './registry-answers.ts'

type Language = 'zh' | 'en'
type Line = Awaited<ReturnType<typeof entryLines>>[number]

const head = [
  [{ zh: '名称', en: 'Name' }, 'text', 36],
  [{ zh: '统一社会信用代码', en: 'Credit code' }, 'text', 22],
  [{ zh: '类型', en: 'Type' }, 'text', 26],
  [{ zh: '登记管理机关', en: 'Authority' }, 'text', 24],
  [{ zh: '成立登记日期', en: 'Registered on' }, 'day', 14],
  [{ zh: '登记状态', en: 'State' }, 'text', 14],
  [{ zh: '所在名录（名单）', en: 'Lists' }, 'text', 28],
] as const

const reportHead = [
  [{ zh: '年度', en: 'Year' }, 'whole', 8],
  [{ zh: '报送期限', en: 'Due on' }, 'day', 12],
  [{ zh: '年报状态', en: 'Report' }, 'text', 16],
  [{ zh: '报送日期', en: 'Filed on' }, 'day', 12],
  [{ zh: '是否逾期', en: 'Late' }, 'text', 10],
] as const

const columns = (some: readonly (typeof head | typeof reportHead)[number][], language: Language) =>
  some.map(([title, kind, width]) => ({ title: title[language], kind, width }))

const cells = (line: Line, language: Language) => [
  line.name,
  line.creditCode,
  legalForms[line.legalForm][language],
  line.authorityName[language],
  line.registeredOn,
  registrationStatuses[line.status][language],
  line.lists.map((list) => listKinds[list][language]).join(language === 'zh' ? '、' : ', ') || null,
]

export const registrySheet = (lines: readonly Line[], language: Language): WrittenSheet => ({
  name: { zh: '社会组织登记名册', en: 'Registry' }[language],
  columns: columns(head, language),
  rows: lines.map((line) => cells(line, language)),
})

const lateWords = {
  yes: { zh: '逾期', en: 'late' },
  no: { zh: '否', en: 'no' },
  unknown: { zh: '待认定', en: 'to be decided' },
} as const

export const reportSheet = (
  lines: readonly Line[],
  reports: readonly OwedReport[],
  language: Language,
): WrittenSheet => ({
  name: { zh: '年度报告情况', en: 'Annual reports' }[language],
  columns: columns([...head, ...reportHead], language),
  rows: lines.map((line, at) => {
    const report = reports[at]?.report
    if (!report) throw new Error('every line has its report')
    return [
      ...cells(line, language),
      report.year,
      report.dueOn,
      reportStates[report.state][language],
      report.filedOn,
      lateWords[report.late][language],
    ]
  }),
})
