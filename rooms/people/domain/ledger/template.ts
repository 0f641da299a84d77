import type { WrittenColumn, WrittenSheet } from '../../../documents/index.ts'
import type { CategoryBook } from '../category.ts'
import type { CodeTableName, PersonCodes } from '../person-codes.ts'
import { type LedgerField, ledgerFields } from './fields.ts'

type TemplateColumn = {
  readonly field: LedgerField
  readonly width: number
  readonly kind?: WrittenColumn['kind']
  readonly choices?: CodeTableName | 'categories'
  /** Several may be written, so the list only proposes. */
  readonly open?: true
  readonly example: string | number
  readonly hint: string
}

/** In the order of the form 困难群众台账. */
const columns: readonly TemplateColumn[] = [
  { field: 'no', width: 6, kind: 'whole', example: 1, hint: '可不填' },
  { field: 'town', width: 12, example: '小河镇', hint: '乡镇或街道全称' },
  { field: 'village', width: 14, example: '瓦岗村', hint: '村或社区全称' },
  { field: 'name', width: 10, example: '（示例）王小明', hint: '必填' },
  { field: 'sex', width: 6, choices: 'sex', example: '男', hint: '可由身份证号得出' },
  {
    field: 'identityNumber',
    width: 22,
    example: '99062119800705001X',
    hint: '18 位，按文本填写；没有号码时填写出生日期，并在备注写明原因',
  },
  { field: 'birth', width: 14, kind: 'day', example: '1980-07-05', hint: '如 1980-07-05' },
  { field: 'ethnicGroup', width: 10, choices: 'ethnic-group', example: '汉族', hint: '' },
  { field: 'education', width: 16, choices: 'education', open: true, example: '初中', hint: '' },
  { field: 'marital', width: 10, choices: 'marital', example: '已婚', hint: '' },
  { field: 'political', width: 16, choices: 'political-status', open: true, example: '群众', hint: '' },
  { field: 'registeredAddress', width: 30, example: '浚县小河镇瓦岗村12号', hint: '' },
  { field: 'livingAddress', width: 30, example: '浚县小河镇瓦岗村12号', hint: '' },
  { field: 'phone', width: 16, example: '0392-5500000', hint: '多个号码用顿号隔开' },
  { field: 'householdNumber', width: 12, example: 'H0001', hint: '同一家庭填同一编号' },
  { field: 'relation', width: 14, choices: 'family-relation', open: true, example: '户主', hint: '' },
  { field: 'householdSize', width: 10, kind: 'whole', example: 3, hint: '' },
  {
    field: 'categories',
    width: 26,
    choices: 'categories',
    open: true,
    example: '低保（农村）、残疾人',
    hint: '可多选，用顿号隔开',
  },
  { field: 'benefitFrom', width: 14, kind: 'day', example: '2020-01-01', hint: '救助从哪一天起' },
  { field: 'benefitTo', width: 14, kind: 'day', example: '', hint: '长期的不填' },
  { field: 'certificate', width: 16, example: '', hint: '' },
  { field: 'disabilityKind', width: 10, choices: 'disability-kind', example: '肢体', hint: '' },
  { field: 'disabilityGrade', width: 10, choices: 'disability-grade', example: '二级', hint: '一级最重' },
  { field: 'disabilityCard', width: 24, example: '', hint: '身份证号加 2 位' },
  { field: 'health', width: 12, choices: 'health', example: '残疾', hint: '' },
  { field: 'illness', width: 16, example: '', hint: '' },
  {
    field: 'hardshipCause',
    width: 12,
    choices: 'hardship-cause',
    open: true,
    example: '因残',
    hint: '可多选',
  },
  { field: 'incomeSource', width: 14, example: '务农', hint: '' },
  { field: 'incomeMonthly', width: 14, kind: 'decimal', example: 420.5, hint: '单位：元' },
  { field: 'housing', width: 12, choices: 'housing', example: '自有', hint: '' },
  { field: 'guardianName', width: 12, example: '', hint: '儿童必填' },
  { field: 'guardianPhone', width: 16, example: '', hint: '' },
  { field: 'needs', width: 18, choices: 'need', open: true, example: '医疗康复、就业', hint: '可多选' },
  { field: 'responsible', width: 12, example: '', hint: '' },
  { field: 'openedOn', width: 14, kind: 'day', example: '2020-03-01', hint: '' },
  { field: 'status', width: 8, choices: 'file-status', example: '在册', hint: '' },
  { field: 'note', width: 24, example: '', hint: '' },
]

/** How wide a column of a ledger is in a sheet; of one that the form does not have, as wide as most. */
export const ledgerWidth = (field: LedgerField | null): number =>
  columns.find((column) => column.field === field)?.width ?? 14

/**
 * The ledger to fill in, as sheets for `writeWorkbook`: one with titles, drop-down lists and an example row (which
 * the import passes over by its mark 示例), and one that explains each column. What is filled in is recognised
 * without any correction.
 */
export function ledgerTemplate(codes: PersonCodes, book: CategoryBook): WrittenSheet[] {
  const written = columns.map(({ field, width, kind = 'text', choices, open }): WrittenColumn => {
    const words = choices && choicesOf(choices, codes, book)
    return {
      title: ledgerFields[field].zh,
      kind,
      width,
      ...(words ? { choices: words } : {}),
      ...(open ? { open } : {}),
    }
  })
  return [
    {
      name: '台账',
      heading: '困难群众台账',
      columns: written,
      rows: [columns.map(({ example }) => example)],
    },
    {
      name: '填写说明',
      columns: [
        { title: '栏目', kind: 'text', width: 22 },
        { title: '要求', kind: 'text', width: 60 },
        { title: '可选内容', kind: 'text', width: 80 },
      ],
      rows: columns.map(({ field, hint, choices }) => [
        ledgerFields[field].zh,
        hint,
        choices ? choicesOf(choices, codes, book).join('、') : '',
      ]),
    },
  ]
}

function choicesOf(choices: CodeTableName | 'categories', codes: PersonCodes, book: CategoryBook): string[] {
  if (choices !== 'categories') return codes[choices].values.map(({ zh }) => zh)
  return book.categories.flatMap(({ title, kinds }) => [
    title.zh,
    ...kinds.map(({ zh }) => `${title.zh}（${zh}）`),
  ])
}
