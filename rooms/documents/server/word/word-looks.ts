import { attribute } from '../spreadsheet/xml.ts'
import { first, inside, type WordNode } from './word-tree.ts'

/** How letters look. `size` in points. */
export type RunLook = {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly color?: string
}

/** How a paragraph stands. Distances in points; `line` is a multiple of single spacing. */
export type ParagraphLook = {
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  readonly before?: number
  readonly after?: number
  readonly left?: number
  readonly firstLine?: number
  readonly line?: number
  readonly keepNext?: boolean
  readonly newPage?: boolean
}

export type Look = { readonly run: RunLook; readonly paragraph: ParagraphLook }

const value = (node: WordNode | undefined, name = 'val'): string | null =>
  node ? attribute(node.attributes, name) : null
const number = (node: WordNode | undefined, name = 'val'): number | undefined => {
  const text = value(node, name)
  return text !== null && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/** Word turns something on by naming it, and off by naming it with a no. */
const isOn = (node: WordNode | undefined): boolean | undefined =>
  node === undefined ? undefined : !['0', 'false', 'off', 'none'].includes(value(node) ?? '')

const known = <T extends object>(look: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(look).filter(([, one]) => one !== undefined)) as never

export function runLook(properties: WordNode | undefined): RunLook {
  const size = number(first(properties, 'sz'))
  const color = value(first(properties, 'color'))
  return known({
    size: size === undefined ? undefined : size / 2,
    bold: isOn(first(properties, 'b')),
    italic: isOn(first(properties, 'i')),
    underline: isOn(first(properties, 'u')),
    strike: isOn(first(properties, 'strike')),
    color: color && /^[0-9a-f]{6}$/i.test(color) ? `#${color}` : undefined,
  }) as RunLook
}

const alignments = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
} as const

/** Indents may be told in characters: then they follow the size of the letters. */
export function paragraphLook(properties: WordNode | undefined, size: number): ParagraphLook {
  const spacing = first(properties, 'spacing')
  const indent = first(properties, 'ind')
  const points = (node: WordNode | undefined, name: string) => {
    const twips = number(node, name)
    return twips === undefined ? undefined : twips / 20
  }
  const characters = number(indent, 'firstLineChars')
  const line = value(spacing, 'lineRule') === 'exact' ? undefined : number(spacing, 'line')
  const align = value(first(properties, 'jc'))
  return known({
    align: align && align in alignments ? alignments[align as keyof typeof alignments] : undefined,
    before: points(spacing, 'before'),
    after: points(spacing, 'after'),
    left: points(indent, 'left') ?? points(indent, 'start'),
    firstLine: characters === undefined ? points(indent, 'firstLine') : (characters / 100) * size,
    line: line === undefined ? undefined : line / 240,
    keepNext: isOn(first(properties, 'keepNext')),
    newPage: isOn(first(properties, 'pageBreakBefore')),
  }) as ParagraphLook
}

export type WordStyles = {
  readonly lookOf: (style: string | null) => Look
  /** Whether a table of this style has lines. */
  readonly hasLines: (style: string | null) => boolean
}

const defaultSize = 10.5
const deepestStyle = 12

/** The styles of a document, each over what it is based on. */
export function wordStyles(root: WordNode | undefined): WordStyles {
  const styles = first(root, 'styles')
  const byId = new Map(inside(styles, 'style').map((style) => [value(style, 'styleId'), style]))
  const usual = inside(styles, 'style').find(
    (style) => value(style, 'type') === 'paragraph' && value(style, 'default') === '1',
  )
  const defaults = first(styles, 'docDefaults')
  const base: Look = {
    run: { size: defaultSize, ...runLook(first(first(defaults, 'rPrDefault'), 'rPr')) },
    paragraph: paragraphLook(first(first(defaults, 'pPrDefault'), 'pPr'), defaultSize),
  }
  const lookAt = (style: WordNode | undefined, depth: number): Look => {
    if (!style || depth > deepestStyle) return base
    const under = lookAt(byId.get(value(first(style, 'basedOn'))), depth + 1)
    const run = { ...under.run, ...runLook(first(style, 'rPr')) }
    const own = paragraphLook(first(style, 'pPr'), run.size ?? defaultSize)
    return { run, paragraph: { ...under.paragraph, ...own } }
  }
  const hasLines = (id: string | null, depth = 0): boolean => {
    const style = byId.get(id)
    if (!style || depth > deepestStyle) return false
    return linesIn(first(style, 'tblPr')) === true || hasLines(value(first(style, 'basedOn')), depth + 1)
  }
  return {
    lookOf: (style) => lookAt(style ? byId.get(style) : usual, 0),
    hasLines: (style) => hasLines(style),
  }
}

/** Whether borders are drawn, or nothing where it does not say. */
export function linesIn(properties: WordNode | undefined): boolean | undefined {
  const borders = first(properties, 'tblBorders')
  if (!borders) return undefined
  return inside(borders).some((side) => !['none', 'nil'].includes(value(side) ?? 'none'))
}
