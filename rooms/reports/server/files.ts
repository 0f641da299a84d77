import { PassThrough, Readable } from 'node:stream'
import { sayInstant } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import {
  fillWord,
  templateInForce,
  wordToPdf,
  writePdf,
  writeWorkbook,
} from '../../documents/server/index.ts'
import type { Reader } from '../../indicators/server/index.ts'
import {
  adjustmentLines,
  lateLines,
  monthIn,
  type Print,
  printedReport,
  signedAs,
  tableLines,
  versionLine,
} from '../domain/printed-report.ts'
import { wordValues } from '../domain/word-report.ts'
import { type ShownReport, shownReport } from './detail.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

export type FileKind = keyof typeof types

/** A report as a file, from what was frozen where it was. */
export async function reportFile(
  platform: Platform,
  reader: Reader,
  id: Id,
  number: number | undefined,
  kind: FileKind,
): Promise<Result<FileAnswer, Refusal>> {
  const found = await shownReport(platform, reader, id, number)
  if (!found.ok) return found
  const { content, report } = found.value
  const print = printOf(found.value, reader.language)
  const fileName = `${content.node.name}-${content.title[reader.language]}-${content.month}.${kind}`
  if (kind === 'xlsx') return ok({ stream: workbook(found.value, print), fileName, mediaType: types.xlsx })
  const template = await read(reader, async (tx) =>
    ok(await templateInForce(tx, report.definition, report.division)),
  )
  if (!template.ok) return template
  const filled = () => fillWord(template.value.docx, wordValues(content, found.value.definition, print))
  // A bureau's own template is what both files look like; without one the page of the product is.
  const pdf = () =>
    template.value.fileName === null
      ? writePdf(printedReport(content, found.value.definition, print))
      : wordToPdf(filled(), content.title[reader.language])
  return ok({
    stream: Readable.from([kind === 'pdf' ? pdf() : filled()]),
    fileName,
    mediaType: types[kind],
  })
}

/** Signatures are those of the shown version; a draft carries none. */
function printOf({ shown, steps }: ShownReport, language: 'zh' | 'en'): Print {
  const own = shown ? steps.filter(({ number }) => number === shown.number) : []
  return {
    language,
    number: shown?.number ?? null,
    sha256: shown?.sha256 ?? null,
    signatures: own.flatMap(({ kind, accountName, at }) =>
      kind === 'sent' || kind === 'accepted' || kind === 'revised' ? [{ kind, by: accountName, at }] : [],
    ),
  }
}

const titles = {
  zh: ['部分', '指标', '单位', '本月统计', '调整后', '上月', '比上月'],
  en: ['Section', 'Measure', 'Unit', 'Counted', 'With adjustments', 'Last month', 'Difference'],
} as const

function workbook({ content, definition }: ShownReport, print: Print): Readable {
  const { language } = print
  const sections = new Map(content.sections.map(({ code, title }) => [code, title[language]]))
  const kinds = ['text', 'text', 'text', 'decimal', 'decimal', 'decimal', 'decimal'] as const
  const rows = tableLines(content, language).map((line) => [
    sections.get(line.section) ?? '',
    line.name,
    line.unit,
    line.counted,
    line.stated,
    line.last,
    line.difference,
  ])
  const notes = [
    ...content.sections.flatMap(({ notes: all }) => all.map((note) => ['', note[language]])),
    ...adjustmentLines(content, language).map((text) => [language === 'zh' ? '调整' : 'Adjustment', text]),
    ...lateLines(content, language).map((text) => [language === 'zh' ? '补录' : 'Late entry', text]),
    ...definition.texts.map(({ code, title }) => [title[language], content.texts[code] ?? '']),
    ...print.signatures.map((one) => [signedAs(one, language), `${one.by} ${sayInstant(one.at, language)}`]),
    [language === 'zh' ? '版本' : 'Version', versionLine(print)],
    [language === 'zh' ? '数据截至' : 'Figures as of', sayInstant(content.asOf, language)],
    ...(print.sha256 ? [['SHA-256', print.sha256]] : []),
  ]
  const stream = new PassThrough()
  writeWorkbook(stream, [
    {
      name: language === 'zh' ? '月报表' : 'Report',
      heading: `${content.title[language]}  ${content.node.name}  ${monthIn(content.month, language)}`,
      columns: titles[language].map((title, i) => ({
        title,
        kind: kinds[i] ?? 'text',
        width: i === 1 ? 28 : i === 2 ? 8 : 11,
      })),
      rows,
    },
    {
      name: language === 'zh' ? '说明' : 'Notes',
      columns: [
        { title: language === 'zh' ? '项目' : 'Item', kind: 'text' as const, width: 16 },
        { title: language === 'zh' ? '内容' : 'Text', kind: 'text' as const, width: 80 },
      ],
      rows: notes,
    },
  ]).then(
    () => stream.end(),
    (error: Error) => stream.destroy(error),
  )
  return stream
}
