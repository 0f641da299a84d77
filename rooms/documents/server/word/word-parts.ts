/** Texts as they stand in WordprocessingML (ISO/IEC 29500-1); characters that XML 1.0 has not are left out. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

type RunLook = { readonly bold?: boolean; readonly halfPoints?: number; readonly grey?: boolean }

export function run(text: string, { bold, halfPoints, grey }: RunLook = {}): string {
  const look = [
    // Signs that are both Chinese and Latin, such as □ and “”, are taken from the Chinese font.
    '<w:rFonts w:hint="eastAsia"/>',
    bold ? '<w:b/>' : '',
    grey ? '<w:color w:val="666666"/>' : '',
    halfPoints ? `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>` : '',
  ].join('')
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return `<w:r><w:rPr>${look}</w:rPr>${lines.join('<w:br/>')}</w:r>`
}

type ParagraphLook = {
  readonly align?: 'center' | 'end'
  readonly before?: number
  readonly after?: number
  readonly keepNext?: boolean
  readonly indent?: boolean
}

/** Distances are in twentieths of a point, the unit of the format. */
export function paragraph(runs: string, look: ParagraphLook = {}): string {
  const { align, before = 0, after = 0, keepNext, indent } = look
  return [
    '<w:p><w:pPr>',
    keepNext ? '<w:keepNext/>' : '',
    `<w:spacing w:before="${before}" w:after="${after}"/>`,
    indent ? '<w:ind w:firstLineChars="200"/>' : '',
    align ? `<w:jc w:val="${align === 'end' ? 'right' : 'center'}"/>` : '',
    `</w:pPr>${runs}</w:p>`,
  ].join('')
}

export type TableColumn = { readonly twips: number; readonly end?: boolean }

export type GridCell = { readonly text: string; readonly label?: boolean; readonly span?: number }
export type GridRow = {
  readonly cells: readonly GridCell[]
  readonly lines?: number
  readonly keepNext?: boolean
  readonly whole?: boolean
}

/** The height of a line of text in a grid, in twentieths of a point. */
const lineHeight = 340
/** A row that is higher holds a long text and may go on to the next page, unless it is to stay whole. */
const mostWhole = 5

/** A form's grid: each cell as wide as the columns it goes over, each row as high as its lines at least. */
export function grid(columns: readonly TableColumn[], rows: readonly GridRow[]): string {
  const rowOf = ({ cells, lines = 1, keepNext = false, whole = lines <= mostWhole }: GridRow) => {
    let at = 0
    const drawn = cells.map(({ text, label, span = 1 }) => {
      const width = columns.slice(at, at + span).reduce((sum, { twips }) => sum + twips, 0)
      at += span
      const shade = label ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F0"/>' : ''
      const paragraphs = text.split('\n').map((line) =>
        paragraph(run(line, { halfPoints: 21, ...(label ? { bold: true } : {}) }), {
          before: 20,
          after: 20,
          keepNext,
          ...(label ? { align: 'center' } : {}),
        }),
      )
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${shade}<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`
    })
    return `<w:tr><w:trPr>${whole ? '<w:cantSplit/>' : ''}<w:trHeight w:val="${lines * lineHeight + 80}" w:hRule="atLeast"/></w:trPr>${drawn.join('')}</w:tr>`
  }
  return `${tableOpen(columns)}${rows.map(rowOf).join('')}</w:tbl>${paragraph('', {})}`
}

function tableOpen(columns: readonly TableColumn[]): string {
  const width = columns.reduce((sum, { twips }) => sum + twips, 0)
  const columnsOf = columns.map(({ twips }) => `<w:gridCol w:w="${twips}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columnsOf}</w:tblGrid>`
}

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`
const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>`

export function table(
  columns: readonly TableColumn[],
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const row = (cells: readonly string[], heading: boolean) =>
    [
      `<w:tr><w:trPr><w:cantSplit/>${heading ? '<w:tblHeader/>' : ''}</w:trPr>`,
      ...columns.map(({ twips, end }, i) => {
        const look = heading
          ? run(cells[i] ?? '', { bold: true, halfPoints: 20 })
          : run(cells[i] ?? '', { halfPoints: 20 })
        const shade = heading ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F0"/>' : ''
        return `<w:tc><w:tcPr><w:tcW w:w="${twips}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>${paragraph(look, { before: 30, after: 30, ...(end ? { align: 'end' } : {}) })}</w:tc>`
      }),
      '</w:tr>',
    ].join('')
  return [
    tableOpen(columns),
    row(head, true),
    ...rows.map((cells) => row(cells, false)),
    '</w:tbl>',
    paragraph('', {}),
  ].join('')
}

const wordMl = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const bodyPart = (blocks: string, landscape: boolean): string => {
  const [width, height] = landscape ? [16838, 11906] : [11906, 16838]
  return `${header}<w:document xmlns:w="${wordMl}" xmlns:r="${relationships}"><w:body>${blocks}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ''}/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

const small = { halfPoints: 16, grey: true } as const

/** A number that the program which opens the file counts: of the page, of all pages. */
const counted = (field: 'PAGE' | 'NUMPAGES'): string =>
  `<w:fldSimple w:instr=" ${field} ">${run('1', small)}</w:fldSimple>`

export const footPart = (text: string): string =>
  `${header}<w:ftr xmlns:w="${wordMl}">${paragraph(
    `${text ? run(`${text}    `, small) : ''}${counted('PAGE')}${run(' / ', small)}${counted('NUMPAGES')}`,
    { align: 'center' },
  )}</w:ftr>`

/** Song for text, as Chinese official papers have it; a machine without it takes its own Chinese font. */
export const stylesPart = (): string =>
  `${header}<w:styles xmlns:w="${wordMl}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`

export const documentRelations = `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relationships}/footer" Target="footer1.xml"/></Relationships>`

export const packageRelations = `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`

const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const contentTypes = `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${kind}.footer+xml"/></Types>`
