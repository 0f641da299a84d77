import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import excel from 'exceljs'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type CraftedWorkbook, craftWorkbook } from '../../../../tests/fixtures/crafted-workbook.ts'
import { temporaryFiles } from '../../../../tests/fixtures/temporary-file.ts'
import type { Cell, SheetRow } from '../../domain/cell.ts'
import { openSpreadsheet, type Spreadsheet, type SpreadsheetOptions } from './read.ts'

const file = temporaryFiles()

async function open(content: string | Buffer, options?: SpreadsheetOptions): Promise<Spreadsheet> {
  const opened = await openSpreadsheet(await file('台账.xlsx', content), options)
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened.error)}`)
  return opened.value
}

async function rowsOf(spreadsheet: Spreadsheet, index = 0): Promise<SheetRow[]> {
  const sheet = spreadsheet.sheets[index]
  const rows: SheetRow[] = []
  if (sheet) for await (const row of spreadsheet.rows(sheet)) rows.push(row)
  return rows
}

/** A value in the shortest form that still tells its kind. */
function short(cell: Cell | null): unknown {
  if (!cell) return null
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.number
    case 'boolean':
      return cell.boolean
    case 'date':
      return `day ${cell.day}`
    case 'error':
      return `error ${cell.text}`
  }
}

const values = (rows: readonly SheetRow[]) => rows.map(({ row, cells }) => [row, ...cells.map(short)])
const valuesOf = async (wanted: CraftedWorkbook) => values(await rowsOf(await open(craftWorkbook(wanted))))

describe('a workbook as other programs write it', () => {
  it('reads what exceljs streams, shared strings stored after the sheets', async () => {
    const path = await file('exceljs.xlsx', '')
    const out = createWriteStream(path)
    const workbook = new excel.stream.xlsx.WorkbookWriter({
      stream: out,
      useSharedStrings: true,
      useStyles: true,
    })
    const sheet = workbook.addWorksheet('小河镇')
    sheet.addRow(['姓名', '出生日期', '金额', '是否', '合计']).commit()
    const row = sheet.addRow(['张三', new Date('1980-07-05T00:00:00Z'), 350.5, true, null])
    row.getCell(2).numFmt = 'yyyy"年"m"月"d"日"'
    row.getCell(5).value = { formula: 'C2*2', result: 701, date1904: false }
    row.commit()
    await workbook.commit()
    await finished(out)
    const opened = await openSpreadsheet(path)
    if (!opened.ok) throw new Error(opened.error.code)
    const rows = await rowsOf(opened.value)
    expect(values(rows)).toEqual([
      [1, '姓名', '出生日期', '金额', '是否', '合计'],
      [2, '张三', 'day 1980-07-05', 350.5, true, 701],
    ])
    expect(rows[1]?.cells[4]?.formula).toBe(true)
    expect(rows[1]?.cells[2]?.formula).toBe(false)
  })

  it('reads what hucre writes, several sheets, one of them hidden', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '低保', rows: [['姓名'], ['李四']] },
        { name: '特困', rows: [['姓名'], [null], ['王五']], hidden: true },
      ],
    })
    const spreadsheet = await open(Buffer.from(bytes))
    expect(spreadsheet.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['低保', false],
      ['特困', true],
    ])
    expect(values(await rowsOf(spreadsheet, 1))).toEqual([
      [1, '姓名'],
      [3, '王五'],
    ])
  })

  it('reads prefixed tags, CDATA, rich text without its pronunciation guide, and escapes', async () => {
    const worksheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="4">' +
      '<x:c r="B4" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[a<b]]>&#x4e2d;&amp;</x:t></x:is></x:c>' +
      '</x:row></x:sheetData></x:worksheet>'
    const sharedStrings =
      '<sst><si><r><rPr><b/></rPr><t>小河</t></r><r><t>镇_x000D__x005F_x000D_</t></r><rPh sb="0" eb="1"><t>xiaohe</t></rPh></si></sst>'
    expect(await valuesOf({ worksheet, sharedStrings })).toEqual([[4, null, '小河镇\r_x000D_', 'a<b中&']])
  })

  it('keeps the digits of a number as they stand in the file', async () => {
    const spreadsheet = await open(
      craftWorkbook({ rows: '<row r="1"><c r="A1"><v>4.10621E+17</v></c></row>' }),
    )
    const [row] = await rowsOf(spreadsheet)
    expect(row?.cells[0]).toEqual({
      kind: 'number',
      number: 410621000000000000,
      raw: '4.10621E+17',
      formula: false,
      from: null,
    })
  })

  it('reads errors as errors and ISO dates as days', async () => {
    const rows =
      '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="d"><v>2023-07-05T08:30:00</v></c><c r="C1" t="str"><f>A1</f><v>x</v></c></row>'
    expect(await valuesOf({ rows })).toEqual([[1, 'error #N/A', 'day 2023-07-05', 'x']])
  })

  it('counts serial numbers from 1900, or from 1904 where the workbook says so', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="171" formatCode="0.0&quot;d&quot;"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
    const rows =
      '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c><c r="C1" s="2"><v>45112.5</v></c><c r="D1" s="3"><v>45112</v></c><c r="E1"><v>45112</v></c></row>'
    expect(await valuesOf({ rows, styles })).toEqual([
      [1, 'day 1900-02-28', 'day 1900-03-01', 'day 2023-07-05', 45112, 45112],
    ])
    const rows1904 = '<row r="1"><c r="A1" s="1"><v>43650</v></c></row>'
    const workbookProperties = '<workbookPr date1904="1"/>'
    expect(await valuesOf({ rows: rows1904, styles, workbookProperties })).toEqual([[1, 'day 2023-07-05']])
  })
})

describe('merged blocks and blank rows', () => {
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
  const rows =
    `<row r="1">${cell('A1', '浚县台账')}</row>` +
    `<row r="2">${cell('A2', 'H1')}${cell('B2', '张三')}</row>` +
    `<row r="3"><c r="A3"/>${cell('B3', '李四')}</row>` +
    `<row r="4"><c r="A4"/></row><row r="5">${cell('B5', ' 　')}</row>`
  const after = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A1:C1"/></mergeCells>'

  it('give the covered cells the value of the block and say where it stands', async () => {
    const spreadsheet = await open(craftWorkbook({ rows, after }))
    const read = await rowsOf(spreadsheet)
    expect(values(read)).toEqual([
      [1, '浚县台账', '浚县台账', '浚县台账'],
      [2, 'H1', '张三'],
      [3, 'H1', '李四'],
    ])
    expect(read[2]?.cells[0]?.from).toEqual({ row: 2, column: 0 })
    expect(read[1]?.cells[0]?.from).toBeNull()
    expect(read[0]?.cells[2]?.from).toEqual({ row: 1, column: 0 })
  })

  it('may be read again from the start', async () => {
    const spreadsheet = await open(craftWorkbook({ rows, after }))
    expect(await rowsOf(spreadsheet)).toEqual(await rowsOf(spreadsheet))
  })
})

describe('a csv file', () => {
  const text = '姓名,住址,备注\r\n张三,"小河镇\r\n王庄村","他说""好"""\r\n\r\n李四,卫贤镇,\r\n'
  const expected = [
    [1, '姓名', '住址', '备注'],
    [2, '张三', '小河镇\r\n王庄村', '他说"好"'],
    [4, '李四', '卫贤镇'],
  ]

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16BE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['no line break at the end', Buffer.from(text.trimEnd())],
  ])('is read in %s', async (_, bytes) => {
    expect(values(await rowsOf(await open(bytes)))).toEqual(expected)
  })

  it('is called after its file and counts its blank lines', async () => {
    const spreadsheet = await open(text, { fileName: '小河镇台账.csv' })
    expect(spreadsheet.sheets).toEqual([
      { index: 0, name: '小河镇台账', hidden: false, filledRows: 3, blankRows: 1, columns: 3 },
    ])
  })

  it('keeps rare names of the four-byte part of GB18030', async () => {
    const rows = await rowsOf(await open(iconv.encode('姓名,村\n䶮㑇,𬭎家庄\n', 'gb18030')))
    expect(values(rows)[1]).toEqual([2, '䶮㑇', '𬭎家庄'])
  })

  it('with a few broken bytes is refused rather than read as rubbish', async () => {
    const broken = Buffer.concat([
      Buffer.from('姓名,住址\n'.repeat(50)),
      Buffer.from([0xe5, 0xbc]),
      Buffer.from(',x\n'),
    ])
    const opened = await openSpreadsheet(await file('台账.csv', broken))
    expect(opened).toEqual({ ok: false, error: { code: 'text-encoding-unknown', data: {} } })
  })

  it('with an open quotation mark is refused with the row where it opens', async () => {
    const opened = await openSpreadsheet(await file('台账.csv', 'a,b\n1,2\n"3,4\n5,6\n'))
    expect(opened).toEqual({ ok: false, error: { code: 'quote-not-closed', data: { row: 3 } } })
  })
})

describe('while a large sheet is read', () => {
  it('other work gets its turn again and again', async () => {
    const row = (i: number) =>
      `<row r="${i}">${'<c t="inlineStr"><is><t>小河镇王庄村</t></is></c>'.repeat(24)}</row>`
    const rows = Array.from({ length: 4_000 }, (_, i) => row(i + 1)).join('')
    const path = await file('large.xlsx', craftWorkbook({ rows }))
    let turns = 0
    let reading = true
    const takeTurn = () => {
      turns += 1
      if (reading) setImmediate(takeTurn)
    }
    setImmediate(takeTurn)
    const opened = await openSpreadsheet(path)
    reading = false
    if (!opened.ok) throw new Error(opened.error.code)
    expect(turns).toBeGreaterThan(50)
    expect((await rowsOf(opened.value)).length).toBe(4_000)
  })
})
