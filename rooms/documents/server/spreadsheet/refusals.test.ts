import { describe, expect, it } from 'vitest'
import {
  type CraftedWorkbook,
  craftParts,
  craftWorkbook,
  craftZip,
} from '../../../../tests/fixtures/crafted-workbook.ts'
import { temporaryFiles } from '../../../../tests/fixtures/temporary-file.ts'
import { documentsErrors } from '../../errors.ts'
import { openSpreadsheet, type SpreadsheetOptions } from './read.ts'

const file = temporaryFiles()
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const oneRow = `<row r="1">${cell('A1', '姓名')}</row>`

async function codeOf(content: string | Buffer, options: SpreadsheetOptions = {}, name = '台账.xlsx') {
  const opened = await openSpreadsheet(await file(name, content), options)
  if (opened.ok) return 'opened'
  expect(Object.keys(documentsErrors)).toContain(opened.error.code)
  return opened.error.code
}
const codeOfWorkbook = (wanted: CraftedWorkbook, options?: SpreadsheetOptions) =>
  codeOf(craftWorkbook(wanted), options)

describe('a file that is no spreadsheet is told by its content, whatever its name says', () => {
  it('takes the workbook that all the refused ones below are made from', async () => {
    expect(await codeOfWorkbook({ rows: oneRow })).toBe('opened')
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'file-is-pdf'],
    ['a photo', Buffer.from('ffd8ffe000104a46494600010100', 'hex'), 'file-is-image'],
    ['a screenshot', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file-is-image'],
    ['a rar archive', Buffer.from('526172211a0700cf907300000d000000', 'hex'), 'file-is-archive'],
    ['a web page that a system exports as xls', '<html><body><table><tr><td>姓名', 'file-is-web-page'],
    ['an XML spreadsheet of 2003', '<?xml version="1.0"?><Workbook/>', 'file-is-xml'],
    [
      'a program',
      Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(64)]),
      'file-not-a-spreadsheet',
    ],
    ['a letter without columns', '您好:\n请查收台账。\n谢谢', 'text-has-no-columns'],
    ['nothing at all', '', 'file-is-empty'],
  ])('refuses %s', async (_, content, code) => {
    expect(await codeOf(content)).toBe(code)
  })

  it('refuses a Word document, a presentation, an OpenDocument sheet and a plain archive', async () => {
    const archive = (name: string) => craftZip([{ name, content: '<x/>' }])
    expect(await codeOf(archive('word/document.xml'))).toBe('file-is-word')
    expect(await codeOf(archive('ppt/presentation.xml'))).toBe('file-is-presentation')
    expect(await codeOf(archive('content.xml'))).toBe('file-is-open-document')
    expect(await codeOf(archive('照片/1.jpg'))).toBe('file-is-archive')
    expect(await codeOf(archive('xl/workbook.bin'))).toBe('file-is-binary-workbook')
  })

  it('tells the old xls from a workbook locked by a password', async () => {
    const compound = (stream: string) => {
      const bytes = Buffer.alloc(2_048)
      Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
      bytes.writeUInt16LE(9, 30)
      bytes.write(stream, 512, 'utf16le')
      return bytes
    }
    expect(await codeOf(compound('Workbook'))).toBe('file-is-old-excel')
    expect(await codeOf(compound('EncryptedPackage'))).toBe('file-is-encrypted')
    expect(await codeOf(compound('WordDocument'))).toBe('file-not-a-spreadsheet')
  })
})

