import { sayInstant } from '../../../kernel/day.ts'
import { sayPeriod } from '../../../kernel/period.ts'
import type { WrittenSheet, WrittenValue } from '../../documents/index.ts'
import { addsUp, isStock, type Measure } from '../domain/measure.ts'
import { storedPerShown, units } from '../domain/unit.ts'
import type { FigureTable } from './child-routes.ts'
import { sheetWords } from './figure-sheet-words.ts'
import type { SplitParts } from './split-routes.ts'

/** One measure by category. */
export type CategoryLine = SplitParts & { readonly measure: Measure }

/** How the table was arranged when it was written. */
export type Arranged = {
  readonly by: 'division' | 'station'
  readonly sort: Measure | null
  readonly rising: boolean
}

/**
 * A table as a workbook that explains itself: the figures, the same by category with their overlap, what each measure
 * means, and of which place, period and moment they are.
 */
export function figureSheets(
  table: FigureTable,
  categories: readonly CategoryLine[],
  arranged: Arranged,
  language: 'zh' | 'en',
): WrittenSheet[] {
  return [
    figures(table, language),
    ...(categories.length > 0 ? [byCategory(table, categories, language)] : []),
    definitions(table.measures, language),
    about(table, categories, arranged, language),
  ]
}

const headed = (measure: Measure, language: 'zh' | 'en'): string =>
  language === 'zh'
    ? `${measure.title.zh}（${units[measure.unit].zh}）`
    : `${measure.title.en} (${units[measure.unit].en})`

function figures(table: FigureTable, language: 'zh' | 'en'): WrittenSheet {
  const text = sheetWords[language]
  const { measures, rows, own, total, named, period } = table
  const lines: WrittenValue[][] = rows.map((row) => [row.named.name, ...row.values])
  if (own.some((value) => value !== 0 && value !== null)) lines.push([text.own, ...own])
  lines.push([text.total, ...total])
  return {
    name: text.figures,
    heading: text.heading(named.name, sayPeriod(period, language)),
    columns: [
      { title: text.place, kind: 'text', width: 28 },
      ...measures.map((measure) => ({
        title: headed(measure, language),
        kind: numberKind(measure),
        width: 16,
      })),
    ],
    rows: lines,
  }
}

const numberKind = (measure: Measure) =>
  storedPerShown(measure.unit) === 1 && !measure.ratio ? ('whole' as const) : ('decimal' as const)

function byCategory(
  { named, period }: FigureTable,
  lines: readonly CategoryLine[],
  language: 'zh' | 'en',
): WrittenSheet {
  const text = sheetWords[language]
  const groups = lines[0]?.parts ?? []
  const number = (title: string) => ({ title, kind: 'decimal' as const, width: 14 })
  return {
    name: text.categories,
    heading: text.categoryHeading(named.name, sayPeriod(period, language)),
    columns: [
      { title: text.measure, kind: 'text', width: 28 },
      { title: text.unit, kind: 'text', width: 10 },
      ...groups.map(({ title }) => number(title[language])),
      ...[text.none, text.sum, text.overlap, text.total].map(number),
      { title: text.note, kind: 'text', width: 60 },
    ],
    rows: lines.map((line) => [
      line.measure.title[language],
      units[line.measure.unit][language],
      ...line.parts.map(({ value }) => value),
      line.none,
      line.sum,
      line.overlap,
      line.total,
      line.note?.[language] ?? '',
    ]),
  }
}

function definitions(measures: readonly Measure[], language: 'zh' | 'en'): WrittenSheet {
  const text = sheetWords[language]
  const titles = [text.measure, text.code, text.unit, text.definition, text.source, text.note]
  return {
    name: text.definitions,
    columns: titles.map((title, i) => ({ title, kind: 'text', width: [20, 24, 12, 60, 40, 36][i] ?? 20 })),
    rows: measures.map((measure) => [
      measure.title[language],
      measure.code,
      units[measure.unit][language],
      measure.definition[language],
      measure.source,
      addingNote(measure, language),
    ]),
  }
}

function addingNote(measure: Measure, language: 'zh' | 'en'): string {
  const text = sheetWords[language]
  if (measure.ratio) return text.ratio
  if (isStock(measure)) return text.stock
  return addsUp(measure) ? '' : text.notAdded
}

function about(
  table: FigureTable,
  categories: readonly CategoryLine[],
  { by, sort, rising }: Arranged,
  language: 'zh' | 'en',
): WrittenSheet {
  const text = sheetWords[language]
  const { named, period, measures, settled } = table
  const lines: [string, string][] = [
    [text.aboutPlace, named.path === '' ? named.name : `${named.name} · ${named.path}`],
    [text.aboutNode, named.node],
    [text.aboutPeriod, sayPeriod(period, language)],
    [
      text.aboutAsOf,
      `${settled.asOf === null ? '—' : sayInstant(settled.asOf, language)}${settled.settled ? '' : text.notSettled}`,
    ],
    [text.aboutRows, by === 'station' ? text.byStation : text.byDivision],
    [text.aboutOrder, sort ? text.sorted(sort.title[language], rising) : text.ownOrder],
  ]
  if (measures.some((measure) => !addsUp(measure) && !measure.ratio))
    lines.push([text.note, text.notAddedLong])
  if (categories.some(({ overlap }) => overlap !== 0)) lines.push([text.note, text.overlapLong])
  return {
    name: text.about,
    columns: [
      { title: text.item, kind: 'text', width: 20 },
      { title: text.content, kind: 'text', width: 80 },
    ],
    rows: lines,
  }
}
