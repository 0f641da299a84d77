import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import excel from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryFiles } from '../../../../tests/fixtures/temporary-file.ts'
import type { WrittenSheet, WrittenValue } from '../../domain/written-sheet.ts'
import { openSpreadsheet } from './read.ts'
import { writeWorkbook } from './write.ts'
import { writeCsv } from './write-csv.ts'

const file = temporaryFiles()

/** Collects what is written; `slow` answers that it is full after every piece. */
function collector(slow = false) {
  const pieces: Buffer[] = []
  const out = new Writable({
    highWaterMark: slow ? 1 : 65_536,
    write(piece: Buffer, _, done) {
      pieces.push(piece)
      setImmediate(done)
    },
  })
  const bytes = async () => {
    out.end()
    await finished(out)
    return Buffer.concat(pieces)
  }
  return { out, bytes }
}

async function written(sheets: readonly WrittenSheet[], rowLimit?: number): Promise<Buffer> {
  const { out, bytes } = collector(true)
  await writeWorkbook(out, sheets, rowLimit)
  return bytes()
}

async function readBack(bytes: Buffer): Promise<Record<string, unknown[][]>> {
  const opened = await openSpreadsheet(await file('written.xlsx', bytes))
  if (!opened.ok) throw new Error(opened.error.code)
  const sheets: Record<string, unknown[][]> = {}
  for (const sheet of opened.value.sheets) {
    const rows: unknown[][] = []
    for await (const { cells } of opened.value.rows(sheet)) {
      rows.push(
        cells.map((cell) => {
          if (!cell) return null
          if (cell.kind === 'number') return cell.number
          if (cell.kind === 'boolean') return cell.boolean
          return cell.kind === 'date' ? cell.day : cell.text
        }),
      )
    }
    sheets[sheet.name] = rows
  }
  return sheets
}

const people: WrittenSheet = {
  name: '小河镇',
  heading: '困难群众台账',
  columns: [
    { title: '姓名', kind: 'text', width: 12 },
    { title: '身份证号', kind: 'text', width: 22 },
    { title: '走访日期', kind: 'day' },
    { title: '金额(元)', kind: 'yuan' },
    { title: '次数', kind: 'whole' },
    { title: '类别', kind: 'text', choices: ['低保', '特困'] },
  ],
  rows: [
    ['张三', '990621198007050017', '2023-07-05', 123456, 3, '低保'],
    ['李四', '990621199012310029', '1890-01-01', 0, null, null],
  ],
}

