import type { Standing } from '../../../platform/server/command.ts'
import type { SheetColumn, TakenList } from '../../documents/server/index.ts'
import type { ResourceFilters } from '../contract.ts'
import { bases, resourceKinds, sourceKinds } from '../domain/kinds.ts'
import { type ResourceLine, resourceLines } from './answers.ts'
import { type LinkRow, listLinks } from './store.ts'

type Both = { readonly line: ResourceLine; readonly row: LinkRow }

/** Kept in thousandths; a number in the sheet, so that it can be added up there. */
const quantity = (thousandths: number | null) => (thousandths === null ? null : thousandths / 1000)

/** The columns of form 5.8. */
const columns: readonly SheetColumn<Both>[] = [
  { title: { zh: '日期', en: 'Day' }, kind: 'day', width: 12, value: ({ row }) => row.linkedOn },
  { title: { zh: '站点', en: 'Station' }, kind: 'text', width: 30, value: ({ line }) => line.stationName },
  { title: { zh: '资源方', en: 'Source' }, kind: 'text', width: 30, value: ({ row }) => row.sourceName },
  {
    title: { zh: '资源方类型', en: 'Kind of source' },
    kind: 'text',
    width: 14,
    value: ({ row }, language) => sourceKinds[row.sourceKind][language],
  },
  {
    title: { zh: '统一社会信用代码', en: 'Credit code' },
    kind: 'text',
    width: 22,
    value: ({ row }) => row.creditCode,
  },
  { title: { zh: '联系人', en: 'Contact' }, kind: 'text', width: 12, value: ({ row }) => row.contactName },
  {
    title: { zh: '资源类型', en: 'Kind' },
    kind: 'text',
    width: 10,
    value: ({ row }, language) => resourceKinds[row.kind][language],
  },
  { title: { zh: '名称', en: 'Name' }, kind: 'text', width: 24, value: ({ row }) => row.name },
  {
    title: { zh: '规格', en: 'Specification' },
    kind: 'text',
    width: 18,
    value: ({ row }) => row.specification,
  },
  {
    title: { zh: '数量', en: 'Quantity' },
    kind: 'decimal',
    width: 12,
    value: ({ row }) => quantity(row.quantity),
  },
  { title: { zh: '单位', en: 'Unit' }, kind: 'text', width: 8, value: ({ row }) => row.unit },
  {
    title: { zh: '单价（元）', en: 'Unit price' },
    kind: 'yuan',
    width: 12,
    value: ({ row }) => row.unitPrice,
  },
  {
    title: { zh: '金额或折价（元）', en: 'Amount or value' },
    kind: 'yuan',
    width: 16,
    value: ({ row }) => row.amount,
  },
  {
    title: { zh: '计价方式', en: 'Basis' },
    kind: 'text',
    width: 12,
    value: ({ row }, language) => bases[row.basis][language],
  },
  {
    title: { zh: '折价依据', en: 'What the value rests on' },
    kind: 'text',
    width: 24,
    value: ({ row }) => row.basisNote,
  },
  { title: { zh: '用途或限定', en: 'Use' }, kind: 'text', width: 24, value: ({ row }) => row.restriction },
  {
    title: { zh: '受益人数', en: 'Beneficiaries' },
    kind: 'whole',
    width: 10,
    value: ({ row }) => row.beneficiaries,
  },
  {
    title: { zh: '计划发放', en: 'Promised by' },
    kind: 'day',
    width: 12,
    value: ({ row }) => row.promisedOn,
  },
  {
    title: { zh: '已发放', en: 'Handed out' },
    kind: 'decimal',
    width: 12,
    value: ({ row }) => quantity(row.delivered),
  },
  {
    title: { zh: '剩余', en: 'Remaining' },
    kind: 'decimal',
    width: 12,
    value: ({ line }) => quantity(line.remaining),
  },
  { title: { zh: '凭证', en: 'Voucher' }, kind: 'text', width: 16, value: ({ row }) => row.voucher },
  { title: { zh: '经办', en: 'Handled by' }, kind: 'text', width: 12, value: ({ row }) => row.handler },
  { title: { zh: '回馈', en: 'Feedback' }, kind: 'text', width: 30, value: ({ row }) => row.feedback },
  { title: { zh: '公示日期', en: 'Published' }, kind: 'day', width: 12, value: ({ row }) => row.noticeOn },
]

/** The links of a filter, the latest first. */
export const takenLinks = (standing: Standing, filter: ResourceFilters): TakenList<LinkRow, Both> => ({
  name: { zh: '资源链接登记表', en: 'Linked resources' },
  columns,
  rows: (tx, page) => listLinks(tx, standing.scope, filter, page, standing.today),
  keyOf: ({ linkedOn, id }) => [linkedOn, id],
  lines: async (tx, rows) => {
    const lines = await resourceLines(tx, standing, rows)
    return rows.map((row, at) => ({ row, line: lines[at] as ResourceLine }))
  },
})
