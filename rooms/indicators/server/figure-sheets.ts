import type { WrittenSheet, WrittenValue } from '../../documents/index.ts'
import { addsUp, isStock } from '../domain/measure.ts'
import { storedPerShown, units } from '../domain/unit.ts'
import type { FigureTable } from './child-routes.ts'

const words = {
  zh: {
    figures: '数据',
    definitions: '指标定义',
    place: '单位',
    total: '合计',
    own: '本级直接记录',
    measure: '指标',
    unit: '单位名称',
    definition: '定义',
    source: '依据',
    note: '说明',
    notAdded: '各下级不能相加，合计为去重后的数',
    stock: '期末数',
    heading: (name: string, period: string, settled: boolean) =>
      `${name} ${period} 统计数据${settled ? '' : '（尚有新记录未计入）'}`,
  },
  en: {
    figures: 'Figures',
    definitions: 'Definitions',
    place: 'Place',
    total: 'Total',
    own: 'Recorded at this level itself',
    measure: 'Measure',
    unit: 'Unit',
    definition: 'Definition',
    source: 'Source',
    note: 'Note',
    notAdded: 'Parts are not added; the total counts each once',
    stock: 'At the end of the period',
    heading: (name: string, period: string, settled: boolean) =>
      `Figures of ${name}, ${period}${settled ? '' : ' (some new records are not in yet)'}`,
  },
}

/** A table as a workbook: the figures, and what each of them means, so that the file explains itself. */
export function figureSheets(table: FigureTable, language: 'zh' | 'en'): WrittenSheet[] {
  const text = words[language]
  const { measures, rows, own, total, named, period, settled } = table
  const lines: WrittenValue[][] = rows.map((row) => [row.named.name, ...row.values])
  if (own.some((value) => value !== 0 && value !== null)) lines.push([text.own, ...own])
  lines.push([text.total, ...total])
  return [
    {
      name: text.figures,
      heading: text.heading(named.name, period, settled.settled),
      columns: [
        { title: text.place, kind: 'text', width: 28 },
        ...measures.map((measure) => ({
          title: `${measure.title[language]}(${units[measure.unit][language]})`,
          kind: storedPerShown(measure.unit) === 1 ? ('whole' as const) : ('decimal' as const),
          width: 16,
        })),
      ],
      rows: lines,
    },
    {
      name: text.definitions,
      columns: [text.measure, text.unit, text.definition, text.source, text.note].map((title, i) => ({
        title,
        kind: 'text' as const,
        width: [20, 12, 60, 40, 36][i] ?? 20,
      })),
      rows: measures.map((measure) => [
        measure.title[language],
        units[measure.unit][language],
        measure.definition[language],
        measure.source,
        isStock(measure) ? text.stock : addsUp(measure) ? '' : text.notAdded,
      ]),
    },
  ]
}