describe('a workbook that we write', () => {
  it('gives an identity number back as text, days as days, fen as yuan', async () => {
    expect(await readBack(await written([people]))).toEqual({
      小河镇: [
        ['困难群众台账', '困难群众台账', '困难群众台账', '困难群众台账', '困难群众台账', '困难群众台账'],
        ['姓名', '身份证号', '走访日期', '金额(元)', '次数', '类别'],
        ['张三', '990621198007050017', '2023-07-05', 1234.56, 3, '低保'],
        ['李四', '990621199012310029', '1890-01-01', 0],
      ],
      可选值: [['低保'], ['特困']],
    })
  })

  it('opens in another program with its titles frozen, its lists offered and its choices hidden', async () => {
    const workbook = new excel.Workbook()
    await workbook.xlsx.load((await written([people])) as unknown as ArrayBuffer)
    const sheet = workbook.getWorksheet('小河镇')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet?.getColumn(2).width).toBe(22)
    expect(sheet?.getCell('B3').value).toBe('990621198007050017')
    expect(sheet?.getCell('B3').numFmt).toBe('@')
    expect(sheet?.getCell('F9').dataValidation).toMatchObject({
      type: 'list',
      formulae: ["'可选值'!$A$1:$A$2"],
    })
    // A program that keeps a rule for each cell can still hold them.
    expect(sheet?.getCell('F5002').dataValidation).toMatchObject({ type: 'list' })
    expect(sheet?.getCell('F5003').dataValidation).toBeUndefined()
    expect(workbook.getWorksheet('可选值')?.state).toBe('hidden')
  })

  it('stores what looks like a formula as text that stays text when it is edited', async () => {
    const dangers = ['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1+1']
    const sheet: WrittenSheet = {
      name: 'x',
      columns: [{ title: '=TITLE()', kind: 'text' }],
      rows: [...dangers, '1=1'].map((text) => [text]),
    }
    const bytes = await written([sheet])
    expect((await readBack(bytes)).x).toEqual([['=TITLE()'], ...dangers.map((text) => [text]), ['1=1']])
    const workbook = new excel.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const cells = dangers.map((_, i) => workbook.getWorksheet('x')?.getCell(`A${i + 2}`).type)
    expect(new Set(cells)).toEqual(new Set([excel.ValueType.String]))
    const styled = await partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(styled).toContain('<c r="A2" s="4" t="inlineStr">')
    expect(styled).toContain('<c r="A9" s="3" t="inlineStr">')
    expect((await partOf(bytes, 'xl/styles.xml')).split('<xf ')[6]).toContain('quotePrefix="1"')
  })

  it('goes on to a further sheet where one is full, so that no row is cut off', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => [i + 1])
    const sheet: WrittenSheet = { name: '走访', columns: [{ title: '序号', kind: 'whole' }], rows }
    const { out, bytes } = collector()
    expect(await writeWorkbook(out, [sheet], 3)).toEqual({ rows: 5 })
    expect(await readBack(await bytes())).toEqual({
      走访: [['序号'], [1], [2]],
      '走访 (2)': [['序号'], [3], [4]],
      '走访 (3)': [['序号'], [5]],
    })
  })

  it('gives two sheets of one name, or a name that no program takes, names that differ', async () => {
    const sheet = (name: string): WrittenSheet => ({
      name,
      columns: [{ title: 'a', kind: 'text' }],
      rows: [],
    })
    const bytes = await written([sheet('2023/05'), sheet('2023:05'), sheet(''), sheet('镇'.repeat(40))])
    expect(Object.keys(await readBack(bytes))).toEqual(['2023 05', '2023 05 (2)', 'Sheet', '镇'.repeat(31)])
  })

  it('lets the producer of the rows go when the download is broken off', async () => {
    let released = false
    async function* rows() {
      try {
        for (let i = 0; ; i++) yield [`${i}`.repeat(500)]
      } finally {
        released = true
      }
    }
    const { out } = collector(true)
    const writing = writeWorkbook(out, [{ name: 'x', columns: [{ title: 'a', kind: 'text' }], rows: rows() }])
    setTimeout(() => out.destroy(), 20)
    await expect(writing).rejects.toThrow()
    expect(released).toBe(true)
  })

  it('reads back every text and number exactly as it was', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((value) => value.trim() !== '')
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (value === 0 ? 0 : value))
    const value: fc.Arbitrary<WrittenValue> = fc.oneof(text, number, fc.boolean(), fc.constant(null))
    const columns = Array.from({ length: 4 }, (_, i) => ({ title: `列${i}`, kind: 'decimal' }) as const)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, value, value, text), { maxLength: 8 }), async (rows) => {
        const back = await readBack(await written([{ name: 's', columns, rows }]))
        expect(back.s?.slice(1)).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a csv that we write', () => {
  async function csvOf(rows: WrittenValue[][]): Promise<Buffer> {
    const { out, bytes } = collector(true)
    const columns = [
      { title: '姓名', kind: 'text' },
      { title: '金额', kind: 'yuan' },
    ] as const
    expect(await writeCsv(out, { columns, rows })).toEqual({ rows: rows.length })
    return bytes()
  }

  it('begins with the mark, doubles quotes, and disarms formulas but not negative numbers', async () => {
    const rows = [
      ['=HYPERLINK("http://x")', -500],
      ['张三,"李四"', 123456],
      ['\tx', null],
    ]
    expect((await csvOf(rows)).toString()).toBe(
      '\uFEFF姓名,金额\r\n"\'=HYPERLINK(""http://x"")",-5.00\r\n"张三,""李四""",1234.56\r\n"\'\tx",\r\n',
    )
  })

  it('is read back as it was', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((value) => value.trim() !== '' && !/^[=+\-@\t\r\n＝＋－＠]|\p{Cc}/u.test(value))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
        const back = await readBack(await csvOf(rows))
        expect(Object.values(back)[0]?.slice(1)).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const { unpackText } = await import('./unpack.ts')
  const { readZip } = await import('./zip.ts')
  const { defaultLimits } = await import('../../domain/limits.ts')
  const path = await file('parts.xlsx', bytes)
  const part = (await readZip(path, bytes.length, defaultLimits)).find((found) => found.name === name)
  let text = ''
  if (part)
    for await (const piece of unpackText(path, part, { unpacked: 0, limits: defaultLimits })) text += piece
  return text
}

describe('a workbook on paper', () => {
  it('is as wide as the page, with its titles on each one, and lies across where it has many columns', async () => {
    const wide: WrittenSheet = {
      name: "一览 '23",
      columns: Array.from({ length: 12 }, (_, at) => ({ title: `第${at}列`, kind: 'text' as const })),
      rows: [['一']],
    }
    const workbook = new excel.Workbook()
    await workbook.xlsx.load((await written([people, wide])) as unknown as ArrayBuffer)
    expect(workbook.getWorksheet('小河镇')?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    })
    expect(workbook.worksheets[1]?.pageSetup).toMatchObject({
      orientation: 'landscape',
      printTitlesRow: '1:1',
    })
  })
})
