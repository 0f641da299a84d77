import type { PrintedDocument } from '../../documents/index.ts'
import type { Definition } from './definition.ts'

/** The template that is shipped, as blocks with placeholders; `data/templates` holds what is made of it. */
export const shippedTemplate = (definition: Definition): PrintedDocument => ({
  title: '{title}',
  subtitle: '填报单位：{unit_name}    月份：{month}',
  language: 'zh',
  blocks: [
    { kind: 'text', text: '{#sections}' },
    { kind: 'heading', text: '{section}' },
    {
      kind: 'table',
      columns: [
        { title: '指标', width: 5 },
        { title: '单位', width: 2 },
        { title: '本月统计', width: 2, end: true },
        { title: '调整后', width: 2, end: true },
        { title: '上月', width: 2, end: true },
        { title: '比上月', width: 2, end: true },
      ],
      rows: [['{#lines}{name}', '{unit}', '{counted}', '{stated}', '{last}', '{difference}{/lines}']],
    },
    { kind: 'note', text: '{#notes}' },
    { kind: 'note', text: '{note}' },
    { kind: 'note', text: '{/notes}' },
    { kind: 'text', text: '{/sections}' },
    { kind: 'heading', text: '调整说明' },
    { kind: 'text', text: '{#adjustments}' },
    { kind: 'text', text: '{text}' },
    { kind: 'text', text: '{/adjustments}' },
    { kind: 'heading', text: '补录' },
    { kind: 'text', text: '{#late}' },
    { kind: 'text', text: '{text}' },
    { kind: 'text', text: '{/late}' },
    ...definition.texts.flatMap(({ code, title }) => [
      { kind: 'heading' as const, text: title.zh },
      { kind: 'text' as const, text: `{text_${code.replaceAll('-', '_')}}` },
    ]),
    { kind: 'text', text: '填报人：{prepared_by}  {prepared_at}' },
    { kind: 'text', text: '审核人：{reviewed_by}  {reviewed_at}' },
  ],
  foot: '{version}  数据截至 {as_of}  SHA-256 {sha256}',
})
