import type { Words } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer } from '../../documents/server/index.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { gradeBandTerms } from '../domain/letter-codes.ts'
import { schoolNetwork } from './schools.ts'

const words = {
  title: { zh: '学校社工站', en: 'School stations' },
  code: { zh: '编码', en: 'Code' },
  name: { zh: '学校', en: 'School' },
  unnamed: { zh: '未具名学校', en: 'School not named' },
  city: { zh: '城市', en: 'City' },
  operator: { zh: '运营机构', en: 'Run by' },
  grades: { zh: '学段', en: 'Grades' },
  hidden: {
    zh: '“*”为小于5的数和能推算出它的数，不导出。',
    en: '"*": numbers below five, and what would give them away, are left out.',
  },
  received: { zh: '收到来信（封）', en: 'Letters' },
  answered: { zh: '回复来信（封）', en: 'Answered' },
  inTime: { zh: '按时回复（封）', en: 'In time' },
  pupils: { zh: '辅导学生（人）', en: 'Pupils' },
  sessions: { zh: '辅导次数（次）', en: 'Sessions' },
  groups: { zh: '小组（个）', en: 'Groups' },
  classes: { zh: '课堂（节）', en: 'Classes' },
} as const satisfies Record<string, Words>

const figures = ['received', 'answered', 'inTime', 'pupils', 'sessions', 'groups', 'classes'] as const

/** The network as a workbook: what the screen shows to the same reader, and nothing that is hidden there. */
export async function exportSchools(
  platform: Platform,
  reader: Reader,
  asked: Parameters<typeof schoolNetwork>[2],
): Promise<Result<FileAnswer, Refusal>> {
  const network = await schoolNetwork(platform, reader, asked)
  if (!network.ok) return network
  const { language, today } = reader
  const say = (given: Words) => given[language]
  const { from, to, schools } = network.value
  return ok(
    workbookAnswer(`${say(words.title)}-${today}.xlsx`, [
      {
        name: say(words.title),
        heading: `${from} – ${to}  ${say(words.hidden)}`,
        columns: [
          { title: say(words.code), kind: 'text', width: 16 },
          { title: say(words.name), kind: 'text', width: 30 },
          { title: say(words.city), kind: 'text', width: 12 },
          { title: say(words.operator), kind: 'text', width: 34 },
          { title: say(words.grades), kind: 'text', width: 24 },
          ...figures.map((column) => ({ title: say(words[column]), kind: 'text' as const, width: 16 })),
        ],
        rows: schools.map((school) => [
          school.code,
          school.unnamed ? say(words.unnamed) : school.name,
          school.city.name,
          school.operator?.name ?? school.operatorName ?? '',
          school.gradeBands.map((band) => say(gradeBandTerms[band])).join(' '),
          ...figures.map((column) => school.figures[column].value?.toString() ?? '*'),
        ]),
      },
    ]),
  )
}
