import type PizZip from 'pizzip'

/**
 * A picture that is put where a template says `{@name}`; its size on paper in millimetres. A drawing is an SVG for programs of
 * today, and the same as a metafile for those that know none.
 */
export type WordPicture = {
  readonly bytes: Buffer
  readonly kind: 'png' | 'emf'
  readonly svg?: string
  readonly width: number
  readonly height: number
  /** Read aloud in its place. */
  readonly title: string
}

export const isPicture = (value: unknown): value is WordPicture =>
  typeof value === 'object' && value !== null && 'bytes' in value

/** English metric units, in which DrawingML measures: 36 000 a millimetre. */
const units = (millimetres: number): number => Math.round(millimetres * 36_000)

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The paragraph that stands for a picture; the name spaces are declared in place, whatever the template declares. */
export function pictureParagraph({ width, height, title, svg }: WordPicture, number: number): string {
  const drawn = svg
    ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relationOf(number)}Drawn"/></a:ext></a:extLst>`
    : ''
  const size = `cx="${units(width)}" cy="${units(height)}"`
  const named = `id="${9000 + number}" name="picture${number}" descr="${title.replace(/[&<>"]/g, ' ')}"`
  return (
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent ${size}/><wp:docPr ${named}/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">` +
    `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${relationships}" r:embed="${relationOf(number)}">${drawn}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  )
}

const relationOf = (number: number): string => `rIdFilled${number}`

/** Where nothing is to be shown the cell still needs a paragraph. */
export const noPicture = '<w:p/>'

const relationsFile = 'word/_rels/document.xml.rels'
const typesFile = '[Content_Types].xml'

/** Puts the pictures into the package, where their paragraphs look for them. */
export function addPictures(zip: PizZip, pictures: readonly WordPicture[]): void {
  if (pictures.length === 0) return
  const links: string[] = []
  const put = (id: string, file: string, content: Buffer | string) => {
    zip.file(`word/media/${file}`, content)
    links.push(`<Relationship Id="${id}" Type="${relationships}/image" Target="media/${file}"/>`)
  }
  for (const [at, { bytes, kind, svg }] of pictures.entries()) {
    put(relationOf(at + 1), `filled${at + 1}.${kind}`, bytes)
    if (svg) put(`${relationOf(at + 1)}Drawn`, `filled${at + 1}.svg`, svg)
  }
  const relations = zip.file(relationsFile)?.asText() ?? ''
  zip.file(relationsFile, relations.replace('</Relationships>', `${links.join('')}</Relationships>`))
  const types = zip.file(typesFile)?.asText() ?? ''
  const missing = Object.entries({ png: 'image/png', emf: 'image/x-emf', svg: 'image/svg+xml' }).filter(
    ([ending]) => !types.includes(`Extension="${ending}"`),
  )
  const declared = missing.map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
  zip.file(typesFile, types.replace(/(<Types[^>]*>)/, `$1${declared.join('')}`))
}
