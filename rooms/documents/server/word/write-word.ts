import PizZip from 'pizzip'
import type { PrintedBlock, PrintedColumn, PrintedDocument } from '../../domain/printed-document.ts'
import {
  bodyPart,
  contentTypes,
  documentRelations,
  footPart,
  grid,
  packageRelations,
  paragraph,
  run,
  stylesPart,
  table,
} from './word-parts.ts'

/** A page between margins of 2 cm, in twentieths of a point. */
const contentWidth = (landscape: boolean): number => (landscape ? 14_570 : 9_638)

/** The same blocks give the same bytes: no clock is written into the package, so that a template can be compared. */
const noTime = new Date(1980, 0, 1)

/** Writes a Word file of its own, without a template. */
export function writeWord(printed: PrintedDocument): Buffer {
  const landscape = printed.landscape ?? false
  const parts = new PizZip()
  const put = (name: string, text: string) => parts.file(name, text, { date: noTime, createFolders: false })
  put('[Content_Types].xml', contentTypes)
  put('_rels/.rels', packageRelations)
  put('word/document.xml', bodyPart(bodyOf(printed, landscape), landscape))
  put('word/styles.xml', stylesPart())
  put('word/footer1.xml', footPart(printed.foot ?? ''))
  put('word/_rels/document.xml.rels', documentRelations)
  return parts.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

function bodyOf({ title, subtitle, blocks }: PrintedDocument, landscape: boolean): string {
  const head = paragraph(run(title, { bold: true, halfPoints: 36 }), { align: 'center', after: 120 })
  const under = subtitle ? paragraph(run(subtitle, { halfPoints: 22 }), { align: 'center', after: 160 }) : ''
  return head + under + blocks.map((block) => blockOf(block, landscape)).join('')
}

function blockOf(block: PrintedBlock, landscape: boolean): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(run(block.text, { bold: true, halfPoints: 26 }), {
        before: 160,
        after: 80,
        keepNext: true,
      })
    case 'text':
      if (block.place === 'addressee')
        return paragraph(run(block.text, { bold: true }), { before: 120, after: 80 })
      if (block.place === 'signature')
        return paragraph(run(block.text), { before: 60, after: 20, align: 'end', keepNext: true })
      return paragraph(run(block.text), { after: 80, indent: true })
    case 'note':
      return paragraph(run(block.text, { halfPoints: 18, grey: true }), { after: 80 })
    case 'table':
      return table(
        widthsOf(block.columns, contentWidth(landscape)),
        block.columns.map((column) => column.title),
        block.rows,
      )
    case 'form':
      return grid(
        widthsOf(
          block.widths.map((width) => ({ title: '', width })),
          contentWidth(landscape),
        ),
        block.rows,
      )
  }
}

function widthsOf(columns: readonly PrintedColumn[], whole: number) {
  const shares = columns.reduce((sum, { width }) => sum + width, 0)
  return columns.map(({ width, end }) => ({
    twips: Math.floor((whole * width) / shares),
    ...(end ? { end } : {}),
  }))
}
