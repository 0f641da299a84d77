import PizZip from 'pizzip'
import { attribute } from '../spreadsheet/xml.ts'
import { linesIn, paragraphLook, type RunLook, runLook, type WordStyles, wordStyles } from './word-looks.ts'
import { deep, first, inside, textOf, type WordNode, wordTree } from './word-tree.ts'

/** What stands in a line. Sizes in points. */
export type PageRun =
  | ({ readonly kind: 'text'; readonly text: string } & RunLook)
  | { readonly kind: 'break' | 'tab' | 'new-page' }
  | ({ readonly kind: 'page' | 'pages' } & RunLook)
  | { readonly kind: 'picture'; readonly file: string; readonly width: number; readonly height: number }

export type PageBlock =
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly PageRun[]
      readonly size: number
      readonly look: ReturnType<typeof paragraphLook>
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly number[]
      readonly lines: boolean
      readonly align: 'left' | 'center' | 'right'
      readonly rows: readonly PageRow[]
    }

/** `height` is the least; `head` rows come again on the next page, `whole` ones are not divided. */
export type PageRow = {
  readonly height: number
  readonly head: boolean
  readonly whole: boolean
  readonly cells: readonly PageCell[]
}

export type PageCell = {
  readonly span: number
  readonly down: number
  readonly fill: string | null
  readonly middle: boolean
  readonly blocks: readonly PageBlock[]
}

/** A Word file as pages are set from it; measures in points, pictures by the name of their part. */
export type WordPages = {
  readonly width: number
  readonly height: number
  readonly margin: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly head: readonly PageBlock[]
  readonly foot: readonly PageBlock[]
  readonly blocks: readonly PageBlock[]
}

export type Picture = { readonly file: string; readonly bytes: Buffer }

type Reading = {
  readonly styles: WordStyles
  /** Targets of the part's relations, by id. */
  readonly links: ReadonlyMap<string, string>
  readonly pictures: Map<string, Buffer>
  readonly zip: PizZip
}

/**
 * Reads the text, tables and pictures of a Word file, as far as offices' forms use them: styles, alignment, merged cells,
 * heights, header and footer. Not read: text boxes, floating shapes, numbering, columns. Throws on a damaged file.
 */
export function wordPages(docx: Buffer): {
  readonly pages: WordPages
  readonly pictures: readonly Picture[]
} {
  const zip = new PizZip(docx)
  const part = (name: string) => zip.file(name)?.asText()
  const tree = (name: string) => {
    const xml = part(name)
    return xml === undefined ? undefined : wordTree(name, xml)
  }
  const styles = wordStyles(tree('word/styles.xml'))
  const pictures = new Map<string, Buffer>()
  const readingOf = (name: string): Reading => ({
    styles,
    links: linksOf(tree(`word/_rels/${name}.rels`)),
    pictures,
    zip,
  })
  const reading = readingOf('document.xml')
  const body = deep(tree('word/document.xml'), 'body')
  const section = first(body, 'sectPr') ?? deep(body, 'sectPr')
  const edge = (name: 'headerReference' | 'footerReference') => {
    const reference = inside(section, name).find(
      (one) => (attribute(one.attributes, 'type') ?? 'default') === 'default',
    )
    const target = reading.links.get(attribute(reference?.attributes ?? '', 'id') ?? '')
    if (!target) return []
    const [root] = inside(tree(`word/${target}`))
    return root ? blocksOf(root, readingOf(target)) : []
  }
  const size = first(section, 'pgSz')
  const margin = first(section, 'pgMar')
  const points = (node: WordNode | undefined, name: string, otherwise: number) =>
    Number(attribute(node?.attributes ?? '', name) ?? otherwise * 20) / 20
  const pages: WordPages = {
    width: points(size, 'w', 595.3),
    height: points(size, 'h', 841.9),
    margin: {
      top: points(margin, 'top', 56.7),
      right: points(margin, 'right', 56.7),
      bottom: points(margin, 'bottom', 56.7),
      left: points(margin, 'left', 56.7),
    },
    head: edge('headerReference'),
    foot: edge('footerReference'),
    blocks: body ? blocksOf(body, reading) : [],
  }
  return { pages, pictures: [...pictures].map(([file, bytes]) => ({ file, bytes })) }
}

