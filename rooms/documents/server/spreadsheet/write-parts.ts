import type { ColumnKind } from '../../domain/written-sheet.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const worksheetOpen = `${declaration}<worksheet xmlns="${main}">`

/**
 * How a sheet is printed: A4, as wide as the page, the titles on each page. More columns than a sheet upright takes, some 95
 * characters, lie across.
 */
const uprightCharacters = 95
/** Smaller than at half its size nobody reads a sheet: a wider one goes on to further pages at its side. */
const pageCharacters = 260

/** Whether its first column is printed on every page as well. */
export const goesOnAside = (characters: number): boolean => characters > pageCharacters

/** `characters`: the width of all columns together. */
export const pageSetup = (characters: number): string =>
  `<printOptions horizontalCentered="1" gridLines="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${characters > uprightCharacters ? 'landscape' : 'portrait'}" fitToWidth="${Math.ceil(characters / pageCharacters)}" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`

/** Places in `cellXfs` below. `guarded` is text with the quote mark that keeps it text when it is edited. */
export const styles = {
  plain: 0,
  heading: 1,
  title: 2,
  text: 3,
  guarded: 4,
  whole: 5,
  decimal: 6,
  day: 7,
  headingAtStart: 8,
} as const

export const styleOf: Record<ColumnKind, number> = {
  text: styles.text,
  whole: styles.whole,
  decimal: styles.decimal,
  yuan: styles.decimal,
  day: styles.day,
}

const border = '<left/><right/><top/><bottom/><diagonal/>'
const thin = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`)
  .join('')

export const stylesPart =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font>' +
  '<font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font>' +
  '<font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  `<borders count="2"><border>${border}</border><border>${thin}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="9">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center"/></xf>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

/** `titles`: the rows of titles, which are printed on each page; `aside`: so is the first column. */
export type ListedSheet = {
  readonly name: string
  readonly hidden: boolean
  readonly titles: number | null
  readonly aside: boolean
}

export function workbookPart(sheets: readonly ListedSheet[]): string {
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${attributeText(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const names = sheets.flatMap(({ name, titles, aside }, index) => {
    if (titles === null) return []
    const sheet = `'${attributeText(name).replaceAll("'", "''")}'`
    const places = `${aside ? `${sheet}!$A:$A,` : ''}${sheet}!$1:$${titles}`
    return [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${places}</definedName>`]
  })
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelations}"><sheets>${listed.join('')}</sheets>${defined}</workbook>`
}

export function workbookRelations(sheets: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${documentRelations}/${type}" Target="${target}"/>`
  const toSheets = Array.from({ length: sheets }, (_, i) =>
    relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`),
  )
  return `${declaration}<Relationships xmlns="${packageRelations}">${toSheets.join('')}${relation(sheets + 1, 'styles', 'styles.xml')}</Relationships>`
}

export const packageRelationsPart = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${documentRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function contentTypesPart(sheets: number): string {
  const override = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="${spreadsheetType}.${type}+xml"/>`
  const ofSheets = Array.from({ length: sheets }, (_, i) =>
    override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'),
  )
  return (
    `${declaration}<Types xmlns="${contentTypes}">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${ofSheets.join('')}</Types>`
  )
}

/** Text for an element; what XML cannot hold is written the Office way (`_x000B_`, ECMA-376 ST_Xstring). */
export function elementText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, officeEscape)
    .replace(/[&<>]/g, entity)
}

const attributeText = (text: string): string =>
  text.replace(/\p{Cc}|\p{Cs}/gu, ' ').replace(/[&<>"]/g, entity)

const officeEscape = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const entity = (character: string): string => entities[character] ?? character
