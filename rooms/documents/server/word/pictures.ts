import type PizZip from 'pizzip'

/** A picture that is put where a template says `{@name}`; it is a PNG, its size on paper in millimetres. */
export type WordPicture = {
  readonly png: Buffer
  readonly width: number
  readonly height: number
  /** Read aloud in its place. */
  readonly title: string
}

export const isPicture = (value: unknown): value is WordPicture =>
  typeof value === 'object' && value !== null && 'png' in value

/** English metric units, in which DrawingML measures: 36 000 a millimetre. */
const units = (millimetres: number): number => Math.round(millimetres * 36_000)

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The paragraph that stands for a picture; the name spaces are declared in place, whatever the template declares. */
export function pictureParagraph({ width, height, title }: WordPicture, number: number): string {
  const size = `cx="${units(width)}" cy="${units(height)}"`
  const named = `id="${9000 + number}" name="picture${number}" descr="${title.replace(/[&<>"]/g, ' ')}"`
  return (
    `<w:p><w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent ${size}/><wp:docPr ${named}/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">` +
    `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${relationships}" r:embed="${relationOf(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
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
  for (const [at, { png }] of pictures.entries()) zip.file(`word/media/filled${at + 1}.png`, png)
  const links = pictures.map(
    (_, at) =>
      `<Relationship Id="${relationOf(at + 1)}" Type="${relationships}/image" Target="media/filled${at + 1}.png"/>`,
  )
  const relations = zip.file(relationsFile)?.asText() ?? ''
  zip.file(relationsFile, relations.replace('</Relationships>', `${links.join('')}</Relationships>`))
  const types = zip.file(typesFile)?.asText() ?? ''
  if (!/Extension="png"/i.test(types))
    zip.file(
      typesFile,
      types.replace(/(<Types[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'),
    )
}