const linksOf = (root: WordNode | undefined): ReadonlyMap<string, string> =>
  new Map(
    inside(first(root, 'Relationships')).map(({ attributes }) => [
      attribute(attributes, 'Id') ?? '',
      (attribute(attributes, 'Target') ?? '').replace(/^\/word\//, ''),
    ]),
  )

const blocksOf = (node: WordNode, reading: Reading): PageBlock[] =>
  inside(node).flatMap((child): PageBlock[] => {
    if (child.name === 'p') return [paragraphOf(child, reading)]
    if (child.name === 'tbl') return [tableOf(child, reading)]
    // Content controls (`sdt`) and marks of changes hold blocks like any other.
    return ['sdt', 'sdtContent', 'ins'].includes(child.name) ? blocksOf(child, reading) : []
  })

function paragraphOf(node: WordNode, reading: Reading): PageBlock {
  const properties = first(node, 'pPr')
  const style = attribute(first(properties, 'pStyle')?.attributes ?? '', 'val')
  const under = reading.styles.lookOf(style)
  const size = under.run.size ?? 10.5
  const runs = runsOf(node, under.run, reading)
  const letters = runs.flatMap((run) => (run.kind === 'text' && run.size ? [run.size] : []))
  const tall = letters.length > 0 ? Math.max(...letters) : (runLook(first(properties, 'rPr')).size ?? size)
  return {
    kind: 'paragraph',
    runs,
    size: tall,
    look: { ...under.paragraph, ...paragraphLook(properties, tall) },
  }
}

const runsOf = (node: WordNode, look: RunLook, reading: Reading): PageRun[] =>
  inside(node).flatMap((child): PageRun[] => {
    switch (child.name) {
      case 'r':
        return partsOf(child, { ...look, ...runLook(first(child, 'rPr')) }, reading)
      case 'fldSimple': {
        const field = (attribute(child.attributes, 'instr') ?? '').trim().split(/\s+/)[0]
        const shown = { ...look, ...runLook(first(first(child, 'r'), 'rPr')) }
        if (field === 'PAGE') return [{ kind: 'page', ...shown }]
        if (field === 'NUMPAGES') return [{ kind: 'pages', ...shown }]
        return runsOf(child, look, reading)
      }
      case 'hyperlink':
      case 'ins':
      case 'smartTag':
      case 'sdt':
      case 'sdtContent':
        return runsOf(child, look, reading)
      default:
        return []
    }
  })

const partsOf = (run: WordNode, look: RunLook, reading: Reading): PageRun[] =>
  inside(run).flatMap((child): PageRun[] => {
    switch (child.name) {
      case 't':
        return [{ kind: 'text', text: textOf(child), ...look }]
      case 'tab':
        return [{ kind: 'tab' }]
      case 'br':
        return [{ kind: attribute(child.attributes, 'type') === 'page' ? 'new-page' : 'break' }]
      case 'instrText': {
        const field = textOf(child).trim().split(/\s+/)[0]
        if (field === 'PAGE') return [{ kind: 'page', ...look }]
        return field === 'NUMPAGES' ? [{ kind: 'pages', ...look }] : []
      }
      case 'drawing':
        return pictureOf(child, reading)
      default:
        return []
    }
  })

/** English metric units a point. */
const unitsAPoint = 12_700

function pictureOf(drawing: WordNode, { links, zip, pictures }: Reading): PageRun[] {
  const shown = deep(drawing, 'svgBlip') ?? deep(drawing, 'blip')
  const target = links.get(attribute(shown?.attributes ?? '', 'embed') ?? '')
  const extent = deep(drawing, 'extent')
  const entry = target && /\.(png|jpe?g|svg)$/i.test(target) ? zip.file(`word/${target}`) : null
  if (!target || !extent || !entry) return []
  const file = target.replace(/[^\w.]/g, '-')
  if (!pictures.has(file)) pictures.set(file, entry.asNodeBuffer())
  const points = (name: string) => Number(attribute(extent.attributes, name) ?? 0) / unitsAPoint
  return [{ kind: 'picture', file, width: points('cx'), height: points('cy') }]
}

function tableOf(node: WordNode, reading: Reading): PageBlock {
  const properties = first(node, 'tblPr')
  const style = attribute(first(properties, 'tblStyle')?.attributes ?? '', 'val')
  const columns = inside(first(node, 'tblGrid'), 'gridCol').map(
    ({ attributes }) => Number(attribute(attributes, 'w') ?? 1000) / 20,
  )
  const align = attribute(first(properties, 'jc')?.attributes ?? '', 'val')
  const rows = inside(node).flatMap((child) =>
    child.name === 'tr' ? [child] : child.name === 'sdt' ? inside(first(child, 'sdtContent'), 'tr') : [],
  )
  return {
    kind: 'table',
    columns,
    lines: linesIn(properties) ?? reading.styles.hasLines(style),
    align: align === 'center' ? 'center' : align === 'right' || align === 'end' ? 'right' : 'left',
    rows: rowsOf(rows, columns.length, reading),
  }
}

type Open = { down: number }

/** Cells that go on from the row above (`vMerge`) are taken into the one that began. */
function rowsOf(rows: readonly WordNode[], width: number, reading: Reading): PageRow[] {
  const above = new Map<number, Open>()
  return rows.map((row) => {
    const properties = first(row, 'trPr')
    let at = 0
    const cells = inside(row, 'tc').flatMap((cell): PageCell[] => {
      const look = first(cell, 'tcPr')
      const told = (name: string, key = 'val') => attribute(first(look, name)?.attributes ?? '', key)
      const span = Math.max(1, Math.min(Number(told('gridSpan') ?? 1), width - at))
      const merge = first(look, 'vMerge')
      const place = at
      at += span
      const open = above.get(place)
      if (merge && told('vMerge') !== 'restart' && open) {
        open.down += 1
        return []
      }
      const fill = told('shd', 'fill')
      const made = {
        span,
        down: 1,
        fill: fill && /^[0-9a-f]{6}$/i.test(fill) ? `#${fill}` : null,
        middle: told('vAlign') === 'center',
        blocks: blocksOf(cell, reading),
      }
      if (merge) above.set(place, made)
      else above.delete(place)
      return [made]
    })
    return {
      height: Number(attribute(first(properties, 'trHeight')?.attributes ?? '', 'val') ?? 0) / 20,
      head: first(properties, 'tblHeader') !== undefined,
      whole: first(properties, 'cantSplit') !== undefined,
      cells,
    }
  })
}
