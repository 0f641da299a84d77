import { SpreadsheetRefused } from './refused.ts'
import { type Budget, unpackText } from './unpack.ts'
import { attribute, type XmlHandler, XmlScanner } from './xml.ts'
import type { ZipPart } from './zip.ts'

/** The parts of one workbook file (ECMA-376 part 2: an "open packaging convention" package). */
export type Package = {
  readonly path: string
  readonly parts: ReadonlyMap<string, ZipPart>
  readonly budget: Budget
}

/** Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3). */
export const partNamed = (pack: Package, name: string): ZipPart | null =>
  pack.parts.get(name.toLowerCase()) ?? null

export async function scanPart(pack: Package, part: ZipPart, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(part.name, handler)
  for await (const piece of unpackText(pack.path, part, pack.budget)) scanner.write(piece)
  scanner.end()
}

/** Relationship type without its address (`worksheet`, `styles`), and the part it leads to. */
export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** What a part leads to inside the package; links to outside are left out and never followed. */
export async function relationshipsOf(pack: Package, partName: string): Promise<Relationship[]> {
  const slash = partName.lastIndexOf('/')
  const folder = partName.slice(0, slash + 1)
  const part = partNamed(pack, `${folder}_rels/${partName.slice(slash + 1)}.rels`)
  const found: Relationship[] = []
  if (!part) return found
  await scanPart(pack, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = attribute(attributes, 'Type') ?? ''
      const target = attribute(attributes, 'Target') ?? ''
      const id = attribute(attributes, 'Id') ?? ''
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(folder, target) })
    },
    close() {},
    text() {},
  })
  return found
}

function resolveTarget(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/**
 * Refuses what is a package but no plain workbook: macros (a VBA project, an Excel 4 macro sheet, a
 * macro-enabled type), the binary workbook, Word and PowerPoint files, OpenDocument, any other archive.
 */
export async function refuseOtherPackages(pack: Package): Promise<void> {
  const names = [...pack.parts.keys()]
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/'))) {
    throw new SpreadsheetRefused('file-has-macros')
  }
  if (names.some((name) => name.startsWith('word/'))) throw new SpreadsheetRefused('file-is-word')
  if (names.some((name) => name.startsWith('ppt/'))) throw new SpreadsheetRefused('file-is-presentation')
  if (names.includes('xl/workbook.bin')) throw new SpreadsheetRefused('file-is-binary-workbook')
  if (names.includes('content.xml')) throw new SpreadsheetRefused('file-is-open-document')
  const types = partNamed(pack, '[Content_Types].xml')
  if (!types) throw new SpreadsheetRefused('file-is-archive')
  await scanPart(pack, types, {
    open(_, attributes) {
      if (/macroEnabled/i.test(attribute(attributes, 'ContentType') ?? '')) {
        throw new SpreadsheetRefused('file-has-macros')
      }
    },
    close() {},
    text() {},
  })
}
