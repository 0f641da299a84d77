import type { SheetRow } from '../../../documents/index.ts'
import { tidyWord } from '../word.ts'
import { cellText } from './cells.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerColumn, LedgerMapping } from './mapping.ts'
import { tidyTitle } from './titles.ts'

/** Why a row with something in it is not about a person. */
export type SkippedRow = 'heading' | 'titles' | 'number-only' | 'total' | 'note' | 'example'

const totals = /^(?:本页|本村|本镇|全镇|全村)?(?:合计|小计|总计|共计|累计|总数)/
const notes =
  /^(?:(?:填表|填报|制表|审核|复核|经办|统计|负责|联系|报送|上报|单位|村|镇|社区)[^:,]{0,8}[:(]|(?:填表|填报|制表|审核|复核)人|(?:备注|说明|注意?|日期|填表日期|盖章|签字)\d*[:.、(]|注\d|\(盖章)/

/** Tells rows about people from the rest: titles printed again on each page, totals, who filled the form in. */
export function skippedRows(mapping: LedgerMapping): (row: SheetRow) => SkippedRow | null {
  const columnOf = (field: LedgerField) => mapping.columns.find((column) => column.field === field)
  const numbering = columnOf('no')?.column
  const name = columnOf('name')
  const identityNumber = columnOf('identityNumber')
  const isTitle = titleTest(name) ?? titleTest(identityNumber)
  return (row) => {
    if (row.row < mapping.headerFrom) return 'heading'
    if (row.row <= mapping.headerTo) return 'titles'
    if (isTitle?.(row)) return 'titles'
    const nameText = name ? ownText(row, name.column) : ''
    if (/^\(?(?:示例|样例|例[:)])/.test(nameText)) return 'example'
    if (identityNumber && /\d{6}/.test(ownText(row, identityNumber.column))) return null
    const own = row.cells
      .map((_, column) => ({ column, text: ownText(row, column) }))
      .filter(({ text }) => text !== '')
    const telling = own.filter(({ column, text }) => column !== numbering || !/^\d+$/.test(text))
    const [only] = telling
    if (!only) return own.length === 0 ? 'note' : 'number-only'
    if (own.slice(0, 3).some(({ text }) => totals.test(tidyWord(text)))) return 'total'
    if (notes.test(tidyWord(only.text))) return 'note'
    const isName = only.column === name?.column && only.text.length <= 10
    return telling.length === 1 && !isName ? 'note' : null
  }
}

const ownText = (row: SheetRow, column: number): string => {
  const cell = row.cells[column] ?? null
  return cell?.from === null ? cellText(cell) : ''
}

/** Whether a row has the title of the column in place of a value. One column is enough: nobody is called 姓名. */
function titleTest(column: LedgerColumn | undefined): ((row: SheetRow) => boolean) | null {
  if (!column || column.header === '') return null
  const title = tidyTitle(column.header.slice(column.header.lastIndexOf('/') + 1))
  return (row) => {
    const text = ownText(row, column.column)
    return text.length < title.length * 3 && tidyTitle(text) === title
  }
}
