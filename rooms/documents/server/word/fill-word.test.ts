import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { writePdf } from '../pdf/write-pdf.ts'
import { checkTemplate, fillWord, placeholdersIn } from './fill-word.ts'
import { writeWord } from './write-word.ts'

const template = writeWord({
  title: '{title}',
  language: 'zh',
  blocks: [
    {
      kind: 'table',
      columns: [
        { title: '指标', width: 1 },
        { title: '数', width: 1 },
      ],
      rows: [['{#lines}{name}', '{value}{/lines}']],
    },
  ],
})
const known = { title: {}, lines: { name: {}, value: {} } }
const bodyOf = (docx: Buffer) => new PizZip(docx).file('word/document.xml')?.asText() ?? ''

describe('a Word template', () => {
  it('tells its placeholders, those of a loop inside it', () => {
    expect(placeholdersIn(template)).toEqual({ ok: true, value: known })
  })

  it('is filled line by line, with marks of XML kept as text', () => {
    const body = bodyOf(
      fillWord(template, {
        title: '<月报> & 表',
        lines: [
          { name: '走访', value: 5665 },
          { name: '个案', value: 18 },
        ],
      }),
    )
    expect(body).toContain('&lt;月报&gt; &amp; 表')
    expect(body).toContain('5665')
    expect(body.match(/<w:tr>/g)).toHaveLength(3)
  })

  it('is refused by name where nothing fills a placeholder', () => {
    const checked = checkTemplate(template, { title: {}, lines: { name: {} } })
    expect(checked).toMatchObject({
      ok: false,
      error: { code: 'word-placeholder-unknown', data: { names: 'value' } },
    })
  })

  it('is refused where a placeholder does not close, and where the file is none', () => {
    const broken = writeWord({ title: '{a', language: 'zh', blocks: [] })
    expect(placeholdersIn(broken)).toMatchObject({ ok: false, error: { code: 'word-template-broken' } })
    expect(placeholdersIn(Buffer.from('%PDF-1.7'))).toMatchObject({
      ok: false,
      error: { code: 'word-not-readable' },
    })
  })

  it('is made of the same blocks as the same bytes', () => {
    const again = { title: 'a', language: 'zh' as const, blocks: [] }
    expect(writeWord(again).equals(writeWord(again))).toBe(true)
  })
})

describe('a PDF', () => {
  it('carries its Chinese font, and reads no mark-up of a text', () => {
    const pdf = writePdf({
      title: '浚县 #eval("1") $x$ *y*',
      language: 'zh',
      blocks: [{ kind: 'text', text: '㑇 #panic()' }],
    })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.includes('/FontFile2')).toBe(true)
    expect(pdf.includes('NotoSansSC')).toBe(true)
  })

  it('takes its page from data/templates', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../data/templates/printed.typ'), 'utf8')
    expect(page).not.toContain('@preview')
  })
})
