import type { SheetRow } from '../../../documents/index.ts'
import { tidyWord } from '../word.ts'
import { cellText } from './cells.ts'
import type { LedgerField } from './fields.ts'
import type { LedgerMapping } from './mapping.ts'
import { tidyTitle } from './titles.ts'

/** Why a row with something in it is not about a person. */
export type SkippedRow = 'heading' | 'titles' | 'number-only' | 'total' | 'note' | 'example'

const totals = /^(?:本页|本村|本镇|全镇|全村)?(?:合计|小计|总计|共计|累计|总数)/
const notes =
  /^(?:(?:填表|填报|制表|审核|复核|经办|统计|负责|联系|报送|上报|单位|村|镇|社区)[^:,]{0,8}[:(]|(?:填表|填报|制表|审核|复核)人|(?:备注|说明|注意?|日期|填表日期|盖章|签字)\d*[:.、(]|注\d|\(盖章)/

/** Tells rows about people from the rest: titles printed again on each page, totals, who filled the form in. */
export function skippedRow(row: SheetRow, mapping: LedgerMapping): SkippedRow | null {
  if (row.row < mapping.headerFrom) return 'heading'
  if (row.row <= mapping.headerTo) return 'titles'
  const own = row.cells.flatMap((cell, column) => {
    const text = cell?.from === null ? cellText(cell) : ''
    return text === '' ? [] : [{ column, text }]
  })
  const columnOf = (field: LedgerField) => mapping.columns.find((column) => column.field === field)?.column
  const telling = own.filter(({ column, text }) => column !== columnOf('no') || !/^\d+$/.test(text))
  if (telling.length === 0) return own.length === 0 ? 'note' : 'number-only'
  const repeated = own.filter(({ column, text }) => {
    const header = mapping.columns.find((other) => other.column === column)?.header ?? ''
    return tidyTitle(text) !== '' && tidyTitle(text) === tidyTitle(header.slice(header.lastIndexOf('/') + 1))
  })
  if (repeated.length >= 3 || (repeated.length >= 2 && repeated.length === own.length)) return 'titles'
  const name = own.find(({ column }) => column === columnOf('name'))?.text ?? ''
  if (/^[(（]?(?:示例|样例|例[:：)])/.test(name)) return 'example'
  const number = own.find(({ column }) => column === columnOf('identityNumber'))?.text ?? ''
  if (/\d{6}/.test(number)) return null
  if (own.slice(0, 3).some(({ text }) => totals.test(tidyWord(text)))) return 'total'
  if (notes.test(tidyWord(telling[0]?.text ?? ''))) return 'note'
  const [only] = telling
  const isName = only?.column === columnOf('name') && only !== undefined && only.text.length <= 10
  return telling.length === 1 && !isName ? 'note' : null
}