describe('a hostile archive is refused while it is being looked through', () => {
  it('refuses a workbook with macros, by its part and by its declared type', async () => {
    const macro = { name: 'xl/vbaProject.bin', content: 'x' }
    expect(await codeOfWorkbook({ rows: oneRow, more: [macro] })).toBe('file-has-macros')
    const sheet = { name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }
    expect(await codeOfWorkbook({ rows: oneRow, more: [sheet] })).toBe('file-has-macros')
    const contentType = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    expect(await codeOfWorkbook({ rows: oneRow, contentType })).toBe('file-has-macros')
  })

  it('refuses a zip bomb that hides its size, by counting what really comes out', async () => {
    const parts = craftParts({ worksheet: `<worksheet>${'<a/>'.repeat(5_000_000)}</worksheet>` })
    const lying = parts.map((part) => ({ ...part, declaredSize: 100 }))
    expect(await codeOf(craftZip(lying))).toBe('archive-is-a-trap')
    expect(await codeOf(craftZip(lying), { limits: { unpackedRatio: 1e9, unpackedBytes: 1_000_000 } })).toBe(
      'archive-unpacks-too-large',
    )
  })

  it('refuses an archive that admits to be too large, before unpacking anything', async () => {
    const parts = craftParts({ rows: oneRow }).map((part) => ({ ...part, declaredSize: 200_000_000 }))
    expect(await codeOf(craftZip(parts))).toBe('archive-unpacks-too-large')
  })

  it('refuses parts that share their bytes, and thousands of parts', async () => {
    const twice = { name: 'xl/media/again.xml', content: '', shareData: true }
    expect(await codeOfWorkbook({ rows: oneRow, more: [twice] })).toBe('archive-is-a-trap')
    const many = Array.from({ length: 60 }, (_, i) => ({ name: `x/${i}`, content: '' }))
    expect(await codeOfWorkbook({ rows: oneRow, more: many }, { limits: { parts: 50 } })).toBe(
      'archive-too-many-parts',
    )
  })

  it('opens no archive inside the archive', async () => {
    const inner = { name: 'xl/embeddings/bomb.xlsx', content: craftZip([{ name: 'a', content: 'x' }]) }
    expect(await codeOfWorkbook({ rows: oneRow, more: [inner] })).toBe('opened')
  })

  it('refuses entities, external or exploding', async () => {
    const worksheet = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${oneRow}</sheetData></worksheet>`
    expect(await codeOfWorkbook({ worksheet })).toBe('workbook-has-entities')
    const sharedStrings = '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst/>'
    expect(await codeOfWorkbook({ rows: oneRow, sharedStrings })).toBe('workbook-has-entities')
  })

  it('refuses a locked part', async () => {
    const parts = craftParts({ rows: oneRow }).map((part) => ({ ...part, encrypted: true }))
    expect(await codeOf(craftZip(parts))).toBe('file-is-encrypted')
  })
})

describe('a damaged file is refused whole, never read halfway', () => {
  const whole = craftWorkbook({ rows: oneRow })

  it('notices a broken transfer at any point', async () => {
    for (const length of [5, 40, 400, whole.length - 30, whole.length - 1]) {
      expect(await codeOf(whole.subarray(0, length)), `${length} bytes`).toMatch(/^archive-truncated$/)
    }
  })

  it('notices changed bytes by the checksum', async () => {
    const parts = craftParts({ rows: oneRow }).map((part) => ({ ...part, stored: true }))
    const changed = craftZip(parts.map((part) => ({ ...part, crc: 7 })))
    expect(await codeOf(craftZip(parts))).toBe('opened')
    expect(await codeOf(changed)).toBe('archive-damaged')
  })

  it('notices XML that stops in the middle, and rows that go backwards', async () => {
    expect(await codeOfWorkbook({ worksheet: `<worksheet><sheetData>${oneRow}` })).toBe('workbook-damaged')
    const backwards = `<row r="2">${cell('A2', 'a')}</row><row r="1">${cell('A1', 'b')}</row>`
    expect(await codeOfWorkbook({ rows: backwards })).toBe('workbook-damaged')
    expect(await codeOfWorkbook({ rows: `<row r="1">${cell('1A', 'a')}</row>` })).toBe('workbook-damaged')
  })

  it('notices a sheet whose part is missing, and two sheets of one name, of which one would be passed over', async () => {
    const changed = (change: (part: { name: string; content: string }) => string) =>
      craftZip(
        craftParts({ rows: oneRow }).map((part) => ({
          ...part,
          content: change({ name: part.name, content: String(part.content) }),
        })),
      )
    const twice = changed(({ name, content }) =>
      name === 'xl/workbook.xml' ? content.replace(/<sheet [^>]*>/, '$&$&') : content,
    )
    expect(await codeOf(twice)).toBe('workbook-damaged')
    const missing = changed(({ content }) =>
      content.replace('worksheets/sheet1.xml"/>', 'worksheets/none.xml"/>'),
    )
    expect(await codeOf(missing)).toBe('workbook-damaged')
  })

  it('never throws, whatever single byte is wrong', async () => {
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      expect(typeof (await codeOf(bytes))).toBe('string')
    }
  })
})

describe('a sheet beyond the limits', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, 'x')}</row>`).join('')

  it('is refused by rows with values; the row that just fits is not', async () => {
    expect(await codeOfWorkbook({ rows: rows(10) }, { limits: { rows: 10 } })).toBe('opened')
    expect(await codeOfWorkbook({ rows: rows(11) }, { limits: { rows: 10 } })).toBe('sheet-too-many-rows')
    expect(await codeOf('a,b\nc,d\n'.repeat(3), { limits: { rows: 5 } })).toBe('sheet-too-many-rows')
  })

  it('is not refused for blank formatted rows and columns', async () => {
    const blank = Array.from({ length: 50 }, (_, i) => `<row r="${i + 2}"><c r="XFD${i + 2}" s="1"/></row>`)
    expect(await codeOfWorkbook({ rows: oneRow + blank.join('') }, { limits: { rows: 10 } })).toBe('opened')
  })

  it('is refused by columns, merged blocks, sheets and the length of a cell', async () => {
    expect(await codeOfWorkbook({ rows: `<row r="1">${cell('ZZ1', 'x')}</row>` })).toBe(
      'sheet-too-many-columns',
    )
    const after = `<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(3)}</mergeCells>`
    expect(await codeOfWorkbook({ rows: oneRow, after }, { limits: { mergedBlocks: 2 } })).toBe(
      'sheet-too-many-merged-blocks',
    )
    const long = 'x'.repeat(40_000)
    expect(await codeOfWorkbook({ rows: `<row r="1">${cell('A1', long)}</row>` })).toBe('cell-too-long')
    expect(await codeOfWorkbook({ sharedStrings: `<sst><si><t>${long}</t></si></sst>` })).toBe(
      'cell-too-long',
    )
    expect(await codeOf(`a,b\n${long},c`)).toBe('cell-too-long')
  })

  it('is refused by the size of its file', async () => {
    expect(await codeOf(Buffer.alloc(3_000_000, 65), { limits: { fileBytes: 2_000_000 } })).toBe(
      'file-too-large',
    )
  })
})
