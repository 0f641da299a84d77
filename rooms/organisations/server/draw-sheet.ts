import type { WrittenSheet } from '../../documents/index.ts'
import { findings } from '../domain/registry/codes.ts'
import type { DrawnRow, DrawRow } from './draws.ts'

const words = {
  zh: {
    sheet: '抽查',
    rank: '序号',
    name: '名称',
    id: '编号',
    checked: '检查日期',
    finding: '检查结果',
    note: '说明',
  },
  en: {
    sheet: 'Spot check',
    rank: 'No.',
    name: 'Name',
    id: 'Id',
    checked: 'Checked on',
    finding: 'Finding',
    note: 'Remark',
  },
} as const

/** Everybody of the range: those drawn by their number with what was found, then the others. The ids are what the seed draws of. */
export function drawSheet(
  { seed }: Pick<DrawRow, 'seed'>,
  bodies: readonly DrawnRow[],
  language: 'zh' | 'en',
): WrittenSheet {
  const t = words[language]
  return {
    name: t.sheet,
    columns: [
      { title: t.rank, kind: 'whole', width: 8 },
      { title: t.name, kind: 'text', width: 40 },
      { title: t.checked, kind: 'day', width: 12 },
      { title: t.finding, kind: 'text', width: 20 },
      { title: t.note, kind: 'text', width: 40 },
      { title: seed === null ? t.id : `${t.id} (${seed})`, kind: 'text', width: 40 },
    ],
    rows: bodies.map(({ rank, name, checkedOn, finding, note, organisation }) => [
      rank,
      name,
      checkedOn,
      finding && findings[finding][language],
      note,
      organisation,
    ]),
  }
}
