import { describe, expect, it } from 'vitest'
import { craftParts, craftWorkbook, craftZip } from '../../../tests/fixtures/crafted-workbook.ts'
import { temporaryFiles } from '../../../tests/fixtures/temporary-file.ts'
import type { PrintedDocument } from '../domain/printed-document.ts'
import { documentsErrors } from '../errors.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { receiveDocument } from './receive-document.ts'
import { writeWord } from './word/write-word.ts'

const file = temporaryFiles()

async function receive(content: string | Buffer, name = '回执.docx'): Promise<string> {
  const received = await receiveDocument(await file(name, content))
  if (received.ok) return received.value.mediaType
  expect(Object.keys(documentsErrors)).toContain(received.error.code)
  return received.error.code
}

const printed: PrintedDocument = {
  title: '办理回执',
  language: 'zh',
  blocks: [{ kind: 'text', text: '已陪同就医' }],
}
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('a paper that is handed in', () => {
  it('is taken as what it is: PDF, Word, Excel, a photo, whatever its name says', async () => {
    expect(await receive(writePdf(printed), '回执.jpg')).toBe('application/pdf')
    expect(await receive(writeWord(printed), '回执.pdf')).toBe(word)
    expect(await receive(craftWorkbook({ rows: '' }), '回执')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
  })

  it('is refused when it is something else under a name of ours', async () => {
    expect(await receive('<html><script>alert(1)</script>', '回执.pdf')).toBe('document-kind-not-taken')
    expect(await receive(Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(64)]))).toBe(
      'document-kind-not-taken',
    )
    expect(await receive(craftZip([{ name: '照片/一.txt', content: '一' }]))).toBe('document-kind-not-taken')
    expect(await receive(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))).toBe(
      'document-kind-not-taken',
    )
    expect(await receive('')).toBe('document-kind-not-taken')
  })

  it('is refused when it is cut short', async () => {
    const pdf = writePdf(printed)
    expect(await receive(pdf.subarray(0, pdf.length - 2_100))).toBe('document-damaged')
    const docx = writeWord(printed)
    expect(await receive(docx.subarray(0, docx.length - 200))).toBe('document-damaged')
  })

  it('is refused when it asks for a password', async () => {
    const locked = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Encrypt 5 0 R>>\n%%EOF')
    expect(await receive(locked)).toBe('document-is-encrypted')
    const mark = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await receive(mark)).toBe('document-is-encrypted')
  })

  it('is refused when it would run something', async () => {
    const scripted = Buffer.from(
      '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF',
    )
    expect(await receive(scripted)).toBe('document-has-programs')
    const macros = craftZip([...craftParts({ rows: '' }), { name: 'xl/vbaProject.bin', content: 'x' }])
    expect(await receive(macros)).toBe('document-has-programs')
  })
})
