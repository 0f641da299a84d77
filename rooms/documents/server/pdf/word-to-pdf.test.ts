import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import type { Drawing } from '../../../../kernel/drawing.ts'
import { drawingOnPaper, drawStrokes } from '../picture/draw-strokes.ts'
import { checkTemplate, fillWord } from '../word/fill-word.ts'
import { wordPages } from '../word/word-pages.ts'
import { writeWord } from '../word/write-word.ts'
import { wordToPdf } from './word-to-pdf.ts'

const template = writeWord({
  title: '{title}',
  language: 'zh',
  blocks: [
    {
      kind: 'form',
      widths: [1, 2, 1, 2],
      rows: [
        {
          cells: [
            { text: '签名', label: true },
            { text: '{@signature}' },
            { text: '说明', label: true },
            { text: '{note}' },
          ],
        },
        { cells: [{ text: '{long}', span: 4 }], lines: 5 },
      ],
    },
  ],
})
const signature = drawStrokes([[100, 100, 500, 200]], '王小明')

/** The body of a Word file with another in its place, as Word writes them. */
function withBody(body: string, more: (zip: PizZip) => void = () => {}): Buffer {
  const zip = new PizZip(template)
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  zip.file('word/document.xml', `<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`)
  more(zip)
  return zip.generate({ type: 'nodebuffer' })
}

describe('a Word file set as pages', () => {
  it('has the merged cells, heights, shades and pictures of the file', () => {
    const docx = fillWord(template, { title: '表', '@signature': signature, note: '', long: '甲\n乙' })
    const { pages, pictures } = wordPages(docx)
    const table = pages.blocks.find(({ kind }) => kind === 'table')
    expect(table).toMatchObject({
      lines: true,
      rows: [
        { height: 21, cells: [{ span: 1, fill: '#EEF2F0' }, {}, {}, {}] },
        { height: 89, cells: [{ span: 4, fill: null }] },
      ],
    })
    expect(pictures.map(({ file }) => file)).toEqual(['media-filled1.png'])
    const pdf = wordToPdf(docx, '表')
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.includes('/Subtype /Image') || pdf.includes('/Subtype/Image')).toBe(true)
  })

  it('follows styles, cells that go down, fields and page breaks as Word writes them', () => {
    const styles =
      '<w:styles xmlns:w="x"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:styleId="a1"><w:basedOn w:val="a0"/><w:rPr><w:b/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="a0"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>' +
      '<w:style w:type="table" w:styleId="grid"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style></w:styles>'
    const docx = withBody(
      '<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>' +
        '<w:p><w:r><w:br w:type="page"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>' +
        '<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/></w:tblGrid>' +
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>' +
        '<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>',
      (zip) => zip.file('word/styles.xml', styles),
    )
    const { pages } = wordPages(docx)
    expect(pages.blocks).toMatchObject([
      {
        kind: 'paragraph',
        size: 22,
        look: { align: 'center' },
        runs: [{ kind: 'text', text: '标题', size: 22, bold: true }],
      },
      { runs: [{ kind: 'new-page' }, { kind: 'page' }] },
      {
        kind: 'table',
        lines: true,
        columns: [50, 100],
        rows: [{ cells: [{ down: 2 }, { down: 1 }] }, { cells: [{ down: 1 }] }],
      },
    ])
    expect(wordToPdf(docx, '').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('reads no mark-up of a text, and nothing outside the file', () => {
    const docx = fillWord(template, {
      title: '#eval("1") *a* $x$',
      '@signature': null,
      note: '<w:p/>',
      long: '#image("/etc/passwd")',
    })
    expect(wordToPdf(docx, '').subarray(0, 5).toString()).toBe('%PDF-')
    const outside = withBody('', (zip) =>
      zip.file('word/document.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    )
    expect(() => wordToPdf(outside, '')).toThrow()
  })
})

describe('a picture in a template', () => {
  it('is a drawing where programs know SVG, a metafile where they do not, and a drawing in the PDF', () => {
    const drawing: Drawing = {
      width: 400,
      height: 200,
      focus: { x: 0, y: 0 },
      shapes: [{ shape: 'rect', x: 0, y: 0, w: 9, h: 9, fill: 'ink' }],
    }
    const drawn = drawingOnPaper(drawing, { width: 80, height: 60 }, '家')
    expect([drawn.width, drawn.height]).toEqual([80, 40])
    const docx = fillWord(template, { title: '表', '@signature': drawn, note: '', long: '' })
    const zip = new PizZip(docx)
    expect(zip.file('word/media/filled1.svg')?.asText()).toContain('width="9" height="9"')
    const metafile = zip.file('word/media/filled1.emf')?.asNodeBuffer() ?? Buffer.alloc(0)
    expect(metafile.subarray(40, 44).toString()).toBe(' EMF')
    // The frame in hundredths of a millimetre, and the whole length, stand in the head.
    expect([metafile.readInt32LE(32), metafile.readInt32LE(36), metafile.readInt32LE(48)]).toEqual([
      8000,
      4000,
      metafile.length,
    ])
    const types = zip.file('[Content_Types].xml')?.asText()
    expect(types).toContain('image/svg+xml')
    expect(types).toContain('image/x-emf')
    expect(wordPages(docx).pictures.map(({ file }) => file)).toEqual(['media-filled1.svg'])
    expect(wordToPdf(docx, '').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is known by its mark; a text in its place, which would be read as mark-up, is refused', () => {
    expect(checkTemplate(template, { title: {}, note: {}, long: {}, '@signature': {} }).ok).toBe(true)
    expect(checkTemplate(template, { title: {}, note: {}, long: {}, signature: {} })).toMatchObject({
      ok: false,
      error: { code: 'word-placeholder-unknown', data: { names: '@signature' } },
    })
  })

  it('is drawn of strokes: black where the pen went, white elsewhere', () => {
    const [width, height] = [signature.bytes.readUInt32BE(16), signature.bytes.readUInt32BE(20)]
    expect([width, height]).toEqual([1000, 310])
    expect([signature.width, signature.height]).toEqual([40, 12.4])
  })
})
