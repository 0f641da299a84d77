import { Readable } from 'node:stream'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { parsePeriod, sayPeriod } from '../../../kernel/period.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { workbookAnswer, writeWord } from '../../documents/server/index.ts'
import { declaredMeasures, type Reader } from '../../indicators/server/index.ts'
import { roundAnswer, stationAnswer } from './reading.ts'

const heads = {
  zh: {
    place: '名次',
    tied: '并列',
    station: '站点',
    total: '总分',
    grade: '等级',
    sheet: '评估结果',
    indicator: '指标',
    most: '满分',
    points: '得分',
    from: '依据',
    evidence: '佐证',
  },
  en: {
    place: 'Place',
    tied: 'tied',
    station: 'Station',
    total: 'Total',
    grade: 'Grade',
    sheet: 'Results',
    indicator: 'Indicator',
    most: 'At most',
    points: 'Points',
    from: 'From',
    evidence: 'Evidence',
  },
} as const

/** A period of the API as people write it. */
const said = (period: string, language: Reader['language']): string => {
  const read = parsePeriod(period)
  return read.ok ? sayPeriod(read.value, language) : period
}

const measureTitle = (code: string, language: Reader['language']): string =>
  declaredMeasures().find((measure) => measure.code === code)?.title[language] ?? code

export async function roundWorkbook(
  platform: Platform,
  reader: Reader,
  id: Id,
): Promise<Result<FileAnswer, Refusal>> {
  const round = await roundAnswer(platform, reader, id)
  if (!round.ok) return round
  const { language } = reader
  const t = heads[language]
  const { title, blocks, rows } = round.value
  const sheet = {
    name: t.sheet,
    heading: title,
    columns: [
      { title: t.place, kind: 'text' as const, width: 10 },
      { title: t.station, kind: 'text' as const, width: 30 },
      ...blocks.map((block) => ({
        title: `${block.title[language]} (${block.points})`,
        kind: 'decimal' as const,
        width: 14,
      })),
      { title: t.total, kind: 'decimal' as const, width: 10 },
      { title: t.grade, kind: 'text' as const, width: 10 },
    ],
    rows: rows.map((row) => [
      row.place === null ? '—' : `${row.place}${row.tied ? ` ${t.tied}` : ''}`,
      row.name,
      ...row.blocks,
      row.total,
      row.grade?.title[language] ?? '—',
    ]),
  }
  return ok(workbookAnswer(`${title}.xlsx`, [sheet]))
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
            : one.scores.map(({ by, points }) => `${by} ${points}`).join('\n'),
          one.evidence.map(({ title }) => title).join('\n'),
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
