import { sayDay } from '../../../kernel/day.ts'
import type { WrittenSheet } from '../../documents/index.ts'
import type { LineState } from '../domain/fulfilment.ts'
import { serviceFields } from '../domain/service-field.ts'
import type { FulfilledList } from './fulfilled.ts'

const words = {
  zh: {
    lines: '服务清单',
    fields: '分领域',
    field: '领域',
    title: '服务项目',
    measure: '统计指标',
    unit: '单位',
    agreed: '约定数量',
    delivered: '完成数量',
    share: '完成率（%）',
    state: '状态',
    standard: '标准',
    evidence: '佐证',
    count: '项目数',
    done: '已完成项目',
    asOf: '截至',
    states: {
      delivered: '已完成',
      'on-track': '进度正常',
      behind: '落后',
      short: '未完成',
      'not-begun': '未开始',
    },
  },
  en: {
    lines: 'Service list',
    fields: 'By field',
    field: 'Field',
    title: 'Service',
    measure: 'Measure',
    unit: 'Unit',
    agreed: 'Agreed',
    delivered: 'Delivered',
    share: 'Share (%)',
    state: 'State',
    standard: 'Standard',
    evidence: 'Evidence',
    count: 'Lines',
    done: 'Delivered lines',
    asOf: 'as of',
    states: {
      delivered: 'Delivered',
      'on-track': 'On track',
      behind: 'Behind',
      short: 'Short',
      'not-begun': 'Not begun',
    },
  },
} as const satisfies Record<'zh' | 'en', { states: Record<LineState, string> } & Record<string, unknown>>

const toOneDecimal = (share: number): number => Math.round(share * 10) / 10

/** A service list as a workbook: line by line, and by field. */
export function listSheets(list: FulfilledList, language: 'zh' | 'en'): WrittenSheet[] {
  const t = words[language]
  const said = (day: string) => sayDay(day, language)
  const heading = `${list.station.name} ${list.title} ${said(list.from)}–${said(list.to)} ${list.operator} ${t.asOf} ${said(list.on)}`
  return [
    {
      name: t.lines,
      heading,
      columns: [
        { title: t.field, kind: 'text', width: 16 },
        { title: t.title, kind: 'text', width: 32 },
        { title: t.measure, kind: 'text', width: 24 },
        { title: t.unit, kind: 'text', width: 8 },
        { title: t.agreed, kind: 'decimal', width: 12 },
        { title: t.delivered, kind: 'decimal', width: 12 },
        { title: t.share, kind: 'decimal', width: 12 },
        { title: t.state, kind: 'text', width: 12 },
        { title: t.standard, kind: 'text', width: 32 },
        { title: t.evidence, kind: 'text', width: 32 },
      ],
      rows: list.items.map((item) => [
        serviceFields[item.field][language],
        item.title,
        [item.measureTitle, item.splitTitle].flatMap((one) => (one ? [one[language]] : [])).join(' · '),
        item.unit[language],
        item.agreed,
        item.delivered,
        toOneDecimal(item.share),
        t.states[item.state],
        item.standard,
        item.evidence,
      ]),
    },
    {
      name: t.fields,
      columns: [
        { title: t.field, kind: 'text', width: 16 },
        { title: t.count, kind: 'whole', width: 10 },
        { title: t.done, kind: 'whole', width: 12 },
        { title: t.share, kind: 'decimal', width: 12 },
        { title: t.unit, kind: 'text', width: 8 },
        { title: t.agreed, kind: 'decimal', width: 12 },
        { title: t.delivered, kind: 'decimal', width: 12 },
      ],
      rows: list.fields.flatMap((total) =>
        total.amounts.map((amount) => [
          serviceFields[total.field][language],
          total.lines,
          total.delivered,
          toOneDecimal(total.share),
          amount.unit[language],
          amount.agreed,
          amount.delivered,
        ]),
      ),
    },
  ]
}
