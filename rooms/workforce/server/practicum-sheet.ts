import type { Day } from '../../../kernel/day.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import type { PlacementRow } from './practicum-store.ts'

const titles = [
  [{ zh: '姓名', en: 'Student' }, 'text', 12],
  [{ zh: '实习机构', en: 'Agency' }, 'text', 34],
  [{ zh: '实习督导', en: 'Field supervisor' }, 'text', 14],
  [{ zh: '实习起', en: 'From' }, 'day', 12],
  [{ zh: '实习止', en: 'To' }, 'day', 12],
  [{ zh: '已签字时数（小时）', en: 'Signed hours' }, 'decimal', 16],
  [{ zh: '待签字天数', en: 'Days to be signed' }, 'whole', 14],
  [{ zh: '状态', en: 'State' }, 'text', 10],
] as const

export const placementSheet = (
  rows: readonly PlacementRow[],
  language: 'zh' | 'en',
  today: Day,
): WrittenSheet => ({
  name: language === 'zh' ? '实习登记' : 'Practicum',
  columns: titles.map(([title, kind, width]) => ({ title: title[language], kind, width })),
  rows: rows.map((row) => [
    row.studentName,
    row.organisationName,
    row.supervisorName,
    row.fromOn,
    row.toOn,
    Math.round((row.signedMinutes / 60) * 100) / 100,
    row.unsigned,
    row.toOn !== null && row.toOn < today
      ? { zh: '已结束', en: 'Ended' }[language]
      : { zh: '实习中', en: 'Running' }[language],
  ]),
})
