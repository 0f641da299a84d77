import { Readable } from 'node:stream'
import { sayDay } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { parsePeriod, sayPeriod } from '../../../kernel/period.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer, writeWord } from '../../documents/server/index.ts'
import { declaredMeasures, type Reader } from '../../indicators/server/index.ts'
import { stages } from '../domain/stage.ts'
import { type Indicator, indicatorsOf } from '../domain/standard.ts'
import { roundRead, stationAnswer } from './reading.ts'
import { blockPoints, gradeIn } from './scoring.ts'

const heads = {
  zh: {
    place: '名次',
    tied: '并列',
    station: '站点',
    total: '总分',
    grade: '等级',
    sheet: '评估结果',
    detail: '分项得分',
    about: '说明',
    what: '项目',
    text: '内容',
    standard: '评估标准',
    stage: '阶段',
    months: '评估时段',
    due: '完成期限',
    unscored: '未评分的站点没有总分、等级和名次。',
    note: '备注',
    self: '自评',
    'third-party': '第三方',
    purchaser: '购买方',
    indicator: '指标',
    most: '满分',
    points: '得分',
    from: '依据',
    evidence: '佐证',
    handedIn: '（文件）',
  },
  en: {
    place: 'Place',
    tied: 'tied',
    station: 'Station',
    total: 'Total',
    grade: 'Grade',
    sheet: 'Results',
    detail: 'By indicator',
    about: 'About',
    what: 'What',
    text: 'Which',
    standard: 'Standard',
    stage: 'Stage',
    months: 'Months',
    due: 'Due',
    unscored: 'A station that is not fully scored has no total, no grade and no place.',
    note: 'Note',
    self: 'Own',
    'third-party': 'Third party',
    purchaser: 'Purchaser',
    indicator: 'Indicator',
    most: 'At most',
    points: 'Points',
    from: 'From',
    evidence: 'Evidence',
    handedIn: ' (document)',
  },
} as const

/** A period of the API as people write it. */
const said = (period: string, language: Reader['language']): string => {
  const read = parsePeriod(period)
  return read.ok ? sayPeriod(read.value, language) : period
}

const measureTitle = (code: string, language: Reader['language']): string =>
  declaredMeasures().find((measure) => measure.code === code)?.title[language] ?? code

/** A round as a workbook: the ranking, the points of every indicator, and what was evaluated when. */
export async function roundWorkbook(
  platform: Platform,
  reader: Reader,
  id: Id,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await roundRead(platform, reader, id)
  if (!found.ok) return found
  const { language } = reader
  const t = heads[language]
  const { line, standard, rows, whole } = found.value
  const points = (title: string, most: number) => ({
    title: `${title} (${most})`,
    kind: 'decimal' as const,
    width: 14,
  })
  const all = indicatorsOf(standard)
  const inAll = (own: readonly Indicator[]) => own.reduce((sum, one) => sum + one.points, 0)
  const station = { title: t.station, kind: 'text' as const, width: 30 }
  const placed = (place: number | null, tied: boolean) =>
    place === null || !(whole || line.state === 'closed') ? '—' : `${place}${tied ? ` ${t.tied}` : ''}`
  const about: [string, string][] = [
    [t.standard, standard.title[language]],
    [t.stage, stages[line.stage][language]],
    [t.months, `${said(line.from, language)} – ${said(line.to, language)}`],
    [t.due, sayDay(line.dueOn, language)],
    [t.note, t.unscored],
  ]
  return ok(
    workbookAnswer(`${line.title}.xlsx`, [
      {
        name: t.sheet,
        heading: line.title,
        columns: [
          { title: t.place, kind: 'text', width: 10 },
          station,
          ...standard.blocks.map((block) => points(block.title[language], inAll(block.indicators))),
          { title: t.total, kind: 'decimal', width: 10 },
          { title: t.grade, kind: 'text', width: 14 },
        ],
        rows: rows.map((row) => [
          placed(row.place, row.tied),
          row.name,
          ...blockPoints(standard, row.indicators),
          row.total,
          gradeIn(standard, row.total)?.title[language] ?? '—',
        ]),
      },
      {
        name: t.detail,
        columns: [station, ...all.map((one) => points(one.title[language], one.points))],
        rows: rows.map((row) => [
          row.name,
          ...all.map(({ code }) => row.indicators.find((one) => one.code === code)?.points ?? null),
        ]),
      },
      {
        name: t.about,
        columns: [
          { title: t.what, kind: 'text', width: 16 },
          { title: t.text, kind: 'text', width: 60 },
        ],
        rows: about,
      },
    ]),
  )
}

export async function stationWord(
  platform: Platform,
  reader: Reader,
  id: Id,
  station: Id,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await stationAnswer(platform, reader, id, station)
  if (!found.ok) return found
  const { language } = reader
  const t = heads[language]
  const { round, name, total, grade, indicators } = found.value
  const docx = writeWord({
    title: round.title,
    subtitle: `${name}  ${said(round.from, language)} – ${said(round.to, language)}`,
    language,
    blocks: [
      { kind: 'text', text: `${round.standardTitle[language]}  ${stages[round.stage][language]}` },
      { kind: 'text', text: `${t.total} ${total ?? '—'}  ${t.grade} ${grade?.title[language] ?? '—'}` },
      {
        kind: 'table',
        columns: [
          { title: t.indicator, width: 5 },
          { title: t.most, width: 1, end: true },
          { title: t.points, width: 1, end: true },
          { title: t.from, width: 4 },
          { title: t.evidence, width: 4 },
        ],
        rows: indicators.map((one) => [
          `${one.blockTitle[language]} · ${one.title[language]}`,
          `${one.most}`,
          one.points === null ? '—' : `${one.points}`,
          one.measure
            ? `${measureTitle(one.measure, language)} ${one.value ?? '—'}`
            : one.scores.map(({ kind, by, points }) => `${t[kind]} ${points}  ${by}`).join('\n'),
          one.evidence
            .filter(({ withdrawn }) => !withdrawn)
            .map(
              ({ title, link, document }) => `${title}${document ? t.handedIn : ''}${link ? ` ${link}` : ''}`,
            )
            .join('\n'),
        ]),
      },
    ],
  })
  return ok({
    stream: Readable.from([docx]),
    fileName: `${name}-${round.title}.docx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  })
}
